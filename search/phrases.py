"""Phrases as they are looked for in a text, character by character.

Where a mark or white space was typed, any marks or none may stand, as for the words of an index; where none was typed,
none does. Figures are taken at their word: 5.5% is neither 5.5 nor a piece of 15.5%.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_IN_FIGURE = r"(?<=[0-9])(?:[%‰]|\.(?=[0-9]))"
_MARK = rf"(?!{_IN_FIGURE})(?:[^\w\ue000-\uf8ff]|_)"  # private use stands for rare characters in names
_MARKS = re.compile(f"(?:{_MARK})+")
_MOST = 8  # marks between two pieces


def pieces_of(phrase: str) -> Sequence[str]:
    """What stands between the marks of a folded phrase; empty where it is nothing but marks."""
    return [piece for piece in _MARKS.split(phrase) if piece]


def pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Where folded phrases stand in a folded text; of those that begin together the longest."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(pattern for phrase in longest_first if (pattern := _pattern(pieces_of(phrase)))))


def _pattern(pieces: Sequence[str]) -> str:
    if not pieces:
        return ""
    between = (_between(before, after) + re.escape(after) for before, after in pairwise(pieces))
    begin = r"(?<![0-9])(?<![0-9]\.)" if _is_digit(pieces[0][0]) else ""
    end = "(?![0-9])" if _is_digit(pieces[-1][-1]) else ""
    return begin + re.escape(pieces[0]) + "".join(between) + end


def _between(before: str, after: str) -> str:
    """Latin words and figures run together are other ones."""
    least = 1 if before[-1].isascii() and after[0].isascii() else 0
    return f"(?:{_MARK}){{{least},{_MOST}}}"


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9"
