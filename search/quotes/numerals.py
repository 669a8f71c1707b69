"""Numerals folded as a whole: 一 and 1, 二〇一一 and 2011, 7000万 and 七千万, 百分之三十八 and 38%, 一点五 and 1.5 are one each; 1.5 is not 15."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "两": "2"}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*"
_HAN = "[零〇一二两三四五六七八九十百千万亿][零〇○一二两三四五六七八九十百千万亿]*"
_DECIMALS = "点[零〇○一二三四五六七八九]++(?![十百千刻])[万亿]*"  # 三点五十分 and 三点一刻 are times of day
_PARTS = re.compile(rf"({_ARABIC})([十百千万亿]*)")
_SHARES = {"百分之": "%", "千分之": "‰"}

FIRST = "0-9百零〇一二两三四五六七八九十千万亿"  # characters, as of a set, with which a numeral begins
NUMERAL = (  # in text without white space
    rf"(?:{'|'.join(_SHARES)})(?:{_ARABIC}|{_HAN}(?:{_DECIMALS})?)"
    rf"|(?:{_ARABIC}[十百千万亿]+)+[%‰]?|{_ARABIC}[%‰]?|{_HAN}(?:{_DECIMALS})?"
)

_FINANCIAL = re.compile(  # 伍, 陆 and 拾 alone are words: 队伍, 大陆, 收拾
    "(?=[伍陆拾]*[壹贰叁肆柒捌玖佰仟万亿元整])(?:[壹贰叁肆伍陆柒捌玖][拾佰仟万亿]+零?)+[壹贰叁肆伍陆柒捌玖]?"
)
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def plain_numerals(text: str) -> str:
    """The text, of the same length, with numerals as accounts write them written plainly: 叁佰贰拾万元 is 三百二十万元."""
    return _FINANCIAL.sub(lambda match: match[0].translate(_PLAIN), text)


@cache
def value_of(numeral: str) -> str:
    """The same for every manner of writing a number; what makes no sense as one (十一五) is its own value."""
    if sign := _SHARES.get(numeral[:3]):
        return value_of(numeral[3:]) + sign
    if numeral[-1] in "%‰":
        return value_of(numeral[:-1]) + numeral[-1]
    if "点" in numeral:
        return _decimal(*numeral.split("点"))
    if numeral[0].isascii():
        return _arabic(numeral)
    if all(digit in _DIGITS for digit in numeral):
        return _whole("".join(_DIGITS[digit] for digit in numeral))
    return _added(_han_parts(numeral)) or numeral


def _decimal(whole: str, rest: str) -> str:
    """二十七点三 · 一点五万."""
    number, decimals = value_of(whole), rest.rstrip("万亿")
    if not number.isdigit():
        return f"{whole}点{rest}"
    return _arabic(f"{number}.{''.join(_DIGITS[digit] for digit in decimals)}{rest[len(decimals) :]}")


def _arabic(numeral: str) -> str:
    """1,200 · 1.5 · 2011.12.27 · 2万5千."""
    parts = [(digits.replace(",", ""), units) for digits, units in _PARTS.findall(numeral)]
    if len(parts) == 1 and not parts[0][1]:
        digits = str(parts[0][0])
        return _whole(digits) if digits.isdigit() else digits
    if any(digits.count(".") > 1 for digits, _ in parts):
        return numeral
    return _added((Decimal(digits), _product(units)) for digits, units in parts) or numeral


def _han_parts(numeral: str) -> list[tuple[Decimal, int]]:
    """Digits with the units after them: 三百二十五万六 is (3, 百万), (2, 十万), (5, 万), (6, 1)."""
    parts: list[tuple[Decimal, int]] = []
    digits = ""
    for character in numeral:
        if character in _DIGITS:
            digits += _DIGITS[character]
        elif _UNITS[character] < 10**4:
            parts.append((Decimal(digits or 1), _UNITS[character]))
            digits = ""
        else:
            parts.append((Decimal(digits or (0 if parts else 1)), 1))
            scale, digits = _UNITS[character], ""
            parts = [(number, unit * scale if unit < scale else unit) for number, unit in parts]
    return [*parts, (Decimal(digits), 1)] if digits else parts


def _added(parts: Iterable[tuple[Decimal, int]]) -> str:
    """The sum; "" where units do not fall from part to part."""
    total, least = Decimal(0), 10**17
    for number, unit in parts:
        if unit > least or number * unit >= least:
            return ""
        total, least = total + number * unit, unit
    return _whole(str(total.normalize() if total % 1 else int(total)))


def _product(units: str) -> int:
    product = 1
    for unit in units:
        product *= _UNITS[unit]
    return product


def _whole(digits: str) -> str:
    return digits.lstrip("0") or "0"
