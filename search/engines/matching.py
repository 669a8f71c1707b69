"""Criteria against one segment of an index, by sets of passage numbers. For engines that only give postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import reduce
from math import log
from typing import Protocol

from search.criteria import Bool, Criterion, Everything, HasValue, HasWords, TextField, ValueLike

_K1, _B = 1.2, 0.75


class Postings(Protocol):
    """A segment: passages are numbered, deleted ones are never given."""

    def everything(self) -> Set[int]: ...

    def frequencies(self, field: TextField, sequence: tuple[str, ...]) -> Mapping[int, int]:
        """How often the words follow one another, by passage that has them so."""

    def having(self, field: str, value: str) -> Set[int]: ...

    def like(self, field: str, pattern: str) -> Set[int]: ...

    def length(self, field: TextField, number: int) -> int:
        """Words of a field of a passage."""


def matching(criterion: Criterion, segment: Postings) -> Set[int]:
    """The passages for which a criterion holds."""
    match criterion:
        case HasWords(field, sequence):
            return segment.frequencies(field, sequence).keys()
        case HasValue(field, values):
            return _union(segment.having(field, value) for value in values)
        case ValueLike(field, pattern):
            return segment.like(field, pattern)
        case Everything():
            return segment.everything()
        case Bool(must, should, required, excluded):
            demanded = [matching(part, segment) for part in (*must, *required)]
            if should and not must:
                demanded.append(_union(matching(part, segment) for part in should))
            found = reduce(lambda left, right: left & right, sorted(demanded, key=len), segment.everything())
            return found - _union(matching(part, segment) for part in excluded) if found and excluded else found


def weighing(criterion: Criterion) -> Iterator[HasWords]:
    """The words that add to the score of a passage in which they stand."""
    if isinstance(criterion, HasWords):
        yield criterion
    elif isinstance(criterion, Bool):
        for part in (*criterion.must, *criterion.should):
            yield from weighing(part)


def score(
    words: HasWords, segment: Postings, among: Set[int], *, rarity: float, mean_length: float
) -> Iterator[tuple[int, float]]:
    """BM25 of each of the passages in `among` that has the words."""
    frequencies = segment.frequencies(words.field, words.words)
    for number in frequencies.keys() & among:
        frequency = frequencies[number]
        share = segment.length(words.field, number) / mean_length
        yield number, words.weight * rarity * frequency * (_K1 + 1) / (frequency + _K1 * (1 - _B + _B * share))


def rarity(passages: int, having: int) -> float:
    """The inverse document frequency as Lucene counts it, always above 0."""
    return log(1 + (passages - having + 0.5) / (having + 0.5))


def _union(parts: Iterable[Set[int]]) -> set[int]:
    return set().union(*parts)
