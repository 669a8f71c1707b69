"""Words as a quotation is compared: no punctuation, space or mark, simplified, half width, a numeral as one unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search.fold import fold
from search.quotes.numerals import NUMERAL, value_of

MARK = "0"  # stands for every numeral; no digit is a unit of its own

_UNIT = re.compile(rf"(?P<numeral>{NUMERAL})|[^\W_]")
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

    def values(self, start: int, end: int) -> list[str]:
        """The values of the numerals among the units [start, end)."""
        return [self.numerals[at].value for at in range(start, end) if at in self.numerals]


@lru_cache(maxsize=2048)
def fold_words(text: str) -> Folded:
    """The units of a text: letters, digits and Han characters, a numeral (399, 三百九十九, 1.5%) as one."""
    spelled = [_SPELLED[character] for character in text]
    for match in _LINE_END.finditer(text):
        spelled[match.start()] = "\n"
    where = [at for at, characters in enumerate(spelled) for _ in characters]
    units: list[str] = []
    numerals: dict[int, Numeral] = {}
    starts: list[int] = []
    ends: list[int] = []
    for match in _UNIT.finditer("".join(spelled)):
        if match["numeral"]:
            written = match["numeral"]
            numerals[len(units)] = Numeral(value_of(written), written.replace(",", ""))
            units.append(MARK)
        else:
            units.append(match[0])
        starts.append(where[match.start()])
        ends.append(where[match.end() - 1] + 1)
    return Folded("".join(units), numerals, starts, ends)


class _Spelled(dict[str, str]):
    """What each character is written as, worked out when it is first met; nothing for white space."""

    def __missing__(self, character: str) -> str:
        plain = fold(unicodedata.normalize("NFKC", character))
        kept = (one for one in plain if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc", "Mn"))
        self[character] = spelled = "".join(_VARIANTS.get(one, one) for one in kept)
        return spelled


_SPELLED = _Spelled()
