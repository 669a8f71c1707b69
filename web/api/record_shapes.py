"""What was found in one document: parts of its record, with the ids that the record has."""

from __future__ import annotations

from marshmallow import fields

from web.api.shapes import Answer, integer, string, strings


class Stretch(Answer):
    passage = string("段落编号 · id of the passage")
    start = integer("起，按段落文字的码点计 · start, in code points of the passage")
    end = integer("止，不含 · end, exclusive")


class RecordMention(Stretch):
    surface = string("所写的名称 · the name as written")


class RecordEntity(Answer):
    id = string("编号 · id")
    type = string("类型 · type")
    canonical = string("规范名称 · canonical name")
    scope = string("所属地点的编号 · id of its place")
    surfaces = strings("文中的各种写法 · the ways in which it is written")
    mentions = fields.List(fields.Nested(RecordMention), metadata={"description": "提及 · mentions"})
    attrs = fields.Dict(fields.String(), fields.String(), metadata={"description": "其他所知 · what else is known"})


class RecordRelation(Answer):
    subject = string("主体的编号 · id of the subject")
    predicate = string("关系 · the relation")
    object = string("客体的编号 · id of the object")
    evidence = fields.List(fields.Nested(Stretch), metadata={"description": "作证的原文 · the words that say so"})
    rule = string("读出它的规则 · which rule read it")
    confidence = fields.Float(metadata={"description": "0 到 1 · from 0 to 1"})


class RecordSlogan(Stretch):
    surface = string("提法 · the slogan")
    components = strings("展开的各项 · what it counts")


class RecordFigure(Stretch):
    text = string("所在的分句 · the clause that it stands in")
    value = fields.Float(metadata={"description": "数值 · value"})
    unit = string("单位 · unit")
    subject = string("数的是什么 · what is counted")
    approximate = fields.Boolean(metadata={"description": "约数 · approximate"})
    owner = fields.String(allow_none=True, metadata={"description": "谁的数，实体编号 · whose figure, an id"})
