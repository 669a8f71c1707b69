"""Reports as ingest reads them, again and again under other ids and with characters exchanged, until there are enough.

Places, people, figures and slogans are those of the reports: a place has as many more figures as there are turns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from ingest.process import process
from kg.ids import document_id
from kg.model import DocumentRecord
from kg.records import from_json, to_json
from tests.bench.search_corpus import EXCHANGED, SHARED
from tests.quality.search.questions import closed_files


def report_records(passages: int) -> Iterator[DocumentRecord]:
    """Documents with so many passages in all, or a few more; the first ones as they are."""
    originals = [record for path in _paths() for record in process(path.read_bytes(), path.name, {})]
    made = 0
    for turn in count():
        for record in originals:
            yield _under_other_id(record, turn) if turn else record
            made += len(record.passages)
            if made >= passages:
                return


def _paths() -> list[Path]:
    folders = (SHARED / "corpus", SHARED / "corpus_more")
    return [path for folder in folders for path in sorted(folder.glob("*.txt")) if path.name not in closed_files()]


def _under_other_id(record: DocumentRecord, turn: int) -> DocumentRecord:
    known = record.document.id
    copied = from_json(json.loads(json.dumps(to_json(record)).replace(known, document_id(f"{turn} {known}"))))
    exchanged = str.maketrans(EXCHANGED, EXCHANGED[turn:] + EXCHANGED[:turn])
    passages = tuple(replace(passage, text=passage.text.translate(exchanged)) for passage in copied.passages)
    return replace(copied, passages=passages)
