"""One segment of a Whoosh index, read through Whoosh's postings. Its matchers for whole queries are not used: those for
unions and optional parts lose their place when they are nested, and sets of passage numbers are faster.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, cached_property, lru_cache, reduce
from itertools import accumulate, chain, repeat
from operator import and_
from sys import intern
from typing import Any, TypeVar

from kg.ids import PassageId
from search.criteria import TextField
from search.facets import Facts

_KEPT, _PLACES_KEPT = 64, 16  # postings of words and phrases, and places of words, those asked for last
_Block = tuple[tuple[int, ...], tuple[float, ...] | None, tuple[bytes, ...]]
_Of = TypeVar("_Of")


class Segment:
    """Postings, and what is kept for each passage. Never changes: what is added or deleted makes a new one."""

    def __init__(self, reader: Any) -> None:  # whoosh publishes no types
        self._reader = reader
        self._passages = reader.column_reader("passage", translate=False)
        self.frequencies = lru_cache(maxsize=_KEPT)(self._frequencies)
        self.places = lru_cache(maxsize=_PLACES_KEPT)(self._places)
        self.lengths = cache(self._lengths)
        self.words_in = cache(self._words_in)

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
        return self._numbers("document", value) if field == "document" else self._numbers("value", f"{field}:{value}")

    def like(self, field: str, pattern: str) -> Set[int]:
        head, *rest = f"{field}:{pattern}".split("*")
        tail = re.compile(".*".join(map(re.escape, ["", *rest])), re.DOTALL)
        values = (value.decode() for value in self._reader.expand_prefix("value", head.encode()))
        return set().union(*(self._numbers("value", value) for value in values if tail.fullmatch(value, len(head))))

    def _lengths(self, field: TextField) -> Sequence[int]:
        length = self._reader.doc_field_length
        return array("L", (length(n, field) or 0 for n in range(self._reader.doc_count_all())))

    def _words_in(self, field: TextField) -> int:
        lengths = self.lengths(field)
        return sum(map(lengths.__getitem__, self.everything))

    def _column(self, name: str) -> Any:
        """The bytes kept for each passage, in order of number."""
        column = self._reader.column_reader(name, translate=False)
        return (column[number] for number in range(self._reader.doc_count_all()))

    def _frequencies(self, field: TextField, sequence: tuple[str, ...]) -> dict[int, float]:
        if len(sequence) > 1:
            return self._phrase(field, sequence)
        found: dict[int, float] = {}
        for numbers, weights, _ in self._blocks(field, sequence[0].encode()):
            found.update(zip(numbers, weights or repeat(1.0), strict=False))
        return self._kept(found)

    def _phrase(self, field: TextField, sequence: tuple[str, ...]) -> dict[int, float]:
        places = [self.places(field, word) for word in sequence]
        numbers = reduce(and_, sorted((of_word.keys() for of_word in places), key=len))
        counted = {number: _runs([_decoded(of_word[number]) for of_word in places]) for number in numbers}
        return {number: float(runs) for number, runs in counted.items() if runs}

    def _places(self, field: TextField, word: str) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        for numbers, _, values in self._blocks(field, word.encode()):
            found.update(zip(numbers, values, strict=True))
        return self._kept(found)

    def _numbers(self, field: str, value: str) -> Set[int]:
        blocks = self._blocks(field, value.encode())
        return self._kept(dict.fromkeys(chain.from_iterable(numbers for numbers, _, _ in blocks))).keys()

    def _kept(self, found: dict[int, _Of]) -> dict[int, _Of]:
        """Without deleted passages."""
        if not self._reader.has_deletions():
            return found
        return {number: of_passage for number, of_passage in found.items() if number in self.everything}

    def _blocks(self, field: str, term: bytes) -> Iterator[_Block]:
        """Numbers of passages, deleted ones too, with weight and place of the term in each.

        Taken out of the matcher a block at a time, as they stand in the file: to step through them takes ten times longer.
        """
        if (field, term) not in self._reader:
            return
        matcher = self._reader.postings(field, term)
        matcher = getattr(matcher, "child", matcher)  # without the filter of what is deleted
        while matcher.is_active():
            matcher._read_data()
            deltas, weights, values = matcher._data
            yield tuple(accumulate(deltas)), weights, values
            matcher._next_block()


def _decoded(places: bytes) -> set[int]:
    return set(struct.unpack(f"<{len(places) // 4}I", places))


def _runs(positions: Iterable[set[int]]) -> int:
    """How often a position of each word follows one of the word before."""
    return len(set.intersection(*({place - offset for place in places} for offset, places in enumerate(positions))))
