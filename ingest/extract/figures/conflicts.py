"""Figures of one document that cannot both be right. A false alarm costs trust: what is not clear is left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.extract.figures.quantities import find_quantities
from ingest.steps import TextDocument
from kg.ids import PassageId
from kg.model import Conflict, Figure, Passage

_LEAST = 100  # below this, two near values are as likely two things
_NEAR = 0.1  # of the larger value
_SAME_WORDS = 4  # characters before both numbers
_ALMOST_ALL = 0.05  # how far a full list of parts may miss the total, when it is a slip
_PARTS = re.compile(r"其中|分别是|分别为|包括")
_NO_TOTAL = ("%", "‰", "个百分点", "年", "元", "岁", "小时", "天", "亩")
_RATES = re.compile("每|均|平均|去年|上年|同期|比|增|减|从|提高|下降|目标|计划|力争|将")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Where a figure stands."""

    passage: PassageId
    start: int
    aside: bool  # between brackets


def find_conflicts(document: TextDocument, figures: Sequence[Figure]) -> list[Conflict]:
    """Pairs of figures: one total told twice with a slip of the pen, or a total that its parts miss by little.

    `figures` are those that `find_figures` reads in the document, in that order.
    """
    sentences = [
        _sentence(passage, quantity.start)
        for passage in document.passages
        for quantity in find_quantities(passage.text)
    ]
    return [*_told_twice(figures, sentences), *_wrong_sums(figures, sentences)]


def _sentence(passage: Passage, at: int) -> _Sentence:
    start = max(passage.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    before = passage.text[start:at]
    opened, closed = (sum(before.count(mark) for mark in marks) for marks in ("(（", ")）"))
    return _Sentence(passage.id, start, opened > closed)


def _told_twice(figures: Sequence[Figure], sentences: Sequence[_Sentence]) -> Iterator[Conflict]:
    """服务群众3260人次 … 服务群众3620人次: digits changed about, in the same words or beside the same companion."""
    totals = [
        index
        for index, figure in enumerate(figures)
        if figure.value >= _LEAST and figure.unit and figure.subject and not _RATES.search(figure.text)
    ]
    for one, other in combinations(totals, 2):
        a, b = figures[one], figures[other]
        if a.unit != b.unit or a.value == b.value or _same(sentences[one], sentences[other]):
            continue
        if not _slip(a.value, b.value):
            continue
        if _told_alike(a, b) or (_same_thing(a, b) and _companion(one, other, figures, sentences)):
            why = f"同一事项两处数字不一致：{_number(a)}与{_number(b)} (one total told twice and differently)"
            yield Conflict((one, other), why)


def _slip(a: float, b: float) -> bool:
    """Whether one value is the other with its digits changed about, and near it."""
    if a != int(a) or b != int(b) or abs(a - b) > _NEAR * max(a, b):
        return False
    return Counter(str(int(a)).rstrip("0")) == Counter(str(int(b)).rstrip("0")) and len(str(int(a)).rstrip("0")) >= 3


def _same_thing(a: Figure, b: Figure) -> bool:
    """Whether the one's subject is the end of the other's: 群众, 基层群众."""
    short, long = sorted((a.subject, b.subject), key=len)
    return len(short) >= 2 and long.endswith(short)


def _told_alike(a: Figure, b: Figure) -> bool:
    """Whether the same words, verb and all, lead up to both numbers."""
    one, other = (re.split(r"\d", figure.text, maxsplit=1)[0][-_SAME_WORDS:] for figure in (a, b))
    return one == other and len(one) == _SAME_WORDS


def _companion(one: int, other: int, figures: Sequence[Figure], sentences: Sequence[_Sentence]) -> bool:
    """Whether the two sentences tell one more thing, and tell it alike: 活动70余次 … 活动70次."""
    beside = [
        {(f.value, f.unit) for f, sentence in zip(figures, sentences, strict=True) if _same(sentence, sentences[index])}
        for index in (one, other)
    ]
    return bool(beside[0] & beside[1])


def _wrong_sums(figures: Sequence[Figure], sentences: Sequence[_Sentence]) -> Iterator[Conflict]:
    """党组织366个，其中党委2个、党总支48个、党支部312个: the parts miss the total by so little that they should meet it."""
    for index, total in enumerate(figures):
        if total.value < 20 or total.approximate or total.unit in _NO_TOTAL:
            continue
        parts = _parts(index, figures, sentences)
        missing = abs(total.value - sum(part.value for part in parts))
        if not sentences[index].aside and len(parts) >= 3 and 0 < missing <= _ALMOST_ALL * total.value:
            values = "+".join(_number(part) for part in parts)
            yield Conflict((index, index + 1), f"分项之和不等于总数：{values}≠{_number(total)} (parts miss the total)")


def _parts(index: int, figures: Sequence[Figure], sentences: Sequence[_Sentence]) -> list[Figure]:
    """The exact figures of the same unit that follow a total in its sentence, when 其中 or the like stands before them."""
    total = figures[index]
    parts: list[Figure] = []
    for figure, sentence in zip(figures[index + 1 :], sentences[index + 1 :], strict=True):
        if not _same(sentence, sentences[index]) or (not sentence.aside and figure.unit != total.unit):
            break
        if not sentence.aside:
            parts.append(figure)
    exact = not any(part.approximate for part in parts)
    return parts if parts and exact and _PARTS.search(parts[0].text) else []


def _same(one: _Sentence, other: _Sentence) -> bool:
    return (one.passage, one.start) == (other.passage, other.start)


def _number(figure: Figure) -> str:
    return f"{figure.value:g}{figure.unit}" if figure.value < 10**6 else f"{figure.value:.0f}{figure.unit}"
