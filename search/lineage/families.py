"""Families of texts as they are shown: the earliest first, and what each of the others is beside it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.ids import DocumentId
from kg.model import Document, DocumentRecord
from kg.store import GraphStore
from search.lineage.differences import Comparison, compare, text_of
from search.lineage.kept import LineageView

KINDS = ("reprint", "revised", "template", "excerpt")
ORIGINAL, UNDATED = "earliest", "undated"


@dataclass(frozen=True, slots=True)
class Version:
    """A document of a family."""

    document: Document
    kind: str  # beside the earliest, which is ORIGINAL, or UNDATED where no date tells it: one of KINDS
    likeness: float  # to the earliest: the share of both texts that they have in common, from 0 to 1


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that come from one another."""

    versions: tuple[Version, ...]  # the earliest first, undated ones last; one for a document that stands alone

    @property
    def earliest(self) -> Document:
        """By date; where none is dated, the first by id."""
        return self.versions[0].document

    @property
    def is_dated(self) -> bool:
        """Whether dates tell which is the earliest; else the first by id stands for it."""
        return bool(self.earliest.date)

    @property
    def kind(self) -> str:
        """What most of the later ones are; "" where there are none."""
        kinds = Counter(version.kind for version in self.versions[1:])
        return kinds.most_common(1)[0][0] if kinds else ""


class Families:
    """Of one store. Two texts are compared once: what an id stands for never changes. Threads may share one."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._reading = threading.Lock()
        self._known: dict[tuple[DocumentId, DocumentId], tuple[str, float]] = {}
        self._listed: tuple[int, list[list[DocumentId]], list[Family]] = (-1, [], [])

    def all(self, view: LineageView) -> list[Family]:
        """Those of two or more, the largest first, then by the date of the earliest, latest first."""
        sequence, ids = self._store.sequence, sorted(view.families())
        with self._reading:
            if self._listed[:2] != (sequence, ids):
                found = [family for family in map(self._family, ids) if len(family.versions) > 1]
                found.sort(key=lambda family: family.earliest.date, reverse=True)
                self._listed = sequence, ids, sorted(found, key=lambda family: -len(family.versions))
            return self._listed[2]

    def of(self, view: LineageView, document_id: DocumentId) -> Family:
        """The family of a document. Raises NotFoundError."""
        family = self._family(view.family_of(document_id) or [document_id])
        if not family.versions:
            raise NotFoundError("document", document_id)
        return family

    def comparison(self, family: Family, document_id: DocumentId) -> Comparison:
        """A version beside the earliest. Raises NotFoundError."""
        earliest, later = (self._store.get_record(each) for each in (family.earliest.id, document_id))
        return compare(text_of(earliest), text_of(later))

    def _family(self, ids: Iterable[DocumentId]) -> Family:
        records = sorted(self._records(ids), key=lambda record: _age(record.document))
        return Family(tuple(self._version(records[0], record) for record in records))

    def _version(self, earliest: DocumentRecord, later: DocumentRecord) -> Version:
        if later is earliest:
            return Version(later.document, ORIGINAL if later.document.date else UNDATED, 1.0)
        pair = earliest.document.id, later.document.id
        if pair not in self._known:
            compared = compare(text_of(earliest), text_of(later))
            self._known[pair] = compared.kind, compared.likeness
        return Version(later.document, *self._known[pair])

    def _records(self, ids: Iterable[DocumentId]) -> Iterable[DocumentRecord]:
        for document_id in ids:
            try:
                yield self._store.get_record(document_id)
            except NotFoundError:
                continue  # removed a moment ago: the graph is written before the index


def _age(document: Document) -> tuple[bool, str, str]:
    return not document.date, document.date, document.id
