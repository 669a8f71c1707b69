"""Dates as entries print them (GB/T 7714—2025 7.5.4 and 7.6)."""

from __future__ import annotations

from kg.cite.manner import Manner
from kg.cite.reference import Date


def year_of(date: Date, manner: Manner) -> str:
    """1999, 1957—1990, 1984—, [1936], 1705（康熙四十四年）; what is written where no number is known."""
    return _told(date, date.parts[:1], date.end[:1] if date.end is not None else None, manner)


def date_of(date: Date, manner: Manner) -> str:
    """The same to the day, as far as it is known: 2012-12-27."""
    return _told(date, date.parts, date.end, manner)


def _told(date: Date, begin: tuple[int, ...], end: tuple[int, ...] | None, manner: Manner) -> str:
    if not begin or (date.literal and date.literal.startswith(str(begin[0]))):
        return date.literal
    text = _iso(begin)
    if end is not None:
        text += ("-" if manner.edition == "2015" else "—") + _iso(end)
    if date.estimated:
        text = f"[{text}]"
    return text + (manner.mark(f"（{date.literal}）") if date.literal else "")


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))
