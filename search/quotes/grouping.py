"""Places of one text under its first source: reprints, and the same words again in one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.dates import by_last_day, none_may_be_earlier
from kg.model import Document
from search.place_names import stem_of
from search.quotes.alignment import likeness
from search.quotes.places import Found

_BESIDE = 8  # units right before or after the words, which reprints share on one side at least
_ALIKE = 0.8  # of the context; reprints change titles, figures and names
_ABOUT_AS_NEAR = 0.1  # of the words
_stem = lru_cache(maxsize=4096)(stem_of)
_RANKS = {"verbatim": 0, "figures": 1, "near": 2}


@dataclass(slots=True)
class Source:
    """A text that has the words, with the other places that have it from there."""

    first: Found
    reprints: list[Found] = field(default_factory=list)  # in other documents, earliest first
    again: list[Found] = field(default_factory=list)  # elsewhere in the same document


def regions_told(document: Document, words: str) -> int:
    """How many of the places that the document is about, from the province down, the words name."""
    return sum(_stem(name) in words for name in document.region)


def grouped(found: Sequence[Found], said: str = "") -> list[Source]:
    """Verbatim first, then those that differ in figures, then near ones, nearest first; of equal ones the earliest dated first.

    `said`: the words with what is said around them. Of those that differ, documents about the places that it names come
    before others that are about as near.
    """
    sources: list[Source] = []
    nearest = max((place.score for place in found), default=0.0)
    for place in sorted(found, key=lambda each: _rank(each, regions=_regions(each, said, nearest))):
        same = next((source for source in sources if source.first.document.id == place.document.id), None)
        if same:
            if not any(_overlap(place, known) for known in (same.first, *same.again)):
                same.again.append(place)
            continue
        reprinted = next((source for source in sources if _is_reprint(place, source.first)), None)
        if reprinted is None:
            sources.append(Source(place))
        elif all(known.document.id != place.document.id for known in reprinted.reprints):
            reprinted.reprints.append(place)
    return sources


def is_surely_first(sources: Sequence[Source]) -> bool:
    """Whether no other text that has the words as well may be dated before the first."""
    first = sources[0].first
    having = (place for each in sources if each.first.agreement == "verbatim" for place in (each.first, *each.reprints))
    others = (place.document.date for place in having if place.document.id != first.document.id)
    return none_may_be_earlier(others, first.document.date)


def _regions(place: Found, said: str, nearest: float) -> int:
    """Places told that put a document first: of one that has the words as they are or is far from the nearest, none."""
    if place.agreement == "verbatim" or place.score < nearest - _ABOUT_AS_NEAR:
        return 0
    return regions_told(place.document, said)


def _rank(place: Found, *, regions: int) -> tuple[int, int, float, int, str, str, int, int]:
    near = -round(place.score, 2)
    different = sum(len(difference.text) + len(difference.source.text) for difference in place.differences)
    date, start = by_last_day(place.document.date), place.stretches[0].start
    rank = _RANKS[place.agreement]
    return rank, -regions, near, different, date, place.document.id, place.ordinal, start


def _overlap(one: Found, other: Found) -> bool:
    return any(
        a.passage_id == b.passage_id and a.start < b.end and b.start < a.end
        for a in one.stretches
        for b in other.stretches
    )


def _is_reprint(one: Found, other: Found) -> bool:
    beside = one.before[-_BESIDE:] == other.before[-_BESIDE:] or one.after[:_BESIDE] == other.after[:_BESIDE]
    return beside and likeness(one.before + one.after, other.before + other.after) >= _ALIKE
