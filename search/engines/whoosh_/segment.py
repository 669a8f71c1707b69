"""One segment of a Whoosh index, read through Whoosh's postings. Its matchers for whole queries are not used: those for
unions and optional parts lose their place when they are nested, and sets of passage numbers are faster.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Set
from functools import cached_property, lru_cache
from sys import intern
from typing import Any

from kg.ids import PassageId
from search.criteria import TextField
from search.facets import Facts

_KEPT = 64  # postings of words and phrases, those asked for last


class Segment:
    """Postings, and what is kept for each passage. Never changes: what is added or deleted makes a new one."""

    def __init__(self, reader: Any) -> None:  # whoosh publishes no types
        self._reader = reader
        self._passages = reader.column_reader("passage", translate=False)
        self.frequencies = lru_cache(maxsize=_KEPT)(self._frequencies)
        self.words_in = lru_cache(self._words_in)
        self._lengths: dict[TextField, array[int]] = {}

    def close(self) -> None:
        self._reader.close()

    @cached_property
    def everything(self) -> Set[int]:
        return frozenset(self._reader.all_doc_ids())

    def passage_id(self, number: int) -> PassageId:
        return PassageId(self._passages[number].decode())

    @cached_property
    def facts(self) -> list[Facts]:
        """By passage number; passages of a document share one value."""
        made: dict[bytes, Facts] = {}
        return [made.get(data) or made.setdefault(data, Facts.from_bytes(data)) for data in self._column("facts")]

    @cached_property
    def entities(self) -> list[tuple[str, ...]]:
        """Ids by passage number."""
        return [tuple(map(intern, data.decode().split())) for data in self._column("entities")]

    def having(self, field: str, value: str) -> Set[int]:
        return {matcher.id() for matcher in self._postings("value", f"{field}:{value}".encode())}

    def like(self, field: str, pattern: str) -> Set[int]:
        head, *rest = f"{field}:{pattern}".split("*")
        tail = re.compile(".*".join(map(re.escape, ["", *rest])), re.DOTALL)
        fitting = (
            value
            for value in self._reader.expand_prefix("value", head.encode())
            if tail.fullmatch(value.decode(), len(head))
        )
        return {matcher.id() for value in fitting for matcher in self._postings("value", value)}

    def length(self, field: TextField, number: int) -> int:
        if field not in self._lengths:
            length = self._reader.doc_field_length
            self._lengths[field] = array("L", (length(n, field) or 0 for n in range(self._reader.doc_count_all())))
        return self._lengths[field][number]

    def _words_in(self, field: TextField) -> int:
        return sum(self.length(field, number) for number in self.everything)

    def _column(self, name: str) -> Any:
        """The bytes kept for each passage, in order of number."""
        column = self._reader.column_reader(name, translate=False)
        return (column[number] for number in range(self._reader.doc_count_all()))

    def _frequencies(self, field: TextField, sequence: tuple[str, ...]) -> dict[int, int]:
        if len(sequence) > 1:
            return self._phrase(field, sequence)
        return {matcher.id(): int(matcher.weight()) for matcher in self._postings(field, sequence[0].encode())}

    def _phrase(self, field: TextField, sequence: tuple[str, ...]) -> dict[int, int]:
        numbers = sorted(set.intersection(*(set(self.frequencies(field, (word,))) for word in sequence)))
        if not numbers:
            return {}
        places = zip(*(self._positions(field, word, numbers) for word in sequence), strict=True)
        counted = {number: _runs(of_words) for number, of_words in zip(numbers, places, strict=True)}
        return {number: runs for number, runs in counted.items() if runs}

    def _positions(self, field: TextField, word: str, numbers: list[int]) -> Iterator[set[int]]:
        """Where the word stands in each of the passages, which all have it."""
        matcher = self._reader.postings(field, word.encode())
        for number in numbers:
            matcher.skip_to(number)
            yield set(matcher.value_as("positions"))

    def _postings(self, field: str, term: bytes) -> Iterator[Any]:
        """The matcher of a term at each passage that has it."""
        if (field, term) not in self._reader:
            return
        matcher = self._reader.postings(field, term)
        while matcher.is_active():
            yield matcher
            matcher.next()


def _runs(positions: Iterable[set[int]]) -> int:
    """How often a position of each word follows one of the word before."""
    return len(set.intersection(*({place - offset for place in places} for offset, places in enumerate(positions))))
