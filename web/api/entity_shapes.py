"""What entities look like: in a list, and one with all that is known of it."""

from __future__ import annotations

from marshmallow import fields

from kg.schema import PREDICATES
from web.api.evidence import EntityRef, Figure, InPassage, Slogan, Words
from web.api.paging import Links
from web.api.shapes import Answer, integer, one, rows, stretches, string, strings


class Summary(Answer):
    id = string("编号 · id")
    type = string("类型 · type")
    canonical = string("规范名称 · canonical name")
    scope = string("所属地点的编号；全国性的为空 · id of the place that tells namesakes apart; empty if national")
    aliases = strings("别名，常用的在前 · other names, most used first")
    attrs = fields.Dict(fields.String(), fields.String(), metadata={"description": "其他所知 · what else is known"})
    documents = integer("提到它的文档 · documents that mention it")
    mentions = integer("提及 · mentions")
    first_date = string("最早的日期 · first date")
    last_date = string("最近的日期 · last date")


class Entities(Answer):
    total = integer("共几个 · how many in all")
    entities = rows(Summary, "这一页的实体，提到的文档多的在前 · the entities of this page, most documents first")
    links = one(Links, "续页 · going on")


class Relation(Answer):
    predicate = string(f"关系：{'、'.join(PREDICATES)} · the relation, one of these")
    direction = string("out：由它出发；in：指向它 · out: it is the subject; in: it is the object")
    entity = one(EntityRef, "另一端 · the other end")
    rule = string("读出它的规则 · which rule read it")
    confidence = fields.Float(metadata={"description": "0 到 1 · from 0 to 1"})
    evidence = rows(Words, "作证的原文 · the words that say so")


class PassageOf(InPassage):
    mentions = stretches("提到它的地方 · where it is mentioned")
    text = string("整个段落 · the whole passage")


class Merged(Answer):
    id = string("编号 · id")
    canonical = string("名称 · name")
    scope = string("所属地点的编号 · id of its place")
    rule = string("规则 · rule")
    reason = string("为什么算作一个 · why they are one")


class Shown(Answer):
    """`id` and `type` are null, and `candidates` tells which, where a name fits several."""

    id = fields.String(allow_none=True, metadata={"description": "编号 · id"})
    type = fields.String(allow_none=True, metadata={"description": "类型 · type"})
    canonical = string("规范名称 · canonical name")
    aliases = strings("别名，常用的在前 · other names, most used first")
    attrs = fields.Dict(fields.String(), fields.String(), metadata={"description": "其他所知 · what else is known"})
    scope = fields.String(metadata={"description": "所属地点的编号 · id of its place", "always": False})
    documents = fields.Integer(metadata={"description": "提到它的文档 · documents that mention it", "always": False})
    mentions = fields.Integer(metadata={"description": "提及 · mentions", "always": False})
    first_date = fields.String(metadata={"description": "最早的日期 · first date", "always": False})
    last_date = fields.String(metadata={"description": "最近的日期 · last date", "always": False})
    relations = rows(Relation, "关系，各附原文 · relations, each with its words")
    passages = rows(PassageOf, "提到它的段落，新的在前 · passages that mention it, latest first")
    slogans = rows(Slogan, "同段的提法 · slogans in the same passages")
    figures = rows(Figure, "它的数据 · its figures")
    merged = rows(Merged, "并入它的 · what was found to be the same")
    similar_names = rows(Summary, "别处的同名 · the same name elsewhere")
    candidates = rows(Summary, "名称有几解时，各是谁 · which ones, where a name fits several")
