"""One segment of a Whoosh index, read through Whoosh's postings. Its matchers for whole queries are not used: those for
unions and optional parts lose their place when they are nested, and sets of passage numbers are faster.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Any

from search.criteria import TextField

_KEPT = 64  # postings of words and phrases, those asked for last


class Segment:
    """Postings, and what is kept for each passage. Never changes: Whoosh writes new segments."""

    def __init__(self, reader: Any) -> None:  # whoosh publishes no types
        self.reader = reader
        self.passages = reader.column_reader("passage", translate=False)  # ids
        self.facts = reader.column_reader("facts", translate=False)
        self.entities = reader.column_reader("entities", translate=False)
        self.frequencies = lru_cache(maxsize=_KEPT)(self._frequencies)
        self._lengths: dict[TextField, array[int]] = {}

    def everything(self) -> Set[int]:
        return set(self.reader.all_doc_ids())

    def having(self, field: str, value: str) -> Set[int]:
        return {matcher.id() for matcher in self._postings("value", f"{field}:{value}".encode())}

    def like(self, field: str, pattern: str) -> Set[int]:
        head, *rest = f"{field}:{pattern}".split("*")
        tail = re.compile(".*".join(map(re.escape, ["", *rest])), re.DOTALL)
        fitting = (
            value
            for value in self.reader.expand_prefix("value", head.encode())
            if tail.fullmatch(value.decode(), len(head))
        )
        return {matcher.id() for value in fitting for matcher in self._postings("value", value)}

    def length(self, field: TextField, number: int) -> int:
        if field not in self._lengths:
            length = self.reader.doc_field_length
            self._lengths[field] = array("L", (length(n, field) for n in range(self.reader.doc_count_all())))
        return self._lengths[field][number]

    def _frequencies(self, field: TextField, sequence: tuple[str, ...]) -> dict[int, int]:
        if len(sequence) > 1:
            return self._phrase(field, sequence)
        return {matcher.id(): int(matcher.weight()) for matcher in self._postings(field, sequence[0].encode())}

    def _phrase(self, field: TextField, sequence: tuple[str, ...]) -> dict[int, int]:
        numbers = set.intersection(*(set(self.frequencies(field, (word,))) for word in sequence))
        if not numbers:
            return {}
        ordered = sorted(numbers)
        columns = [list(self._positions(field, word, ordered)) for word in sequence]
        counted = {number: _runs([column[place] for column in columns]) for place, number in enumerate(ordered)}
        return {number: runs for number, runs in counted.items() if runs}

    def _positions(self, field: TextField, word: str, numbers: list[int]) -> Iterator[set[int]]:
        """Where the word stands in each of the passages, which all have it."""
        matcher = self.reader.postings(field, word.encode())
        for number in numbers:
            matcher.skip_to(number)
            yield set(matcher.value_as("positions"))

    def _postings(self, field: str, term: bytes) -> Iterator[Any]:
        """The matcher of a term at each passage that has it."""
        if (field, term) not in self.reader:
            return
        matcher = self.reader.postings(field, term)
        while matcher.is_active():
            yield matcher
            matcher.next()


def _runs(positions: list[set[int]]) -> int:
    """How often a position of each word follows one of the word before."""
    return len(set.intersection(*({place - offset for place in places} for offset, places in enumerate(positions))))
