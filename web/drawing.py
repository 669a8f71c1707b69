"""The neighbourhood of an entity as a picture: drawn on the server, readable without script, on paper and by keyboard.

The entity stands in the middle; what points to it stands in a column on the left, what it points to on the right,
grouped by relation, the best borne out first. Each neighbour has a line of its own, so labels never meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.schema import ENTITY_TYPES
from web.templating import in_language, predicate_label

MOST_NODES = 60
_MIDDLE = 480  # px from the left edge to the entity itself
_FONT = 13  # px, as in style.css
_GAP = 12  # px between a dot and its label
_ROW = 26  # px from one neighbour to the next
_MARGIN = 24
_SIDES = {"in": -1, "out": 1}  # of the middle, left and right
_NEAR = 120  # px from the middle to the dots of a side, more where the name in the middle is long
_LABEL_CHARS = 22  # longer names are cut in the picture, never in the table below it


@dataclass(frozen=True, slots=True)
class Node:
    """A neighbour: a dot, its label, and the line to the middle."""

    id: str
    name: str
    label: str
    type: str
    type_label: str
    side: str  # in or out
    x: int
    y: int
    path: str  # SVG path data


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a relation above its neighbours."""

    text: str
    side: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template needs; `left_out` counts neighbours that did not fit."""

    left: int  # px; where the part begins that is seen
    width: int
    height: int
    centre: tuple[int, int]
    nodes: tuple[Node, ...]
    headings: tuple[Heading, ...]
    left_out: int


def draw_neighbourhood(name: str, relations: list[dict[str, Any]], most: int = MOST_NODES) -> Drawing | None:
    """A drawing of the relation objects (web.objects) of an entity of that name, most evidence first.

    None where there is nothing to draw.
    """
    if not relations:
        return None
    kept, left_out = best_borne_out(relations, most), max(0, len(relations) - most)
    sides = {side: _groups([r for r in kept if r["direction"] == side]) for side in _SIDES}
    rows = max(sum(1 + len(group) for _, group in groups) for groups in sides.values())
    height = 2 * _MARGIN + rows * _ROW
    nodes: list[Node] = []
    headings: list[Heading] = []
    reach = max(_NEAR, _half(name) + _NEAR // 3)
    for side, groups in sides.items():
        _place_side(side, _MIDDLE + _SIDES[side] * reach, groups, height, nodes, headings)
    left, right = _edges(name, nodes)
    return Drawing(left, right - left, height, (_MIDDLE, height // 2), tuple(nodes), tuple(headings), left_out)


def best_borne_out(relations: list[dict[str, Any]], most: int = MOST_NODES) -> list[dict[str, Any]]:
    """The relation objects that the picture shows, most evidence first."""
    return sorted(relations, key=lambda r: (-len(r["evidence"]), -r["confidence"], r["entity"]["id"]))[:most]


def _edges(name: str, nodes: list[Node]) -> tuple[int, int]:
    """How far labels reach to the left and to the right, so that a phone need not show empty paper."""
    half = _half(name)
    left = [node.x - _GAP - _length(node.label) for node in nodes if node.side == "in"]
    right = [node.x + _GAP + _length(node.label) for node in nodes if node.side == "out"]
    return min([_MIDDLE - half, *left]) - _MARGIN, max([_MIDDLE + half, *right]) + _MARGIN


def _half(name: str) -> int:
    """About how far the name in the middle, which is written larger, reaches to either side."""
    return _length(name) * 5 // 8


def _length(label: str) -> int:
    """About how many px a label takes."""
    return sum(_FONT if character >= "\u2e80" else _FONT * 5 // 8 for character in label)


def _groups(relations: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    ordered = sorted(relations, key=lambda r: str(r["predicate"]))
    return [(predicate, list(group)) for predicate, group in groupby(ordered, lambda r: str(r["predicate"]))]


def _place_side(
    side: str,
    x: int,
    groups: list[tuple[str, list[dict[str, Any]]]],
    height: int,
    nodes: list[Node],
    headings: list[Heading],
) -> None:
    rows = sum(1 + len(group) for _, group in groups)
    y = (height - rows * _ROW) // 2 + _ROW // 2
    for predicate, group in groups:
        headings.append(Heading(predicate_label(predicate, side), side, x, y))
        y += _ROW
        for relation in group:
            nodes.append(_node(relation["entity"], side, x, y, height))
            y += _ROW


def _node(entity: dict[str, Any], side: str, x: int, y: int, height: int) -> Node:
    name = entity["canonical"]
    label = name if len(name) <= _LABEL_CHARS else name[: _LABEL_CHARS - 1] + "…"
    middle_x, middle_y = _MIDDLE, height // 2
    bend = (x + middle_x) // 2
    path = f"M{x} {y}C{bend} {y} {bend} {middle_y} {middle_x} {middle_y}"
    return Node(entity["id"], name, label, entity["type"], in_language(ENTITY_TYPES[entity["type"]]), side, x, y, path)
