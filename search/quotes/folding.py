"""Words as a quotation is compared: no punctuation, space or mark, simplified, half width, a numeral as one unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search.fold import fold
from search.quotes.numerals import FIRST, NUMERAL, value_of

MARK = "0"  # stands for every numeral; no digit is a unit of its own

_NUMERAL = re.compile(f"(?=[{FIRST}])(?:{NUMERAL})")  # looking at one character first is four times as fast
_LETTERS = re.compile(r"[^\W_]+")
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
    """The units of a text, and where each stands in it."""

    units: str  # a character a unit
    numerals: Mapping[int, Numeral]  # by unit: what the MARKs stand for
    starts: Sequence[int]  # by unit: code points of the text, inclusive
    ends: Sequence[int]  # exclusive

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Where the units [start, end) stand in the text; for none of them, the place between their neighbours."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.ends[start - 1] if start else 0
        return at, at


@lru_cache(maxsize=2048)
def fold_words(text: str) -> Folded:
    """The units of a text: letters, digits and Han characters, a numeral (399, 三百九十九, 1.5%) as one."""
    spelled = list(map(_SPELLED.__getitem__, text))
    for match in _LINE_END.finditer(text):
        spelled[match.start()] = "\n"
    return _Folding(spelled).folded()


class _Folding:
    """Units out of what each character of a text is spelled."""

    def __init__(self, spelled: Sequence[str]) -> None:
        self._text = "".join(spelled)
        self._begins: Sequence[int] = range(len(spelled))  # by character of what is spelled: its place in the text
        if len(self._text) != len(spelled) or "" in spelled:
            self._begins = [at for at, characters in enumerate(spelled) for _ in characters]
        self._units: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._numerals: dict[int, Numeral] = {}

    def folded(self) -> Folded:
        at = 0
        for match in _NUMERAL.finditer(self._text):
            self._add_letters(at, match.start())
            self._add_numeral(match[0], match.start(), match.end())
            at = match.end()
        self._add_letters(at, len(self._text))
        return Folded("".join(self._units), self._numerals, self._starts, self._ends)

    def _add_letters(self, start: int, end: int) -> None:
        for letters in _LETTERS.finditer(self._text, start, end):
            places = self._begins[letters.start() : letters.end()]
            self._units.append(letters[0])
            self._starts += places
            self._ends += [place + 1 for place in places]

    def _add_numeral(self, written: str, start: int, end: int) -> None:
        self._numerals[len(self._starts)] = Numeral(value_of(written), written.replace(",", ""))
        self._units.append(MARK)
        self._starts.append(self._begins[start])
        self._ends.append(self._begins[end - 1] + 1)


class _Spelled(dict[str, str]):
    """What each character is written as, worked out when it is first met; nothing for white space."""

    def __missing__(self, character: str) -> str:
        plain = fold(unicodedata.normalize("NFKC", character))
        kept = (one for one in plain if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc", "Mn"))
        self[character] = spelled = "".join(_VARIANTS.get(one, one) for one in kept)
        return spelled


_SPELLED = _Spelled()
