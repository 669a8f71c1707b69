"""What a question is made of: words, filters, and how they are joined. Parts are joined by search.simplify."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Words that all must stand in a passage, near or far."""

    text: str  # as typed, without white space


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was added to the dictionary, wherever its characters stand. Never typed: search.added puts it in."""

    text: str  # folded


@dataclass(frozen=True, slots=True)
class Filter:
    """What holds of the passage or its document."""

    field: str  # one of search.query.FIELDS
    value: str  # * stands for any characters; years: 2012, 2010..2013, 2010.., ..2013


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Two or more parts that must all hold; none of them is an All. Without parts it holds always."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Two or more parts, one of which must hold; none of them is an AnyOf."""

    parts: tuple[Node, ...]


Node = Term | Phrase | Word | Filter | Not | All | AnyOf
