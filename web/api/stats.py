"""GET /api/v1/stats: what `hongfan stats` prints."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from kg.schema import ENTITY_TYPES
from web.api.answers import content_answer
from web.api.operations import make_section, operation
from web.api.shapes import Answer, integer, one, string
from web.objects import stats_object
from web.pages.request import workspace

section = make_section("stats", "概况 · How much there is")


class Index(Answer):
    engine = string("引擎 · engine")
    generation = integer("第几次建成 · which making of the index")
    passages = integer("可检索的段落 · passages that can be searched")


class Stats(Answer):
    documents = integer("文档 · documents")
    passages = integer("段落 · passages")
    entities = fields.Dict(
        fields.String(), fields.Integer(), metadata={"description": f"按类型 · by type: {', '.join(ENTITY_TYPES)}"}
    )
    mentions = integer("提及 · mentions")
    relations = integer("关系 · relations")
    figures = integer("数据 · figures")
    slogans = integer("提法 · slogans")
    sequence = integer("图谱改动的次数，只增不减 · number of changes of the graph; never falls")
    index = one(Index, "全文索引 · the full-text index")


@operation(section, "/stats", answers=Stats)
def tell_stats(_: dict[str, Any]) -> Response:
    """库里有多少 · How much there is

    与 hongfan stats 相同。
    What hongfan stats prints.
    """
    return content_answer(stats_object(workspace()))
