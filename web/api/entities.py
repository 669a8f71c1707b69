"""GET /api/v1/entities and /api/v1/entities/ENTITY: what `hongfan show` prints, and the list to choose from."""

from __future__ import annotations

from typing import Any

from flask import Response

from kg.schema import ENTITY_TYPES
from kg.views import EntityFilter
from web.api.answers import graph_answer
from web.api.entity_shapes import Entities, Shown
from web.api.operations import make_section, operation
from web.api.paging import Paging, conditions
from web.api.questions import AskedList, asked_choice, asked_text, asked_year
from web.objects import entity_object, summary_object
from web.pages.request import workspace

section = make_section(
    "entities", "实体：地点、组织、做法、人物 · Entities: places, organisations, initiatives, people"
)


class AskedEntities(AskedList):
    type = asked_choice("类型 · type", ENTITY_TYPES)
    name = asked_text("规范名称或别名就是它 · the canonical name or an alias is this")
    prefix = asked_text("规范名称或别名以它开头 · the canonical name or an alias begins so")
    contains = asked_text("规范名称或别名含有它 · the canonical name or an alias holds this", example="工程")
    below = asked_text("地点编号：在那里或其下 · id of a place: at it or below it")
    parent = asked_text("地点编号或 root：其直接下级地点 · id of a place, or root: the places right below it")
    kind = asked_text("种类，即 attrs.kind · kind, which is attrs.kind")
    year = asked_year("那一年的文档提到 · mentioned in a document of that year")


@operation(section, "/entities", asks=AskedEntities, answers=Entities, fails=(400,))
def list_entities(asked: dict[str, Any]) -> Response:
    """实体名单 · List entities

    各条件同时成立。
    All conditions hold together.
    """
    store = workspace().store

    def make() -> dict[str, Any]:
        paging = Paging(asked, lambda: str(store.sequence))
        found = store.find_entities(EntityFilter(**conditions(asked)), limit=paging.limit, offset=paging.offset)
        return {
            "total": found.total,
            "entities": [summary_object(entity) for entity in found.items],
            "links": paging.links(found.total),
        }

    return graph_answer(make)


@operation(
    section,
    "/entities/<entity>",
    answers=Shown,
    fails=(404,),
    named={"entity": "编号，或名称 · an id, or a name"},
)
def show_entity(_: dict[str, Any], entity: str) -> Response:
    """一个实体的全部 · One entity with all that is known of it

    每条关系、提法、数据都附原文。名称有几解时列出各解（candidates），再用编号来问。
    Each relation, slogan and figure with its words. A name that fits several lists them as candidates; ask by id then.
    """
    return graph_answer(lambda: entity_object(workspace().store, entity))
