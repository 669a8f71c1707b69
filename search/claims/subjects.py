"""Names of what is counted: whether two mean one thing, surely or perhaps."""

from __future__ import annotations

import re

from search.fold import fold

_ALL_OF = re.compile("^(?:各类|各级|各项|各种|全体|全部|所有|广大|相关|有关|的)+")
_MARKS = re.compile('[“”"]')
_MONEY = frozenset(("投资", "出资", "筹资", "集资", "募资", "捐资"))  # whose object is money
_COMMON = 2  # characters that names for one thing have in common


def same_subject(one: str, other: str) -> bool:
    """Whether both surely name one thing: 党员 is 全体党员."""
    return bare_subject(one) == bare_subject(other)


def related_subjects(one: str, other: str) -> bool:
    """Whether two names may be for one thing: one holds the other, or they share two characters that follow each other."""
    one, other = plain_subject(one), plain_subject(other)
    if not one or not other:
        return False
    pairs = {one[at : at + _COMMON] for at in range(len(one) - _COMMON + 1)}
    return one in other or other in one or any(pair in other for pair in pairs)


def plain_subject(subject: str) -> str:
    """The name, folded, without quotation marks; that of money where a verb stands for it: 投资360万元."""
    name = _without_marks(subject)
    return "资金" if name in _MONEY else name


def bare_subject(subject: str) -> str:
    """The name, folded, without quotation marks and words that say no more than how many are meant."""
    name = _without_marks(subject)
    return _ALL_OF.sub("", name) or name


def _without_marks(subject: str) -> str:
    return _MARKS.sub("", fold(subject))
