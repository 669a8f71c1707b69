"""Shares that the counts beside them deny, and shares that lost their percent sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extract.figures.placed import PlacedFigure
from ingest.extract.figures.totals import number
from kg.model import Conflict

_SLACK = 1.0  # percentage points that rounding may take
_ALIKE = 2  # characters at the end of what two figures count
_SHARE = re.compile(
    r"[^，,。；;、\d]{0,30}[，,、；;]?\s?(?:仅|只|约|就|共|也|已|还)?占(?:比|[^，,。；;、\d]{0,24}?(?:总数|总量|总人数|总户数|比例|比重)?的?)"
    r"(?:为|达到?|是)?\s?"
)  # what stands between a count and its share
_OF = re.compile(
    r"占(?P<of>[^，,。；;、\d占]{0,24}?)(?:总数|总量|总人数|总户数|比例|比重|比)?的?(?:为|达到?|是)?\s?$"
)  # the whole, named behind 占
_SENTENCE_END = re.compile("[。！？\n]")
_UNITS = {unit: kind for kind, units in {"body": "家户个所", "person": "人名位"}.items() for unit in units}


def wrong_shares(placed: Sequence[PlacedFigure]) -> Iterator[Conflict]:
    """村500个，其中山村120个，占村总数的34%: it is 24 %. 企业62户，占企业总数的38: the counts say 38 %, its sign is lost."""
    for position, share in enumerate(placed):
        if share.figure.unit != "%" or share.figure.approximate or share.aside:
            continue
        part = _part(share, placed[:position])
        wholes = _wholes(part, _named_whole(share), placed[:position]) if part else []
        percents = [100 * part.figure.value / whole.figure.value for whole in wholes if part]
        fits = any(abs(percent - share.figure.value) <= _SLACK for percent in percents)
        if part and fits and not _is_marked(share):
            why = f"百分号丢失：{number(part.figure)}占{share.figure.value:g} (a share without its percent sign)"
            yield Conflict((part.index, share.index), why)
        elif part and len(wholes) == 1 and not fits and _is_marked(share) and _is_surely_whole(wholes[0], part, share):
            why = f"比例与数字对不上：{number(part.figure)}是{number(wholes[0].figure)}的{percents[0]:.1f}%"
            yield Conflict(
                (part.index, share.index), f"{why}，不是{share.figure.value:g}% (a share that its counts deny)"
            )


def _is_marked(share: PlacedFigure) -> bool:
    written = share.passage.text[share.quantity.start : share.quantity.end]
    return any(mark in written for mark in ("%", "％", "百分之"))


def _part(share: PlacedFigure, before: Sequence[PlacedFigure]) -> PlacedFigure | None:
    """The exact count of which the share is told: nothing stands between them but 占 and its whole, or another share."""
    at = share.quantity.start
    for one in reversed(before):
        if not one.shares_sentence(share) or not _SHARE.fullmatch(share.passage.text, one.quantity.end, at):
            return None
        if one.figure.unit != "%":
            return None if one.figure.approximate or one.aside else one
        at = one.quantity.start
    return None


def _named_whole(share: PlacedFigure) -> str:
    """What the share is said to be of: 非公企业 in 占非公企业总数的38; "" in 占比38%."""
    told = _OF.search(share.passage.text, 0, share.quantity.start)
    return told["of"] if told else ""


def _wholes(part: PlacedFigure, named: str, before: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """The larger counts just before the part, of its kind, whose subject ends like the whole, or like the part's."""
    ending = (named or part.figure.subject)[-_ALIKE:]
    return [
        one
        for one in before
        if one.passage is part.passage
        and _is_near(one, part)
        and not (one.figure.approximate or one.aside)
        and one.figure.value > part.figure.value
        and _kind(one) == _kind(part)
        and len(ending) == _ALIKE
        and one.figure.subject.endswith(ending)
    ]


def _is_surely_whole(whole: PlacedFigure, part: PlacedFigure, share: PlacedFigure) -> bool:
    """Whether the count is of just what the share is said to be of, or, where that is not said, holds the part (其中)."""
    if named := _named_whole(share):
        return whole.figure.subject.endswith(named.removeprefix("全部").removeprefix("所有"))
    between = whole.passage.text[whole.quantity.end : part.quantity.start]
    return "其中" in between and part.figure.subject.endswith(whole.figure.subject)


def _kind(one: PlacedFigure) -> str:
    return _UNITS.get(one.figure.unit, one.figure.unit)


def _is_near(one: PlacedFigure, part: PlacedFigure) -> bool:
    """Whether it stands in the same sentence or the one before."""
    return len(_SENTENCE_END.findall(one.passage.text, one.quantity.end, part.quantity.start)) <= 1
