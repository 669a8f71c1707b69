"""One total told twice and differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.extract.figures.placed import PlacedFigure
from kg.model import Conflict, Figure

_LEAST = 100  # below this, two near values are as likely two things
_NEAR = 0.1  # of the larger value
_SAME_WORDS = 4  # characters before both numbers
_RETOLD = 2  # companions that two sentences must share to tell the same
_RATES = re.compile("每|均|平均|去年|上年|同期|比|增|减|从|提高|下降|目标|计划|力争|将")
_TIMES = re.compile(r"\d{4}年|[今去前明]年|\d{1,2}月|上半年|下半年|[一二三四]季度|[十百]?[一二三四五]五|以来|截至")


def told_twice(placed: Sequence[PlacedFigure]) -> Iterator[Conflict]:
    """服务群众3260人次 … 服务群众3620人次: digits changed about, or one of several figures that are told again."""
    totals = [
        one
        for one in placed
        if one.figure.value >= _LEAST and one.figure.unit and one.figure.subject and not _RATES.search(one.figure.text)
    ]
    for one, other in combinations(totals, 2):
        a, b = one.figure, other.figure
        if a.unit != b.unit or a.value == b.value or one.shares_sentence(other):
            continue
        if (_slip(a.value, b.value) and _is_one_total(one, other, placed)) or _is_retold(one, other, placed):
            why = f"同一事项两处数字不一致：{number(a)}与{number(b)} (one total told twice and differently)"
            yield Conflict((one.index, other.index), why)


def number(figure: Figure) -> str:
    """Value and unit as one writes them."""
    return f"{figure.value:g}{figure.unit}" if figure.value < 10**6 else f"{figure.value:.0f}{figure.unit}"


def _slip(a: float, b: float) -> bool:
    """Whether one value is the other with its digits changed about, and near it."""
    if a != int(a) or b != int(b) or abs(a - b) > _NEAR * max(a, b):
        return False
    return Counter(str(int(a)).rstrip("0")) == Counter(str(int(b)).rstrip("0")) and len(str(int(a)).rstrip("0")) >= 3


def _is_one_total(one: PlacedFigure, other: PlacedFigure, placed: Sequence[PlacedFigure]) -> bool:
    """Whether the same words lead up to both, or both count one thing and their sentences tell one more thing alike."""
    if _words_before(one) == _words_before(other) and len(_words_before(one)) == _SAME_WORDS:
        return True
    short, long = sorted((one.figure.subject, other.figure.subject), key=len)
    company = [
        {(each.figure.value, each.figure.unit) for each in placed if each.shares_sentence(of)} for of in (one, other)
    ]
    return len(short) >= 2 and long.endswith(short) and bool(company[0] & company[1])


def _is_retold(one: PlacedFigure, other: PlacedFigure, placed: Sequence[PlacedFigure]) -> bool:
    """Whether the two sentences tell of one owner and one time, and share several figures while this one differs."""
    a, b = one.figure, other.figure
    if (a.subject, a.owner) != (b.subject, b.owner) or a.approximate or b.approximate or _times(one) != _times(other):
        return False
    company = [
        {
            (each.figure.subject, each.figure.value, each.figure.unit)
            for each in placed
            if each.shares_sentence(of) and each.figure.subject
        }
        for of in (one, other)
    ]
    return len(company[0] & company[1]) >= _RETOLD


def _words_before(one: PlacedFigure) -> str:
    return re.split(r"\d", one.figure.text, maxsplit=1)[0][-_SAME_WORDS:]


def _times(one: PlacedFigure) -> set[str]:
    return set(_TIMES.findall(one.passage.text[one.sentence : one.quantity.end]))
