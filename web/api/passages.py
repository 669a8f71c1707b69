"""GET /api/v1/passages/PASSAGE: one passage with all that its words bear out."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from web.api.answers import graph_answer
from web.api.evidence import EntityRef, Figure, Slogan, Words
from web.api.operations import make_section, operation
from web.api.shapes import Answer, integer, one, rows, string, strings
from web.document_objects import passage_object
from web.pages.request import workspace

section = make_section("passages", "段落 · Passages")


class MentionOf(Answer):
    start = integer("起，按码点计 · start, in code points")
    end = integer("止，不含 · end, exclusive")
    surface = string("所写的名称 · the name as written")
    entity = one(EntityRef, "指谁 · what it names")


class RelationTold(Answer):
    subject = one(EntityRef, "主体 · subject")
    predicate = string("关系 · the relation")
    object = one(EntityRef, "客体 · object")
    rule = string("读出它的规则 · which rule read it")
    confidence = fields.Float(metadata={"description": "0 到 1，只凭这份文档 · from 0 to 1, by this document alone"})
    evidence = rows(Words, "这一段里作证的原文 · the words of this passage that say so")


class Passage(Answer):
    document = string("文档编号 · id of the document")
    file = string("来源文件名 · base name of the file")
    title = string("标题 · title")
    date = string("日期 · date")
    doc_type = string("文种 · type of document")
    region = strings("所讲地区，由小到大 · what places it is about, narrowest first")
    passage = string("段落编号 · id of the passage")
    ordinal = integer("第几段 · number of the passage")
    heading = strings("所在的各级小标题 · headings that it stands under, outermost first")
    text = string("整个段落 · the whole passage")
    mentions = rows(MentionOf, "提到谁，按先后 · what it mentions, in reading order")
    relations = rows(RelationTold, "说了哪些关系 · the relations that it tells")
    slogans = rows(Slogan, "提法 · slogans")
    figures = rows(Figure, "数据 · figures")


@operation(
    section,
    "/passages/<passage>",
    answers=Passage,
    fails=(404,),
    named={"passage": "段落编号，# 要写成 %23 · its id, with # written as %23"},
)
def show_passage(_: dict[str, Any], passage: str) -> Response:
    """一个段落 · One passage

    段落的文字，提到谁，说了哪些关系、提法、数据，各附原文的起止。
    Its text, what it mentions, which relations, slogans and figures it tells, each with its words.
    """
    return graph_answer(lambda: passage_object(workspace().store, passage))
