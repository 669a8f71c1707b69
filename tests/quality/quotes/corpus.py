"""Reports divided in two: those that are ingested, and those that nobody has. Reprints of one another stay together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.process import process
from kg.ids import DocumentId, PassageId
from kg.model import DocumentRecord
from search.quotes.folding import Folded, fold_words
from tests.quality.search.questions import closed_files
from tests.workspaces import sample_files

_LEAST_HAN = 16
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?[”’」』]?")
_OUT = 6  # one of so many documents is not ingested
_RUN = 12  # units
_REPRINTED = 0.2  # of the runs of a document, shared with another


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage."""

    text: str
    passage_id: PassageId
    record: DocumentRecord  # of its document


@dataclass(frozen=True, slots=True)
class Divided:
    """The documents that are ingested, and the others."""

    ingested: tuple[DocumentRecord, ...]
    others: tuple[DocumentRecord, ...]


def divided(shared: Path) -> Divided:
    """Every sixth group of reprints is not ingested."""
    records = list({record.document.id: record for record in _records(shared)}.values())
    groups = _reprints(records)
    others = {id_ for group in groups[::_OUT] for id_ in group}
    return Divided(
        tuple(record for record in records if record.document.id not in others),
        tuple(record for record in records if record.document.id in others),
    )


def sentences(records: Sequence[DocumentRecord]) -> list[Sentence]:
    """Those with 16 Han characters or more."""
    return [
        Sentence(match[0].strip(), passage.id, record)
        for record in records
        for passage in record.passages
        for match in _SENTENCE.finditer(passage.text)
        if len(re.findall("[㐀-鿿]", match[0])) >= _LEAST_HAN
    ]


def compared(folded: Folded) -> str:
    """Folded words as one string that is equal when the words are, their numerals included."""
    return "".join(
        f"<{folded.numerals[at].value}>" if at in folded.numerals else unit for at, unit in enumerate(folded.units)
    )


def _records(shared: Path) -> Iterator[DocumentRecord]:
    closed = closed_files()
    paths = (path for name in ("corpus", "corpus_more") for path in sorted((shared / name).glob("*.txt")))
    for path in (*sample_files(), *(path for path in paths if path.name not in closed)):
        yield from process(path.read_bytes(), path.name, {})


def _reprints(records: Sequence[DocumentRecord]) -> list[list[DocumentId]]:
    """Ids of documents, those that share many runs in one group."""
    runs = {record.document.id: _runs(record) for record in records}
    holders: dict[str, list[DocumentId]] = defaultdict(list)
    for id_, held in runs.items():
        for run in held:
            holders[run].append(id_)
    groups = {id_: [id_] for id_ in runs}
    shared: dict[tuple[DocumentId, DocumentId], int] = defaultdict(int)
    for ids in holders.values():
        for other in ids[1:]:
            shared[ids[0], other] += 1
    for (one, other), count in shared.items():
        if count >= _REPRINTED * min(len(runs[one]), len(runs[other])) and groups[one] is not groups[other]:
            groups[one] += groups[other]
            for id_ in groups[other]:
                groups[id_] = groups[one]
    return sorted({id(group): sorted(group) for group in groups.values()}.values())


def _runs(record: DocumentRecord) -> set[str]:
    units = fold_words("\n".join(passage.text for passage in record.passages)).units
    return {units[at : at + _RUN] for at in range(len(units) - _RUN + 1)}
