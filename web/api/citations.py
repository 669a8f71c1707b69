"""GET /api/v1/citations/ID: the citation of a document, a passage or an entity."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from kg.cite import FORMS, STYLES
from web.api.answers import graph_answer
from web.api.operations import make_section, operation
from web.api.questions import Asked, asked_choice
from web.api.shapes import Answer, string, strings
from web.citations import Wish, find_cited, graph_citation
from web.pages.request import workspace

section = make_section("citations", "引文 · Citations")


class AskedCitation(Asked):
    style = asked_choice("格式 · style", STYLES, usual=STYLES[0])
    form = asked_choice("体例 · form", FORMS, usual=FORMS[0])
    width = asked_choice(
        "标点全角或半角，默认依标准的印本 · width of marks; as the standard is printed unless told", ("full", "half")
    )


class Cited(Answer):
    style = string("格式 · style")
    form = string("体例 · form")
    text = string("著录文字 · the citation")
    type_mark = string("类型标识，如 N、EB/OL · type mark")
    why = string("为何是这个标识 · why this mark")
    missing = strings("缺的著录项，以 CSL 变量名表示 · what is missing, as variables of CSL")
    document = string("文档编号 · id of the document")
    passage = string("段落编号；引用整份文档时为空 · id of the passage; empty for a document as a whole")
    locator = string("第几段 · which passage")
    link = string("原文地址 · address of the words")


@operation(
    section,
    "/citations/<cited>",
    asks=AskedCitation,
    answers=Cited,
    fails=(400, 404),
    named={
        "cited": "文档、段落或实体的编号，# 要写成 %23 · id of a document, passage or entity, with # written as %23"
    },
)
def show_citation(asked: dict[str, Any], cited: str) -> Response:
    """引文著录 · A citation

    与 hongfan cite 同样的对象。实体引的是最早讲到它的文档里，给它下定义或首次提到它的那一段。
    The object that hongfan cite prints. An entity is cited by the earliest document that tells of it, at its definition or first mention.
    """
    wish = Wish(asked["style"], asked["form"], asked.get("width", ""), request.host_url.rstrip("/"))
    return graph_answer(lambda: graph_citation(find_cited(workspace().store, cited), wish))
