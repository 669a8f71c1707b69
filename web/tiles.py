"""The 34 provincial units as tiles of one size, placed about as they lie on the ground and shaded by a number each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.ids import EntityId, coded_place

_GRID = (  # statistical codes
    "                     23",
    "            15       22",
    "               11 12 21",
    "65 63 62 64 14 13 37   ",
    "54 51 50 61 41 34 32 31",
    "   53 52 43 42 36 33   ",
    "         45 44 35 71   ",
    "         46 82 81      ",
)
_UNITS = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古", "21": "辽宁", "22": "吉林",
    "23": "黑龙江", "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西",
    "37": "山东", "41": "河南", "42": "湖北", "43": "湖南", "44": "广东", "45": "广西", "46": "海南",
    "50": "重庆", "51": "四川", "52": "贵州", "53": "云南", "54": "西藏", "61": "陕西", "62": "甘肃",
    "63": "青海", "64": "宁夏", "65": "新疆", "71": "台湾", "81": "香港", "82": "澳门",
}  # fmt: skip
_STEP = 58  # px from one tile to the next
_SIDE = 54  # px of a tile
_CELL = 3  # characters of a cell of the grid
_CLASSES = 4  # shades, besides that of nothing

PROVINCES: Mapping[EntityId, str] = {coded_place(code): name for code, name in _UNITS.items()}  # short names


@dataclass(frozen=True, slots=True)
class Tile:
    """One unit; `shade` 0 is that of nothing, a higher one is darker."""

    place: EntityId
    name: str
    number: int
    shade: int
    x: int  # px, left edge
    y: int  # px, upper edge


@dataclass(frozen=True, slots=True)
class TileMap:
    """All that the template needs, in px."""

    width: int
    height: int
    side: int
    tiles: tuple[Tile, ...]  # row by row
    classes: tuple[tuple[int, int], ...]  # least and most of each shade from 1 on


def draw_tiles(numbers: Mapping[EntityId, int]) -> TileMap:
    """A tile for each unit, with its number or 0."""
    classes = classes_of(numbers.get(place, 0) for place in PROVINCES)
    tiles = tuple(
        Tile(place, PROVINCES[place], number, _shade(number, classes), column * _STEP, row * _STEP)
        for row, line in enumerate(_GRID)
        for column, code in enumerate(line[at : at + _CELL].strip() for at in range(0, len(line), _CELL))
        if code
        for place in (coded_place(code),)
        for number in (numbers.get(place, 0),)
    )
    columns = -(-len(_GRID[0]) // _CELL)
    return TileMap((columns - 1) * _STEP + _SIDE, (len(_GRID) - 1) * _STEP + _SIDE, _SIDE, tiles, classes)


def classes_of(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Least and most of each class: of numbers above 0, about as many different ones in each."""
    different = sorted({number for number in numbers if number > 0})
    count = min(_CLASSES, len(different))
    cuts = [len(different) * n // count for n in range(count + 1)] if count else []
    return tuple((different[start], different[end - 1]) for start, end in pairwise(cuts))


def _shade(number: int, classes: tuple[tuple[int, int], ...]) -> int:
    return sum(number >= least for least, _ in classes)
