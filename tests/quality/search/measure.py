"""How high the first answer stands, over many questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.quality.search.questions import KINDS, Question

LOOKED_AT = 20  # results of each question
_SIMILAR = ("near", "everyday")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1."""

    questions: int
    hit_at_1: float
    hit_at_5: float
    mrr: float  # mean of 1 / rank of the first answer; 0 where there is none among those looked at


def rank_of_first(question: Question, names: Sequence[str]) -> int:
    """Counted from 1; 0 where none of the results answers."""
    return next((rank for rank, name in enumerate(names, 1) if question.is_answered_by(name)), 0)


def figures(ranks: Sequence[int]) -> Figures:
    return Figures(
        questions=len(ranks),
        hit_at_1=fmean(rank == 1 for rank in ranks),
        hit_at_5=fmean(1 <= rank <= 5 for rank in ranks),
        mrr=fmean(1 / rank if rank else 0.0 for rank in ranks),
    )


def figures_by_kind(ranks: Mapping[Question, int]) -> dict[str, Figures]:
    """For each kind that was asked; for both kinds that ask who does something like this, `similar`, and `first` of them."""
    groups = {kind: [each for each in ranks if each.kind == kind] for kind in KINDS}
    groups["similar"] = [each for each in ranks if each.kind in _SIMILAR]
    groups["first"] = [each for each in groups["similar"] if each.first]
    return {name: figures([ranks[each] for each in group]) for name, group in groups.items() if group}
