"""Numerals as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.numerals import parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3650", 3650),
        ("1 200", 1200),
        ("11,887", 11887),
        ("671.12", 671.12),
        ("1.4万", 14000),
        ("2万5千", 25000),
        ("２０", 20),
        ("十", 10),
        ("三十五", 35),
        ("一百零八", 108),
        ("两千三百", 2300),
        ("四万二千", 42000),
        ("一亿", 10**8),
        ("万", 10000),
        ("二〇一二", 2012),
    ],
)
def test_values(text: str, value: float) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "多", "十几", "abc", "3多", "万" * 500, "9" * 500])
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.integers(0, 10**12))
def test_arabic_numbers_are_themselves_with_and_without_separators(number: int) -> None:
    assert parse_numeral(str(number)) == parse_numeral(f"{number:,}") == number


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_chinese_digits_stand_for_their_places(a: int, b: int, c: int) -> None:
    digits = "零一二三四五六七八九"
    assert parse_numeral(f"{digits[a]}千{digits[b]}百{digits[c]}十") == 1000 * a + 100 * b + 10 * c
