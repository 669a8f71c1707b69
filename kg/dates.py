"""Dates as documents bear them: 2011, 2011-03 or 2011-03-18; "" for none."""

from __future__ import annotations

_LAST = "9999-99-99"


def by_last_day(date: str) -> str:
    """Sorts by the last day that a date may mean: a year comes after the days that are known of it, undated last."""
    return date + _LAST[len(date) :]


def may_be_earlier(date: str, than: str) -> bool:
    """Whether a date that is less exact may mean a day before: 2011 before 2011-03-18."""
    return bool(date) and len(date) < len(than) and than.startswith(date)
