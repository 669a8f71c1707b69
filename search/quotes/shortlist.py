"""Which passages may hold the words: those that hold all of their runs of four units, and those that hold many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kg.dates import by_last_day
from search.shingles import Place, ShinglesView, runs_of

_MOST_RUNS = 20  # of long words, spread evenly
_COMMON = 300  # passages; a run in more of them is left to the others
_MOST_WHOLE = 2000  # passages that hold all runs, where all runs are common
_MOST_NEAR = 6
_MOST_FURTHER = 24
_SHARE_OF_BEST = 0.4  # of the runs that the best passage holds
_AS_MANY = 0.8  # of them: about as many
_MANY = 0.5  # of the runs that were looked at
_RUNS_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Passages to be looked at, each list by what a reader wants to see first."""

    whole: tuple[Place, ...]  # hold every run: earliest dated first, undated last
    near: tuple[Place, ...]  # hold some: most first; none of `whole`
    further: tuple[Place, ...]  # hold many, and about as many as the best: those that come after `near`
    sharing: int  # documents that share the longest row of the runs that were looked at; of common runs the first ones


def shortlist(units: str, view: ShinglesView) -> Shortlist:
    """Of words of four units or more; of all passages with all runs at most the first 2000 are seen."""
    runs = _spread(list(dict.fromkeys(runs_of(units))), _MOST_RUNS)
    lists = [view.holding([run], limit=_COMMON + 1) for run in runs]
    rare = [places for places in lists if len(places) <= _COMMON]
    if rare:
        counts = Counter(chain.from_iterable(rare))
        whole = [place for place, count in counts.items() if count == len(rare)]
    else:
        counts = Counter[int]()
        whole = view.holding(_spread(runs, _RUNS_AT_ONCE), limit=_MOST_WHOLE) if runs else []
    near, further = _most_first(counts, set(whole), len(rare))
    known = view.places([*whole, *near, *further])
    return Shortlist(
        tuple(sorted((known[place] for place in whole if place in known), key=_earliest_first)),
        tuple(known[place] for place in near if place in known),
        tuple(known[place] for place in further if place in known),
        view.count_documents(_holding_longest(lists)),
    )


def _most_first(counts: Counter[int], whole: set[int], runs: int) -> tuple[list[int], list[int]]:
    """Passages that hold most of so many runs, and those after them that hold about as many; none of `whole`."""
    best = max(counts.values(), default=0)
    listed = counts.most_common(len(whole) + _MOST_NEAR + _MOST_FURTHER)
    near = [(place, count) for place, count in listed if place not in whole and count >= _SHARE_OF_BEST * best]
    many = max(_AS_MANY * best, _MANY * runs)
    return (
        [place for place, _ in near[:_MOST_NEAR]],
        [place for place, count in near[_MOST_NEAR : _MOST_NEAR + _MOST_FURTHER] if count >= many],
    )


def _holding_longest(lists: Sequence[Sequence[int]]) -> set[int]:
    """Passages that hold the longest row of runs; `lists`: those that hold each."""
    longest: tuple[int, set[int]] = (0, set())
    length, holding = 0, set[int]()
    for places in lists:
        both = holding.intersection(places)
        length, holding = (length + 1, both) if both else (1, set(places))
        longest = max(longest, (length if holding else 0, holding), key=lambda row: row[0])
    return longest[1]


def _earliest_first(place: Place) -> tuple[str, str, int]:
    return by_last_day(place.date), place.document_id, place.ordinal


def _spread(runs: Sequence[str], most: int) -> list[str]:
    step = max(1.0, len(runs) / most)
    return [runs[int(n * step)] for n in range(int(len(runs) / step))]
