"""Which passages of a segment meet a criterion, by sets of passage numbers. For engines that only give postings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import reduce
from typing import Protocol

from search.criteria import Bool, Criterion, Everything, HasValue, HasWords, TextField, ValueLike


class Postings(Protocol):
    """A segment: passages are numbered, deleted ones are never given."""

    @property
    def everything(self) -> Set[int]: ...

    def frequencies(self, field: TextField, sequence: tuple[str, ...]) -> Mapping[int, float]:
        """How often the words follow one another, by passage that has them so."""

    def having(self, field: str, value: str) -> Set[int]: ...

    def like(self, field: str, pattern: str) -> Set[int]: ...


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
            return segment.everything
        case Bool(must, should, required, excluded):
            demanded = [matching(part, segment) for part in (*must, *required)]
            if should and not must:
                demanded.append(_union(matching(part, segment) for part in should))
            if not demanded:
                return set()
            found = reduce(lambda left, right: left & right, sorted(demanded, key=len))
            return found - _union(matching(part, segment) for part in excluded) if found and excluded else found


def _union(parts: Iterable[Set[int]]) -> set[int]:
    return set().union(*parts)
