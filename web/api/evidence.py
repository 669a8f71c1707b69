"""Schemas of words that bear something out, as entities and passages show them."""

from __future__ import annotations

from marshmallow import fields

from web.api.shapes import Answer, integer, string, strings


class EntityRef(Answer):
    id = string("编号 · id")
    type = string("类型 · type")
    canonical = string("规范名称 · canonical name")


class InPassage(Answer):
    """Where something stands."""

    document = string("文档编号 · id of the document")
    file = string("来源文件名 · base name of the file")
    title = string("标题 · title")
    date = string("日期 · date")
    passage = string("段落编号 · id of the passage")
    ordinal = integer("第几段 · number of the passage")


class Words(InPassage):
    start = integer("起，按段落文字的码点计 · start, in code points of the passage")
    end = integer("止，不含 · end, exclusive")
    text = string("原文 · the words")


class Slogan(Words):
    surface = string("提法 · the slogan")
    components = strings("展开的各项 · what it counts")


class Figure(Words):
    value = fields.Float(metadata={"description": "数值 · value"})
    unit = string("单位 · unit")
    subject = string("数的是什么 · what is counted")
    approximate = fields.Boolean(metadata={"description": "约数 · approximate"})
    owner = fields.String(allow_none=True, metadata={"description": "谁的数，实体编号 · whose figure, an id"})
