"""What the check says of each kind of case, and what it has to say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from search.quotes.checking import Checker
from search.quotes.lookup import Lookup
from tests.quality.quotes.cases import APART, FIGURES, NEAR, RIGHT, SAME, WRONG, Case

FOUND = frozenset({"verbatim", "several_sources"})


@dataclass(slots=True)
class Tally:
    """Of one kind of case."""

    cases: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    right: int = 0  # the verdict that it has to be
    at_true_place: int = 0  # the first source stands where the sentence does
    missed: list[Case] = field(default_factory=list)

    def share(self, count: int) -> float:
        return count / self.cases if self.cases else 1.0


def measured(cases: Iterable[Case], checker: Checker) -> dict[str, Tally]:
    """By kind, in order."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for case in cases:
        found = checker.check_words(case.words).found
        tally = tallies[case.kind]
        tally.cases += 1
        tally.verdicts[found.verdict] += 1
        right, placed = _is_right(case.kind, found.verdict), _is_at_true_place(case, found)
        tally.right += right
        tally.at_true_place += placed
        if not right or (case.true and not placed):
            tally.missed.append(case)
    return dict(tallies)


def failures(tallies: dict[str, Tally], *, spared: int = 0) -> Iterator[str]:
    """The bars that are not met; `spared`: so many cases of a kind may miss one that is not 100 %, of whatever number."""
    for kind, tally in tallies.items():
        verbatim = sum(tally.verdicts[verdict] for verdict in FOUND)
        if kind not in {*SAME, *RIGHT.values(), *WRONG.values()} and verbatim:
            yield f"{kind}: {verbatim} called verbatim"
        if tally.right < _wanted(tally.cases, _bar(kind), spared):
            yield f"{kind}: right {tally.share(tally.right):.3f}, wanted {_bar(kind)}"
        if kind in SAME | NEAR | FIGURES and tally.at_true_place < _wanted(tally.cases, 0.98, spared):
            yield f"{kind}: at the true place {tally.share(tally.at_true_place):.3f}, wanted 0.98"


def _wanted(cases: int, bar: float, spared: int) -> float:
    return cases if bar == 1.0 else min(cases * bar, cases - spared)


def _bar(kind: str) -> float:
    return (
        1.0
        if kind in {*SAME, *RIGHT.values()}
        else 0.98
        if kind in {*NEAR, APART, *WRONG.values()}
        else 0.99
        if kind in FIGURES
        else 0.995
    )


def _is_right(kind: str, verdict: str) -> bool:
    if kind in SAME:
        return verdict in FOUND
    if kind in RIGHT.values():
        return verdict != "wrong_source"
    if kind in WRONG.values():
        return verdict == "wrong_source"
    if kind in NEAR:
        return verdict == "near"
    if kind in FIGURES:
        return verdict == "figure_differs"
    return verdict == "not_found" if kind == APART else verdict != "figure_differs"


def _is_at_true_place(case: Case, found: Lookup) -> bool:
    if not found.sources:
        return False
    source = found.sources[0]
    places = (source.first, *source.reprints, *source.again)
    return any(place.stretches[0].passage_id in case.true for place in places)
