"""A similar practice as it was found, and whether it is close."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import EntityId
from kg.model import Document
from search.practices.reasons import Reason
from search.practices.tables import Facts


@dataclass(frozen=True, slots=True)
class Similar:
    """A practice that is similar, over the documents that say so."""

    id: str  # of the initiative that is shown, or of the first passage
    entity: EntityId | None
    name: str
    score: float  # those of different questions cannot be compared
    is_close: bool  # else it is only among the nearest there is
    documents: tuple[Document, ...]  # best first
    reasons: tuple[Reason, ...]
    facts: Facts  # of the first document, but for the level, which is the widest of all that tell of it

    @property
    def last_date(self) -> str:
        """When it was last told of; "" where no document is dated."""
        return max(document.date for document in self.documents)
