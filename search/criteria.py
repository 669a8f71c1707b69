"""What an engine has to match: conditions on a passage in words as they are indexed. Every engine knows these five.

Made from a query by search.plan; made into the engine's own query by the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TextField = Literal["text", "heading", "title"]


@dataclass(frozen=True, slots=True)
class HasWords:
    """Words follow one another in a text field; weighs in the score."""

    field: TextField
    words: tuple[str, ...]  # at least one
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class HasValue:
    """One of the values is among those of a filter field; does not weigh in the score."""

    field: str  # also "document", of which the values are ids
    values: tuple[str, ...]  # folded


@dataclass(frozen=True, slots=True)
class ValueLike:
    """A value of a filter field fits a pattern, in which * stands for any characters."""

    field: str
    pattern: str  # folded


@dataclass(frozen=True, slots=True)
class Bool:
    """Parts joined. Without `must`, one of `should` must hold; with it, those only weigh."""

    must: tuple[Criterion, ...] = ()
    should: tuple[Criterion, ...] = ()
    filter: tuple[Criterion, ...] = ()  # must hold, and do not weigh
    must_not: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Everything:
    """Holds of every passage."""


Criterion = HasWords | HasValue | ValueLike | Bool | Everything


def wanted_words(criterion: Criterion, field: TextField) -> Iterator[tuple[str, ...]]:
    """The sequences of words that count for a passage if they stand in a field of it: those to be highlighted."""
    if isinstance(criterion, HasWords) and criterion.field == field:
        yield criterion.words
    elif isinstance(criterion, Bool):
        for part in (*criterion.must, *criterion.should, *criterion.filter):
            yield from wanted_words(part, field)


def weighing_words(criterion: Criterion) -> Iterator[HasWords]:
    """The words that count for the score: those asked for anywhere but in filters and exclusions."""
    if isinstance(criterion, HasWords):
        yield criterion
    elif isinstance(criterion, Bool):
        for part in (*criterion.must, *criterion.should):
            yield from weighing_words(part)
