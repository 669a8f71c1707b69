"""Units of figures: which count alike, and what one is worth in another."""

from __future__ import annotations

from collections.abc import Mapping

_ALIKE = (  # measure words for one thing, and what a unit is worth in the first
    {"人": 1, "名": 1, "位": 1},
    {"户": 1, "家": 1},
    {"件": 1, "起": 1, "宗": 1, "桩": 1},
    {"元": 1, "万元": 1e4, "亿元": 1e8, "万亿元": 1e12},
    {"美元": 1, "万美元": 1e4, "亿美元": 1e8},
    {"公里": 1, "千米": 1},
    {"公斤": 1, "千克": 1},
    {"平方公里": 1, "平方千米": 1},
    {"场": 1, "场次": 1},
)
_WORTH: Mapping[str, tuple[str, float]] = {
    unit: (next(iter(alike)), worth) for alike in _ALIKE for unit, worth in alike.items()
}
_GENERAL = frozenset(("个", "户", "人", "支", "项", "所", "处", "座", "件", "条"))  # 399个农户 is 399户农户


def unit_key(unit: str) -> str:
    """The unit that stands for all that count alike: 人 for 名."""
    return _WORTH[unit][0] if unit in _WORTH else unit


def like_units(unit: str) -> tuple[str, ...]:
    """All units that count like this one, itself among them; sorted."""
    if is_general(unit):
        return tuple(sorted({*_GENERAL, *filter(is_general, _WORTH)}))
    return tuple(sorted({unit, *(other for other in _WORTH if unit_key(other) == unit_key(unit))}))


def is_unit(name: str) -> bool:
    """Whether the name is that of a unit of money or size, and of nothing that can be counted: 万亿元."""
    return name in _WORTH


def is_general(unit: str) -> bool:
    """Whether the unit counts things of any kind."""
    return unit_key(unit) in _GENERAL


def amount(value: float, unit: str) -> float:
    """The value in the unit that `unit_key` names: 3 of 3亿元 is 300,000,000 元."""
    return value * _WORTH[unit][1] if unit in _WORTH else value
