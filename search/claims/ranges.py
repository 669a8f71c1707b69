"""Ranges, of which a figure is one end: 100—300户, 200万元至300万元. What lies between the ends is neither."""

from __future__ import annotations

import re

from search.claims.amounts import same_amount
from search.claims.changes import TO
from search.claims.units import amount
from search.quotes.numerals import NUMERAL, value_of

_RANGE = re.compile(rf"(?P<low>{NUMERAL})\s?[^\W\d]{{0,3}}?\s?(?:[-－—―–~～]{{1,2}}|至|到)\s?(?P<high>{NUMERAL})(?!年)")


def is_end_of_range(value: float, unit: str, clause: str) -> bool:
    """Whether the clause tells the figure as one end of a range."""
    worth = amount(value, unit)
    return any(
        _is_written(numeral, value, worth)
        for match in _RANGE.finditer(clause)
        if not TO.search(match[0])  # 30户增至50户
        for numeral in (match["low"], match["high"])
    )


def _is_written(numeral: str, value: float, worth: float) -> bool:
    """Whether it is the number of the figure; the first of 100—300万 lacks its scale."""
    number = value_of(numeral).rstrip("%‰")
    told = float(number) if number.replace(".", "", 1).isdigit() else 0.0
    return told > 0 and any(same_amount(told * scale, one) for one in (value, worth) for scale in (1, 10**4, 10**8))
