"""Numbers by year as a picture of bars, drawn on the server; the same numbers stand in a table below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_STEP = 44  # px from one year to the next
_BAR = 26  # px
_HIGH = 96  # px of the highest bar
_HEAD, _FOOT = 22, 26  # px for the number above a bar and the year below it
_MOST = 40  # years; of a longer time only those with a number are drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: its bar, and the number above it where there is any."""

    year: str
    number: int
    x: int  # px, left edge
    y: int  # px, upper edge
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the template needs, in px."""

    width: int
    height: int
    bar: int
    bars: tuple[Bar, ...]

    @property
    def ground(self) -> int:
        """Where the bars stand."""
        return self.height - _FOOT


def draw_timeline(numbers: Mapping[str, int]) -> Timeline | None:
    """Years as four digits, with their numbers; years without a number between them are drawn too.

    None where there are no two years to draw: what is not dated ("") has no place on it.
    """
    known = sorted(year for year in numbers if year)
    if len(known) < 2:
        return None
    years = [str(year) for year in range(int(known[0]), int(known[-1]) + 1)]
    years = years if len(years) <= _MOST else known
    most = max(numbers[year] for year in known)
    bars = tuple(_bar(at, year, numbers.get(year, 0), most) for at, year in enumerate(years))
    return Timeline(len(years) * _STEP, _HEAD + _HIGH + _FOOT, _BAR, bars)


def _bar(at: int, year: str, number: int, most: int) -> Bar:
    height = -(-number * _HIGH // most)
    return Bar(year, number, at * _STEP + (_STEP - _BAR) // 2, _HEAD + _HIGH - height, height)
