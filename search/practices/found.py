"""A similar practice as it was found, and how surely it is similar."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import EntityId
from kg.model import Document
from kg.schema import Label
from search.practices.reasons import Reason
from search.practices.tables import Facts

CLOSENESS: dict[str, Label] = {  # of those that descriptions find nine in ten, six in ten and two in ten are right
    "close": Label("明显相似", "clearly similar"),
    "likely": Label("可能相似", "may be similar"),
    "slight": Label("只略有相同", "only the nearest there is"),
}


@dataclass(frozen=True, slots=True)
class Similar:
    """A practice that is similar, over the documents that say so."""

    id: str  # of the initiative that is shown, or of the first passage
    entity: EntityId | None
    name: str
    score: float  # those of different questions cannot be compared
    closeness: str  # one of CLOSENESS
    documents: tuple[Document, ...]  # best first
    reasons: tuple[Reason, ...]
    facts: Facts  # of the first document, but for the level, which is the widest of all that tell of it

    @property
    def is_close(self) -> bool:
        """Whether it is clearly similar."""
        return self.closeness == "close"

    @property
    def last_date(self) -> str:
        """When it was last told of; "" where no document is dated."""
        return max(document.date for document in self.documents)
