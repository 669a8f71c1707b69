"""Numerals as people write them: 3650, 1 200, ２万, 671.12, 三十五, 2万5千."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_LONGEST = 30  # characters; what is longer is no number that anybody counts, and may have no value as a float
_DECIMAL = re.compile("(?P<whole>[^点]+)点(?P<digits>[〇零一二三四五六七八九]+)(?P<scale>[万亿]*)")
_ARABIC = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")


def parse_numeral(text: str) -> float | None:
    """The value of a numeral; None when `text` is none. 2万5千 is 25000, 十几 and 一万二 are none."""
    plain = re.sub(r"(?<=\d)[,\s](?=\d{3})", "", unicodedata.normalize("NFKC", text))
    if not 0 < len(plain) <= _LONGEST:
        return None
    return _mixed(plain) if plain[0].isascii() else _chinese(plain)


def _mixed(text: str) -> float | None:
    total, at = 0.0, 0
    while at < len(text):
        match = _ARABIC.match(text, at)
        if match is None:
            return None
        total += float(match.group(1)) * _product(match.group(2))
        at = match.end()
    return round(total, 6)


def _product(units: str) -> int:
    product = 1
    for unit in units:
        product *= _UNITS.get(unit) or _MYRIADS[unit]
    return product


def _chinese(text: str) -> float | None:
    """三十五, 二〇一二 (digit by digit), 二十七点三万; None where a character is no numeral or the order makes no sense."""
    if decimal := _DECIMAL.fullmatch(text):
        whole = _chinese(decimal["whole"])
        digits = "".join(str(_DIGITS[digit]) for digit in decimal["digits"])
        return None if whole is None else round(float(f"{whole:.0f}.{digits}") * _product(decimal["scale"]), 6)
    if any(char not in _DIGITS and char not in _UNITS and char not in _MYRIADS for char in text):
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return float("".join(str(_DIGITS[char]) for char in text))
    large, total, section, digit = 0, 0, 0, 0  # what is told in 亿, in 万, and below
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            total = (total + section + digit or 1) * _MYRIADS[char]
            section, digit = 0, 0
            if char == "亿":
                large, total = large + total, 0
    return float(large + total + section + digit)
