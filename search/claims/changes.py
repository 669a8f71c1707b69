"""Changes told from an earlier value to a later one: 由85%提高到98%."""

from __future__ import annotations

import re

from search.claims.amounts import same_amount
from search.claims.units import amount
from search.quotes.numerals import NUMERAL, value_of

_VERB = (
    "提高|提升|上升|增加|增长|扩大|发展|扩展|扩充|壮大|跃升|攀升|上涨|上调|增|升|提"
    "|下降|降低|减少|缩短|缩减|压缩|压减|精简|下调|缩小|整合|合并|降|减|变|改|调整|延长|优化"
)
FROM = re.compile("(?<![自理经])[由从](?![业事而此])")
TO = re.compile(f"(?:{_VERB})[到至为成]")

_NUMERAL = re.compile(NUMERAL)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_STOP = re.compile("[，。；]")


def tells_change(clause: str) -> bool:
    """Whether the clause tells both values."""
    return bool(_earlier_words(clause))


def to_its_end(clause: str, sentence: str) -> str:
    """The clause of a sentence, with the words behind its comma that begin the end of a change: 从4600元，提高到."""
    behind = sentence.partition(f"{clause}，")[2]
    end = TO.match(behind)
    return clause + end[0] if end else clause


def is_earlier(value: float, unit: str, clause: str) -> bool:
    """Whether the clause tells the figure as the value from which another one comes."""
    worth = amount(value, unit)
    numbers = (value_of(match[0]).rstrip("%‰") for match in _NUMERAL.finditer(_earlier_words(clause)))
    return any(same_amount(float(number), worth) for number in numbers if number.replace(".", "", 1).isdigit())


def years_of_earlier(clause: str) -> set[str]:
    """The years of the earlier value, if the clause has a change and names them: 从2020年的48%提升至65.7%."""
    return set(_YEAR.findall(_earlier_words(clause)))


def _earlier_words(clause: str) -> str:
    """What stands between 由 and 提高到; "" where no change is told."""
    for begin in FROM.finditer(clause):
        to = TO.search(clause, begin.end())
        if to and not _STOP.search(clause, begin.end(), to.start()):
            return clause[begin.end() : to.start()]
    return ""
