"""Texts that came again are found, and no others: the near duplicates that the index of `corpus_more` names."""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from ingest.read import read_documents
from kg.model import Document, DocumentRecord
from kg.source import Source
from search.lineage.kept import Lineage


def test_near_duplicates_are_families(shared: Path, tmp_path: Path) -> None:
    marked = _marked(shared / "corpus_more" / "index.jsonl")
    records = {path.stem: _records(path) for path in sorted((shared / "corpus_more").glob("*.txt"))}
    numbers = {record.document.id: number for number, some in records.items() for record in some}
    with Lineage(tmp_path, create=True) as lineage:
        lineage.add(record for some in records.values() for record in some)
        with lineage.reading() as view:
            found = {
                frozenset((numbers[one], numbers[other]))
                for family in view.families()
                for one, other in combinations(family, 2)
            }
    print(f"\nnear duplicates: {len(marked & found)} of {len(marked)} found, {len(found - marked)} others")
    assert len(marked & found) >= 0.95 * len(marked)
    assert len(marked & found) >= 0.95 * len(found)


def _marked(index: Path) -> set[frozenset[str]]:
    rows = map(json.loads, index.read_text(encoding="utf-8").splitlines())
    return {frozenset((row["id"], row["near_dup_of"])) for row in rows if row.get("near_dup_of")}


def _records(path: Path) -> list[DocumentRecord]:
    """The documents of a file without what is extracted from them."""
    data = path.read_bytes()
    source = Source(path.name, sha256(data).hexdigest())
    return [
        DocumentRecord(Document(each.id, each.title, "", (), (), each.date, "", "", "", (source,)), each.passages)
        for each in read_documents(data, path.name, {})
    ]
