"""A practice as one document describes it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import DocumentId, EntityId
from kg.model import Evidence


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice in one document."""

    id: str  # of the initiative; for a practice without a name, of the first passage that describes it
    entity: EntityId | None  # the initiative, as the record names it
    name: str  # of the initiative, else the heading that it stands under, else how it begins
    document_id: DocumentId
    sentences: tuple[Evidence, ...]  # that describe it, in reading order, at least one
