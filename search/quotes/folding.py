"""Words as a quotation is compared: no punctuation, space or mark, simplified, half width, a numeral as one unit."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search.fold import fold
from search.quotes.numerals import FIRST, NUMERAL, plain_numerals, value_of

MARK = "0"  # stands for every numeral; no digit is a unit of its own

_PIECE = re.compile(rf"[^\W_{FIRST}]+|(?=[{FIRST}])(?P<numeral>{NUMERAL})")  # with each of FIRST a numeral begins
# a numeral ends with its line, lest it run into the number of the next; half a number (95 / %) does not
_LINE_END = re.compile(
    r"(?<=[0-9０-９零〇一二两三四五六七八九十百千万亿])\n(?=[0-9０-９零〇一二两三四五六七八九十百千万亿])"
)
_VARIANTS = {"著": "着", "瞭": "了", "妳": "你", "裏": "里", "衆": "众"}  # that a converter of characters keeps apart


class Numeral(NamedTuple):
    """A numeral in folded words."""

    value: str  # the same for every manner of writing it
    written: str  # without white space and separators


@dataclass(frozen=True, slots=True)
class Folded:
    """The units of a text, and where each stands in it: letters that follow one another are kept as one piece."""

    units: str  # a character a unit
    numerals: Mapping[int, Numeral]  # by unit: what the MARKs stand for
    _firsts: Sequence[int]  # by piece: its first unit
    _places: Sequence[int]  # by piece: where it begins in what is spelled
    _stops: Mapping[int, int]  # by unit that is a numeral: where it ends there
    _begins: Sequence[int]  # by character of what is spelled: its place in the text

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Where the units [start, end) stand in the text; for none of them, the place between their neighbours."""
        if start < end:
            return self._begins[self._place(start)], self._end(end - 1)
        at = self._end(start - 1) if start else 0
        return at, at

    def _place(self, unit: int) -> int:
        piece = bisect_right(self._firsts, unit) - 1
        return self._places[piece] + unit - self._firsts[piece]

    def _end(self, unit: int) -> int:
        last = self._stops[unit] - 1 if unit in self._stops else self._place(unit)
        return self._begins[last] + 1


@lru_cache(maxsize=2048)
def fold_words(text: str) -> Folded:
    """The units of a text: letters, digits and Han characters, a numeral (399, 三百九十九, 1.5%) as one."""
    spelled = list(map(_SPELLED.__getitem__, text))
    for match in _LINE_END.finditer(text):
        spelled[match.start()] = "\n"
    joined = plain_numerals("".join(spelled))
    begins: Sequence[int] = range(len(spelled))
    if len(joined) != len(spelled) or "" in spelled:
        begins = [at for at, characters in enumerate(spelled) for _ in characters]
    return _cut(joined, begins)


def _cut(spelled: str, begins: Sequence[int]) -> Folded:
    """Units out of what is spelled, in which no white space is left."""
    pieces: list[str] = []
    firsts, places, size = [], [], 0
    numerals, stops = dict[int, Numeral](), dict[int, int]()
    for match in _PIECE.finditer(spelled):
        firsts.append(size)
        places.append(match.start())
        piece = match[0]
        if match["numeral"]:
            numerals[size], stops[size] = Numeral(value_of(piece), piece.replace(",", "")), match.end()
            piece = MARK
        pieces.append(piece)
        size += len(piece)
    return Folded("".join(pieces), numerals, firsts, places, stops, begins)


class _Spelled(dict[str, str]):
    """What each character is written as, worked out when it is first met; nothing for white space."""

    def __missing__(self, character: str) -> str:
        plain = fold(unicodedata.normalize("NFKC", character))
        kept = (one for one in plain if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc", "Mn"))
        self[character] = spelled = "".join(_VARIANTS.get(one, one) for one in kept)
        return spelled


_SPELLED = _Spelled()
