"""Places of one text under its first source: reprints, and the same words again in one document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.dates import by_last_day, may_be_earlier
from search.quotes.alignment import likeness
from search.quotes.places import Found

_BESIDE = 8  # units right before or after the words, which reprints share on one side at least
_ALIKE = 0.8  # of the context; reprints change titles, figures and names
_RANKS = {"verbatim": 0, "figures": 1, "near": 2}


@dataclass(slots=True)
class Source:
    """A text that has the words, with the other places that have it from there."""

    first: Found
    reprints: list[Found] = field(default_factory=list)  # in other documents, earliest first
    again: list[Found] = field(default_factory=list)  # elsewhere in the same document


def grouped(found: Iterable[Found]) -> list[Source]:
    """Verbatim first, then those that differ in figures, then near ones, nearest first; of equal ones the earliest dated first."""
    sources: list[Source] = []
    for place in sorted(found, key=_rank):
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
    """Whether no text that has the words as well is dated less exactly, in the same year or month as the first."""
    first = sources[0].first.document.date
    having = (place for each in sources if each.first.agreement == "verbatim" for place in (each.first, *each.reprints))
    return not any(may_be_earlier(place.document.date, first) for place in having)


def _rank(place: Found) -> tuple[int, float, int, str, str, int, int]:
    near = -round(place.score, 2)
    different = sum(len(difference.text) + len(difference.source.text) for difference in place.differences)
    date, start = by_last_day(place.document.date), place.stretches[0].start
    return _RANKS[place.agreement], near, different, date, place.document.id, place.ordinal, start


def _overlap(one: Found, other: Found) -> bool:
    return any(
        a.passage_id == b.passage_id and a.start < b.end and b.start < a.end
        for a in one.stretches
        for b in other.stretches
    )


def _is_reprint(one: Found, other: Found) -> bool:
    beside = one.before[-_BESIDE:] == other.before[-_BESIDE:] or one.after[:_BESIDE] == other.after[:_BESIDE]
    return beside and likeness(one.before + one.after, other.before + other.after) >= _ALIKE
