"""A similar practice as it was found, and whether it is close."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import EntityId
from kg.model import Document
from search.practices.reasons import Reason
from search.practices.tables import Facts

# what the share of a close one, times its relative score, is at least: where a sentence shares two things with what is
# asked, and where none shares more than one
_CLOSE_BY_TWO, _CLOSE_BY_ONE = 0.2, 0.3


@dataclass(frozen=True, slots=True)
class Similar:
    """A practice that is similar, over the documents that say so."""

    id: str  # of the initiative that is shown, or of the first passage
    entity: EntityId | None
    name: str
    score: float  # those of different questions cannot be compared
    relative: float  # its score, where that of the best is 1
    share: float  # how much of what is asked it has, from 0 to 1
    documents: tuple[Document, ...]  # best first
    reasons: tuple[Reason, ...]
    facts: Facts  # of the first document, but for the level, which is the widest of all that tell of it

    @property
    def is_close(self) -> bool:
        """Whether it has so much of what is asked that its reasons are some; else it is only among the nearest there is.

        What has much of it and stands far behind the best has it by chance.
        """
        by_two = any(len(reason.shared) > 1 for reason in self.reasons)
        return self.share * self.relative >= (_CLOSE_BY_TWO if by_two else _CLOSE_BY_ONE)

    @property
    def last_date(self) -> str:
        """When it was last told of; "" where no document is dated."""
        return max(document.date for document in self.documents)
