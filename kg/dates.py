"""Dates as documents bear them: 2011, 2011-03 or 2011-03-18; "" for none."""

from __future__ import annotations

from collections.abc import Iterable

_BEFORE_FIRST, _LAST = "0000-00-00", "9999-99-99"


def by_last_day(date: str) -> str:
    """Sorts by the last day that a date may mean: a year comes after the days that are known of it, undated last."""
    return date + _LAST[len(date) :]


def none_may_be_earlier(dates: Iterable[str], than: str) -> bool:
    """Whether no date may mean an earlier day: 2011 may be before 2011-03-18, and before another 2011; "" is not counted."""
    return not any(date and date + _BEFORE_FIRST[len(date) :] < by_last_day(than) for date in dates)
