"""Claims made from extracted figures: the same place, subject, unit and value in a sentence of other words.

Of each figure a right claim and a wrong one; the wrong value is none that a document about the place has with that unit.
Which figures: all with a unit, a subject of two characters or more, and a place whose they are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Document, Figure
from kg.store import GraphStore
from kg.views import FigureFilter
from search.claims.amounts import same_amount
from search.claims.units import amount, unit_key

_ALL = 1_000_000_000  # as a limit
_NOT_COUNTED = (
    "年",
    "岁",
    "天",
    "小时",
    "分钟",
    "个月",
    "周年",
    "期",
    "级",
    "届",
    "度",
    "分",
    "秒",
)  # of time and rank
_FRAMES = (
    "{place}的{subject}{manner}{number}{unit}。",
    "在{place}，{subject}{manner}{number}{unit}。",
    "{place}方面介绍，{subject}{manner}{number}{unit}。",
)
_COUNTING_FRAMES = (  # where the number may stand before what it counts
    "据统计，{place}{manner}{number}{unit}{subject}。",
    "说到{place}，{manner}{number}{unit}{subject}就是那里的数字。",
)
_RATES = ("%", "‰", "个百分点", "倍")
_MANNERS = re.compile("新增|年均增长|同比增长|(?:增长|增加|减少|下降|提高|降低)(?!到|至|值)")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of a draft, and the figure that it was made from."""

    sentence: str
    figure: Figure
    right: bool


def make_cases(store: GraphStore, *, seed: int, each: int) -> list[Case]:
    """So many right claims and as many wrong ones."""
    chance = random.Random(seed)
    figures = list(store.find_figures(FigureFilter(), limit=_ALL).items)
    chance.shuffle(figures)
    cases: list[Case] = []
    for figure in figures:
        document, _ = store.get_passage(figure.evidence.passage_id)
        if len(cases) < 2 * each and _is_fit(figure) and (place := _place(store, figure, document)):
            wrong = _wrong_value(store, figure, place[0], chance)
            if wrong is not None:
                frame = chance.choice(_FRAMES if figure.unit in _RATES else _FRAMES + _COUNTING_FRAMES)
                cases += [
                    Case(_sentence(frame, place[1], figure, value), figure, value == figure.value)
                    for value in (figure.value, wrong)
                ]
    return cases


def _is_fit(figure: Figure) -> bool:
    return (
        bool(figure.unit)
        and figure.unit not in _NOT_COUNTED
        and len(figure.subject) > 1
        and not figure.approximate
        and figure.value > 1
    )


def _place(store: GraphStore, figure: Figure, document: Document) -> tuple[str, str] | None:
    """Id and name of the place whose figure it is: its owner, or what its document is about."""
    if figure.owner and figure.owner.startswith("place:"):
        return figure.owner, store.get_entity(figure.owner).canonical
    if figure.owner and not figure.owner.startswith("initiative:"):
        return None
    return (document.region_ids[0], document.region[0]) if document.region else None


def _wrong_value(store: GraphStore, figure: Figure, place: str, chance: random.Random) -> float | None:
    """The value with one digit changed, so that nobody there tells it."""
    near = store.find_figures(FigureFilter(below=place), limit=_ALL).items
    known = [amount(f.value, f.unit) for f in near if unit_key(f.unit) == unit_key(figure.unit)]
    for value in _slips(figure.value, chance):
        if not any(same_amount(amount(value, figure.unit), other) for other in known):
            return value
    return None


def _slips(value: float, chance: random.Random) -> Iterator[float]:
    digits = f"{value:.2f}".rstrip("0").rstrip(".")
    places = [at for at, digit in enumerate(digits) if digit in "123456789"]
    for _ in range(20):
        at, digit = chance.choice(places), chance.choice("123456789")
        if digit != digits[at]:
            yield float(digits[:at] + digit + digits[at + 1 :])


def _sentence(frame: str, place: str, figure: Figure, value: float) -> str:
    told = _MANNERS.findall(figure.text)
    manner = told[0] if told else "达到" if frame in _FRAMES else "共有"
    return frame.format(place=place, subject=figure.subject, unit=figure.unit, manner=manner, number=_number(value))


def _number(value: float) -> str:
    """As one writes it: 5.1万 for 51000, 3万亿 for 3e12."""
    for scale, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if value >= scale and value % (scale / 100) == 0:
            return f"{value / scale:.10g}{word}"
    return f"{value:.12g}"
