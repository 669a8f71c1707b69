"""Small numbers as headings and dates write them."""

from __future__ import annotations

_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇○零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}


def ordinal(written: str) -> int:
    """The value of 1 to 99 in Arabic or Chinese numerals; 0 for an empty text. Raises KeyError for other signs."""
    if not written or written.isdecimal():
        return int(written or 0)
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
