"""How a question is answered: as typed, with other names, as pinyin, as a sentence, or by some of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.ids import DocumentId
from kg.store import GraphStore
from search.aliases import with_aliases
from search.criteria import Criterion
from search.described import find_first_in
from search.hints import Hint
from search.index import Found, PassageIndex, Sort
from search.joined import with_joined
from search.loosen import Loosening, ways_to_loosen
from search.near_values import unknown_values
from search.pinyin_input import read_as_pinyin
from search.place_chains import with_chains
from search.query import Query

_SOME_OF_THE_WORDS = Hint(
    "没有段落含有全部词语，以下段落含有其中一部分", "no passage has all the words; these have some"
)
_AS_SENTENCE = Hint(
    "按整句检索：不要求含有全部词语，也找意思相近的词",
    "asked as a sentence: not all words are required, relatives count, too",
)
_LIKE_FIRST = Hint(
    "先列做法最相近的文档，每份一段；再列词语相近的其他段落",
    "first the documents whose practices are most alike, a passage of each; then other passages with such words",
)
_NOTHING = Hint("没有找到；可换个说法，或少用几个词", "nothing was found: try other words, or fewer")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and how the question was taken for it."""

    query: Query  # as it was read in the end
    criterion: Criterion
    found: Found
    notes: tuple[Hint, ...]
    ways_out: tuple[Loosening, ...] = ()  # where no passage has all the words
    loose: bool = False  # asked in a sentence, or no passage has all the words: these have some


class Asking:
    """One page of results of one index and one graph."""

    def __init__(
        self,
        index: PassageIndex,
        store: GraphStore,
        like: Sequence[DocumentId],
        *,
        limit: int,
        offset: int,
        sort: Sort,
        per_document: bool,
    ) -> None:
        """`like`: documents whose best passages come before all others."""
        self._index = index
        self._store = store
        self._like = like
        self._limit, self._offset, self._sort, self._per_document = limit, offset, sort, per_document
        self._widened = cache(self._with_other_names)  # asked for again by each way out

    def answer_sentence(self, query: Query) -> Answer:
        """Of what has some of the words, or of their relatives; where nothing has, as all else that is typed."""
        criterion, found = self._find(query, loose=True)
        if not found.total:
            return self.answer(query)
        notes = (_AS_SENTENCE, _LIKE_FIRST) if self._like else (_AS_SENTENCE,)
        return Answer(query, criterion, found, (*self._widened(query).hints, *notes), loose=True)

    def answer(self, query: Query) -> Answer:
        """Of what has all the words; else by reading letters as pinyin; else of what has some."""
        criterion, found = self._find(query)
        if not found.total and (read := read_as_pinyin(query, self._store, self._count)):
            query, (criterion, found) = read, self._find(read)
        if not found.total:
            return self._answer_otherwise(query)
        return Answer(query, criterion, found, self._widened(query).hints)

    def _answer_otherwise(self, query: Query) -> Answer:
        unknown = tuple(unknown_values(query, self._store, self._count))
        ways_out = tuple(ways_to_loosen(query, self._count, unknown))
        criterion, found = self._find(query, loose=True)
        last = _SOME_OF_THE_WORDS if found.total else _NOTHING
        notes = (*self._widened(query).hints, *(one.hint for one in unknown), last)
        return Answer(query, criterion, found, notes, ways_out, loose=found.total > 0)

    def _find(self, asked: Query, *, loose: bool = False) -> tuple[Criterion, Found]:
        criterion = self._index.criterion(self._widened(asked), loose=loose)
        if self._like and self._limit:
            return criterion, find_first_in(
                self._like,
                criterion,
                self._index,
                limit=self._limit,
                offset=self._offset,
                per_document=self._per_document,
            )
        return criterion, self._index.find(
            criterion, limit=self._limit, offset=self._offset, sort=self._sort, per_document=self._per_document
        )

    def _count(self, asked: Query) -> int:
        criterion = self._index.criterion(self._widened(asked))
        return self._index.find(criterion, limit=0, offset=0, sort=self._sort).total

    def _with_other_names(self, asked: Query) -> Query:
        return with_aliases(with_joined(with_chains(asked, self._index), self._store), self._store)
