"""Time as a picture, drawn on the server: numbers by year as bars, single things as dots that lead to their words.

The same stands in a table below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_STEP = 44  # px from one year to the next
_BAR = 26  # px
_HIGH = 96  # px of the highest bar
_HEAD, _FOOT = 22, 26  # px for the number above a bar and the year below it
_MOST = 40  # years; of a longer time only those with a number are drawn
_YEAR, _MONTH = len("2012"), len("2012-05")
_YEARS_OF_MONTHS = 2  # of a longer time the years are drawn
_DOT = 14  # px from one dot of a year to the next
_ABREAST = 3  # dots of a year in one row
_MOST_DOTS = 36  # of a year on one side; the others are counted


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
    known = {year for year in numbers if year}
    if len(known) < 2:
        return None
    years, most = _years(known), max(numbers[year] for year in known)
    bars = tuple(_bar(at, year, numbers.get(year, 0), most) for at, year in enumerate(years))
    return Timeline(len(years) * _STEP, _HEAD + _HIGH + _FOOT, _BAR, bars)


def _bar(at: int, year: str, number: int, most: int) -> Bar:
    height = -(-number * _HIGH // most)
    return Bar(year, number, at * _STEP + (_STEP - _BAR) // 2, _HEAD + _HIGH - height, height)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date that stands in a text."""

    date: str  # as of a document, "" if undated
    label: str
    url: str  # of the words
    above: bool = True  # on which side of the line it is drawn


@dataclass(frozen=True, slots=True)
class Dot:
    """A moment where it is drawn, in px."""

    moment: Moment
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class More:
    """How many moments of a year found no room on one side."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Dots:
    """All that the template needs, in px."""

    width: int
    height: int
    ground: int  # the line on which those above stand
    labels: tuple[tuple[str, int], ...]  # of years or months, with the middle of each
    dots: tuple[Dot, ...]  # in the order of the moments
    more: tuple[More, ...]


def draw_moments(moments: Iterable[Moment]) -> Dots | None:
    """Rows of dots for each year, or each month of a short time, the first ones next to the line.

    None where there are no two dated ones.
    """
    dated = [moment for moment in moments if moment.date]
    if len(dated) < 2:
        return None
    periods, precision = _periods({moment.date for moment in dated})
    middles = {period: at * _STEP + _STEP // 2 for at, period in enumerate(periods)}
    stacks: defaultdict[tuple[str, bool], list[Moment]] = defaultdict(list)
    for moment in dated:
        stacks[moment.date[:precision], moment.above].append(moment)
    high, deep = (_height(len(some) for (_, above), some in stacks.items() if above is side) for side in (True, False))
    ground = _HEAD + high
    dots, more = [], []
    for (period, above), some in stacks.items():
        start, step = (ground - _DOT // 2 - 2, -_DOT) if above else (ground + _FOOT + _DOT // 2, _DOT)
        left = middles[period] - (min(len(some), _ABREAST) - 1) * _DOT // 2
        for n, one in enumerate(some[:_MOST_DOTS]):
            dots.append(Dot(one, left + n % _ABREAST * _DOT, start + n // _ABREAST * step))
        if len(some) > _MOST_DOTS:
            more.append(
                More(len(some) - _MOST_DOTS, middles[period], start + _MOST_DOTS // _ABREAST * step + _DOT // 4)
            )
    labels = tuple((_label(period, at == 0), middles[period]) for at, period in enumerate(periods))
    return Dots(len(periods) * _STEP, ground + _FOOT + deep, ground, labels, tuple(dots), tuple(more))


def _height(numbers: Iterable[int]) -> int:
    """Px of the most rows that so many dots take, with the number beyond them where there are more."""
    most = max(numbers, default=0)
    return (-(-min(most, _MOST_DOTS) // _ABREAST) + (most > _MOST_DOTS)) * _DOT


def _periods(dates: set[str]) -> tuple[list[str], int]:
    """Months where all dates tell theirs and lie in at most two years, else years; and how many characters tell one."""
    years = _years({date[:4] for date in dates})
    if len(years) > _YEARS_OF_MONTHS or any(len(date) < _MONTH for date in dates):
        return years, _YEAR
    known = {date[:_MONTH] for date in dates}
    months = (f"{year}-{month:02}" for year in years for month in range(1, 13))
    return [month for month in months if min(known) <= month <= max(known)], _MONTH


def _label(period: str, is_first: bool) -> str:
    """A month says its year where the year begins."""
    return period if is_first or len(period) == _YEAR or period.endswith("-01") else period[-2:]


def _years(known: set[str]) -> list[str]:
    """From the first to the last, where these are not too far apart."""
    years = [str(year) for year in range(int(min(known)), int(max(known)) + 1)]
    return years if len(years) <= _MOST else sorted(known)
