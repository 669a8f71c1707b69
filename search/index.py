"""PassageIndex: passages found by words and filters. One contract test class holds every engine to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, NamedTuple, Self

from kg.ids import DocumentId, PassageId
from kg.model import DocumentRecord
from search.added import with_words
from search.criteria import Criterion
from search.dictionary import NO_WORDS, Dictionary
from search.plan import make_criterion
from search.query import Query

Sort = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage that matches, and how well; scores of different queries cannot be compared."""

    passage_id: PassageId
    score: float


class FacetCount(NamedTuple):
    """How many of the matching passages have a value."""

    value: str
    name: str  # of a region, "" for what is in none; else the value
    passages: int


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the passages that match."""

    total: int  # of all that match
    hits: tuple[Scored, ...]
    facets: Mapping[str, Sequence[FacetCount]] = field(default_factory=dict)  # FACETS, most first; none for limit 0
    documents: int = 0  # that have one of them; counted where hits are one a document, else 0


FACETS = ("region", "year", "type", "entity")


class PassageIndex(ABC):
    """Words, filter values and ids of passages; their texts stay in the GraphStore.

    Writes are upserts of whole documents. Each call of `add` or `remove` becomes visible at once and as a whole:
    readers, in this process and others, see the state before or after it. One process writes at a time, and holds
    the write lock of the data folder.
    """

    dictionary: Dictionary = NO_WORDS  # laid over what is added and what is asked; whoever opens the index sets it

    @property
    @abstractmethod
    def engine(self) -> str:
        """Its name in search.engines.ENGINES."""

    @property
    @abstractmethod
    def generation(self) -> int:
        """Which making of the index this is, counted from 1."""

    @abstractmethod
    def add(self, records: Iterable[DocumentRecord]) -> None:
        """Put these documents in place of those with the same ids. The last one of an id counts."""

    @contextmanager
    def filling(self) -> Iterator[None]:
        """A block in which much is added to an empty index that nobody reads yet: it may all become visible at the end."""
        yield

    @abstractmethod
    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        """Take documents out; unknown ids are passed over."""

    @abstractmethod
    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort, per_document: bool = False) -> Found:
        """Passages that match, with true counts under all filters; `per_document`: hits are the first of each document.

        Sorted by score, or by date with undated ones last; then latest first, then by document and place in it.
        Raises IndexUnavailableError.
        """

    @abstractmethod
    def document_ids(self) -> set[DocumentId]:
        """The documents that it has."""

    @abstractmethod
    def passages(self) -> int:
        """How many passages it has."""

    @abstractmethod
    def close(self) -> None:
        """Give back files. Closing twice is fine."""

    def search(
        self,
        query: Query,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        loose: bool = False,
        per_document: bool = False,
    ) -> Found:
        """Passages that answer a query; with `loose`, any of its words will do."""
        criterion = self.criterion(query, loose=loose)
        return self.find(criterion, limit=limit, offset=offset, sort=sort, per_document=per_document)

    def criterion(self, query: Query, *, loose: bool = False) -> Criterion:
        """What is to match for a query, in words as this index has them."""
        return make_criterion(with_words(query, self.dictionary), loose=loose)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
