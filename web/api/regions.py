"""GET /api/v1/regions/PLACE and /api/v1/map: what the view of a region and the map of tiles show."""

from __future__ import annotations

from typing import Any

from flask import Response

from kg.ids import EntityId
from web.api.answers import content_answer
from web.api.operations import make_section, operation
from web.api.questions import Asked, asked_choice, asked_number, asked_text, asked_year
from web.api.region_shapes import ProvinceMap, Region
from web.objects import Passages
from web.pages.region import region_object, region_of
from web.pages.request import workspace
from web.province_counts import Asked as Counting
from web.province_counts import count_by_province, map_object

section = make_section("regions", "地区 · Regions")
_MOST = 200
_USUAL = 20


class AskedRegion(Asked):
    limit = asked_number("每张表最多几行 · at most so many rows of each list", most=_MOST, usual=_USUAL)


class AskedMap(Asked):
    count = asked_choice("数什么 · what to count", ("documents", "initiatives"), usual="documents")
    q = asked_text("检索词：数它命中的段落 · a question: passages that it finds are counted")
    entity = asked_text("实体编号：数提到它的文档 · id of an entity: documents that mention it are counted")
    year = asked_year("那一年的 · of that year")


@operation(
    section,
    "/regions/<place>",
    asks=AskedRegion,
    answers=Region,
    fails=(404,),
    named={"place": "地点编号 · id of a place"},
)
def show_region(asked: dict[str, Any], place: str) -> Response:
    """地区画像 · View of a region

    逐年的文档和做法，与别处相比特有的词，邻近有而这里未见的做法和词，各附原文。
    Documents and initiatives by year, words that set it apart from the rest, initiatives and words that its neighbours
    have and it has not, with sources.
    """
    return content_answer(region_object(region_of(place), asked["limit"], Passages(workspace().store)))


@operation(section, "/map", asks=AskedMap, answers=ProvinceMap, fails=(404,))
def show_map(asked: dict[str, Any]) -> Response:
    """各省级单位的数目 · Counts by province

    给了检索词就数命中的段落，给了实体就数提到它的文档。跨两省的各算一次。
    With a question passages that it finds, with an entity documents that mention it. What is about two provinces
    counts for both.
    """
    counting = Counting(asked["count"], asked.get("q", "").strip(), asked.get("entity", ""), asked.get("year", ""))
    if counting.entity:
        workspace().store.get_entity(EntityId(counting.entity))
    return content_answer(map_object(counting, count_by_province(counting, workspace())))
