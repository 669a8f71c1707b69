"""Passages that also stand in documents which are other texts: a paragraph that was taken over, or is always the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.ids import DocumentId
from kg.model import Document, DocumentRecord, Passage
from kg.store import GraphStore
from search.lineage.fingerprint import hashed_runs, sample_of
from search.lineage.kept import LineageView
from search.quotes.folding import fold_words

_LEAST = 60  # runs; shorter passages agree by what everybody says
_LIKELY = 0.4  # of the sample of the passage stand in the other document
_WITHIN = 0.6  # of its runs stand in one passage there
_MOST = 10  # documents that one passage is looked for in


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A passage and the like of it in another document."""

    passage: Passage
    document: Document  # the other one
    other: Passage
    within: float  # the share of the runs of the passage that the other has, from 0 to 1


def borrowed_passages(record: DocumentRecord, view: LineageView, store: GraphStore) -> list[Borrowed]:
    """In reading order; for each passage the documents with most of it first. Its own family is left out."""
    family = set(view.family_of(record.document.id))
    others = _Others(store)
    found = []
    for passage in record.passages:
        runs = _runs(passage)
        if len(runs) >= _LEAST:
            near = (others.nearest(passage, runs, each) for each in _likely(runs, view, family))
            found += sorted((one for one in near if one), key=lambda one: (-one.within, one.document.id))
    return found


def _likely(runs: Collection[int], view: LineageView, family: Collection[DocumentId]) -> list[DocumentId]:
    sample = sample_of(runs)
    met = view.documents_with(sample)
    found = [(-count, other) for other, count in met.items() if count >= _LIKELY * len(sample) and other not in family]
    return [other for _, other in sorted(found)[:_MOST]]


class _Others:
    """Documents that are looked through, each read once."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._read: dict[DocumentId, tuple[Document, list[tuple[Passage, set[int]]]] | None] = {}

    def nearest(self, passage: Passage, runs: Collection[int], other: DocumentId) -> Borrowed | None:
        """None where it stands in no one passage, or the document was removed a moment ago."""
        if other not in self._read:
            self._read[other] = self._passages(other)
        read = self._read[other]
        if read is None:
            return None
        document, passages = read
        shares = [(len(has.intersection(runs)) / len(runs), -each.ordinal, each) for each, has in passages]
        within, _, nearest = max(shares, key=lambda share: share[:2])
        return Borrowed(passage, document, nearest, within) if within >= _WITHIN else None

    def _passages(self, other: DocumentId) -> tuple[Document, list[tuple[Passage, set[int]]]] | None:
        try:
            record = self._store.get_record(other)
        except NotFoundError:
            return None
        return record.document, [(each, _runs(each)) for each in record.passages]


def _runs(passage: Passage) -> set[int]:
    return set(hashed_runs(fold_words(passage.text).units))
