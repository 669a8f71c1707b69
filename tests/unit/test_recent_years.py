"""Years counted from today are read as people mean them."""

from __future__ import annotations

import pytest

from search.recent_years import recent_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("近三年", "2024..2026"),
        ("近3年来", "2024..2026"),
        ("最近两年", "2025..2026"),
        ("过去十年", "2017..2026"),
        ("近十五年", "2012..2026"),
        ("近二十年来", "2007..2026"),
        ("近一年", "2026"),
        ("近年来", "2024..2026"),
        ("近几年", "2024..2026"),
        ("这些年", "2024..2026"),
        ("今年", "2026"),
        ("去年", "2025"),
        ("前年", "2024"),
        ("三年", ""),
        ("近三年级", ""),
        ("近0年", ""),
        ("年", ""),
        ("这年", ""),
        ("过去", ""),
        ("2026", ""),
    ],
)
def test_years_are_counted_from_this_one(text: str, years: str) -> None:
    assert recent_years(text, 2026) == years
