"""Parts that do not sum up to their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ingest.extract.figures.placed import PlacedFigure
from ingest.extract.figures.totals import number
from kg.model import Conflict

_ALMOST_ALL = 0.05  # how far a full list of parts may miss the total, when it is a slip
_LEAST = 20
_ENOUGH = 3  # parts
_PARTS = re.compile(r"其中|分别是|分别为|包括")
_NO_TOTAL = ("%", "‰", "个百分点", "年", "元", "岁", "小时", "天", "亩")


def wrong_sums(placed: Sequence[PlacedFigure]) -> Iterator[Conflict]:
    """党组织366个，其中党委2个、党总支48个、党支部312个: the parts miss the total by so little that they should meet it."""
    for position, total in enumerate(placed):
        figure = total.figure
        if figure.value < _LEAST or figure.approximate or figure.unit in _NO_TOTAL or total.aside:
            continue
        parts = _parts(total, placed[position + 1 :])
        sums = list(accumulate(part.figure.value for part in parts))
        if len(parts) < _ENOUGH or figure.value in sums:  # what follows the full sum is something else
            continue
        if abs(figure.value - sums[-1]) <= _ALMOST_ALL * figure.value:
            values = "+".join(number(part.figure) for part in parts)
            why = f"分项之和不等于总数：{values}≠{number(figure)} (parts miss the total)"
            yield Conflict((total.index, parts[0].index), why)


def _parts(total: PlacedFigure, after: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """The exact figures of the same unit that follow a total in its sentence, when 其中 or the like stands before them."""
    parts: list[PlacedFigure] = []
    for one in after:
        if not one.shares_sentence(total) or (not one.aside and one.figure.unit != total.figure.unit):
            break
        if not one.aside:
            parts.append(one)
    exact = not any(part.figure.approximate for part in parts)
    return parts if parts and exact and _PARTS.search(parts[0].figure.text) else []
