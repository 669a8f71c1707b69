"""A passage cut into words, and the places named in it: what the borders of names are found by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from ingest.cutting import cut
from ingest.steps import NamedMention
from kg.model import Passage


class PassageWords:
    """Words and places of one passage by position. Derived from the passage and the mentions given; never changed."""

    def __init__(self, passage: Passage, named: Iterable[NamedMention]) -> None:
        self.text = passage.text
        self.places: list[NamedMention] = sorted(
            (found for found in named if found.type == "place"), key=lambda found: found.mention.start
        )

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each word; punctuation and spaces lie between them."""
        return tuple((word.start, word.end) for word in cut(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _end_of(self) -> dict[int, int]:
        return dict(self.spans)

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(end for _, end in self.spans)

    @cached_property
    def _place_at(self) -> dict[int, NamedMention]:
        at: dict[int, NamedMention] = {}
        for place in self.places:
            for position in range(place.mention.start, place.mention.end):
                at[position] = place
        return at

    def word_before(self, position: int) -> tuple[int, int] | None:
        """The word that holds the character before `position`, or the last one that ends before it."""
        index = bisect_right(self._starts, position - 1) - 1
        return self.spans[index] if index >= 0 else None

    def begins_at(self, position: int) -> bool:
        """Whether a word begins there."""
        return position in self._end_of

    def ends_at(self, position: int) -> bool:
        """Whether a word ends there."""
        return position in self._ends

    def word_from(self, position: int) -> str:
        """The word that begins there; empty if none does."""
        return self.text[position : self._end_of.get(position, position)]

    def place_at(self, position: int) -> NamedMention | None:
        """The place whose name covers a position."""
        return self._place_at.get(position)
