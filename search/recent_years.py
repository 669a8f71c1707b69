"""Years that are counted from today: 近三年, 近年来, 去年."""

from __future__ import annotations

import re

_NUMBERED = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "上一年": 1, "前年": 2}  # years ago
_LAST_YEARS = re.compile(
    r"(?:最?近|过去)(?P<number>[1-9]\d?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])年(?:以?来|[间里内])?"
    r"|(?:最?近[几些]?|这[几些])年(?:以?来|[间里内])?",
    re.ASCII,
)
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_SEVERAL = 3  # years that 近年 is taken for


def recent_years(text: str, this_year: int) -> str:
    """The years as a filter has them, this one as the last of several (2024..2026, 2025); "" for what is no such words."""
    if text in _NUMBERED:
        return str(this_year - _NUMBERED[text])
    last = _LAST_YEARS.fullmatch(text)
    if last is None:
        return ""
    number = _number(last["number"]) if last["number"] else _SEVERAL
    return f"{this_year - number + 1}..{this_year}" if number > 1 else str(this_year)


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
