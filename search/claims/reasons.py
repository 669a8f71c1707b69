"""Why nobody can tell whether a claim is right."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kg.model import Figure
from search.claims.claim import Claim, FigureSource
from search.claims.comparing import years_of
from search.claims.times import is_told_from_today
from search.claims.units import amount


class Reason(StrEnum):
    """What is missing, or may be otherwise than it looks; Chinese first, English after."""

    NO_OWNER = "讲稿没有说明是哪里、是谁的数 · the draft does not tell whose figure it is"
    UNSURE_OWNER = "不能肯定是哪里、是谁的数 · it is not certain whose figure it is"
    NO_UNIT = "数字没有单位 · the figure has no unit"
    NO_SUBJECT = "没有读出数的是什么 · what is counted was not made out"
    SAME_NAME = "只知道名称，同名的可能不止一个 · known by its name alone, which others may have"
    NOTHING = "本库没有这里的同类数据 · no such figure of that place or body in this corpus"
    ELSEWHERE = "本库的这类数据是别处、别人的 · such figures of this corpus are of another place or body"
    OTHER_YEAR = "本库的是别的年份的数 · the figures of this corpus are of other years"
    OWN_DAY = "“今年”“目前”等是哪一天说的，本库不知道 · “this year” or “now” depends on the day of the draft, which is not known"
    OTHER_MANNER = (
        "本库的数时段不同，或不是一种数（总数、增量、计划） · of another time, or another kind: a total, a rise, a plan"
    )
    SEVERAL_YEARS = "本库有几个年份的数，讲稿没有说是哪一年 · several years in this corpus; the draft names none"
    SEVERAL_VALUES = "本库有几个不同的数 · several values in this corpus"
    NO_TELLING_VALUE = "本库的数太小或太整，不能据以断定 · so small or so round a number of this corpus tells nothing"
    ROUNDED = "本库有相近的约数 · a rounded figure of this corpus may be the same"
    SAME_AMOUNT = "本库有这个数，但未必是一回事 · this corpus has the amount, of what may be another thing"


def why_not_compared(sources: Sequence[FigureSource], claim: Claim) -> Reason:
    """Why none of some figures, which count what is claimed, can be held against the claim."""
    if claim.years:
        same_year = any(not years_of(source).isdisjoint(claim.years) for source in sources)
        return Reason.OTHER_MANNER if same_year else Reason.OTHER_YEAR
    return Reason.OWN_DAY if is_told_from_today(claim.whole) else Reason.OTHER_MANNER


def why_not_told(figures: Sequence[Figure]) -> Reason:
    """Why none of some figures, which can be held against a claim, tells that it is wrong."""
    values = {amount(figure.value, figure.unit) for figure in figures}
    return Reason.SEVERAL_VALUES if len(values) > 1 else Reason.NO_TELLING_VALUE
