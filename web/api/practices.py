"""GET /api/v1/practices/ID and /api/v1/compare: profiles of practices, one by one and side by side."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields, validate

from web.api.answers import graph_answer
from web.api.operations import make_section, operation
from web.api.practice_shapes import Comparison, Practice
from web.api.questions import Asked, asked_text
from web.pages.request import workspace
from web.practice_objects import FEWEST, MOST, comparison_object, practice_object

section = make_section("practices", "做法：有名称的和没有名称的 · Practices, with and without a name")
_MANY = f"应为 {FEWEST} 至 {MOST} 个 · give {FEWEST} to {MOST}"


class AskedComparison(Asked):
    p = fields.List(
        asked_text("做法编号，一次一个，可给多次 · id of a practice, as often as there are practices"),
        required=True,
        validate=validate.Length(FEWEST, MOST, error=_MANY),
        metadata={"description": f"{FEWEST} 至 {MOST} 个做法 · {FEWEST} to {MOST} practices"},
    )


@operation(
    section,
    "/practices/<path:practice>",
    answers=Practice,
    fails=(404,),
    named={
        "practice": "做法实体的编号；没有名称的做法，用其首段的编号 · "
        "id of an initiative, or of the first passage of a practice without a name"
    },
)
def show_practice(_: dict[str, Any], practice: str) -> Response:
    """一个做法的卡片 · The profile of a practice

    做法、主体、对象、地点、时间、成效，每项都是原文，附所在。没有说的为空。
    What is done, by whom, for whom, where, when and with what result: the very words and where they stand; empty where
    nothing is said.
    """
    return graph_answer(lambda: practice_object(workspace().store, practice))


@operation(section, "/compare", asks=AskedComparison, answers=Comparison, fails=(400, 404))
def compare_practices(asked: dict[str, Any]) -> Response:
    """逐项对比几个做法 · Compare practices, cell by cell

    差别大的在前；各做法都有的列在 same。
    Cells that differ most come first; what all have is told under same.
    """
    return graph_answer(lambda: comparison_object(workspace().store, asked["p"]))
