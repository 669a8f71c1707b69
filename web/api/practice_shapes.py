"""What practices look like, one by one and side by side."""

from __future__ import annotations

from marshmallow import fields

from search.practices.profile import CELLS
from search.practices.profile_fields import FIELDS, LEVELS
from web.api.evidence import EntityRef, Words
from web.api.shapes import Answer, one, rows, string, strings


class ToldWords(Words):
    entity = fields.Nested(
        EntityRef, allow_none=True, metadata={"description": "这些字所指的实体 · the entity that these words name"}
    )


class Cells(Answer):
    what = rows(ToldWords, "做法 · what is done")
    who = rows(ToldWords, "主体 · by whom")
    whom = rows(ToldWords, "对象 · for whom")
    where = rows(ToldWords, "地点 · where")
    when = rows(ToldWords, "时间 · when")
    results = rows(ToldWords, "成效 · what came of it")


class TellingDocument(Answer):
    document = string("文档编号 · id of the document")
    file = string("来源文件名 · base name of the file")
    title = string("标题 · title")
    date = string("日期 · date")


class ToldIn(TellingDocument):
    doc_type = string("文种 · type")
    region = strings("所述地区，小的在前 · places that it is about, narrowest first")
    citation = string("引文，GB/T 7714 · citation")


class NamedPractice(Answer):
    class Meta(Answer.Meta):
        # a schema has an attribute of that name
        include = {"fields": strings(f"领域：{'、'.join(FIELDS)} · fields of work")}  # noqa: RUF012

    id = string("做法的编号；没有名称的，用其首段的编号 · id of the initiative, or of the first passage")
    entity = fields.String(
        allow_none=True,
        metadata={"description": "做法实体的编号；没有名称的为空 · id of the initiative, if it has a name"},
    )
    name = string("名称，或所在的标题 · name, or the heading that it stands under")
    level = string(f"层级：{'、'.join(LEVELS)}，或空 · level, one of these or empty")


class Practice(NamedPractice):
    years = strings("文档的年份 · years of the documents")
    cells = one(Cells, "各项 · what is told, cell by cell")
    documents = rows(ToldIn, "讲述它的文档，早的在前 · documents that tell of it, earliest first")
    reprints = rows(ToldIn, "只重复同样文字的文档 · documents that only repeat the same words")


class Row(Answer):
    cell = string(f"项目：{'、'.join(CELLS)} · the cell, one of these")
    difference = fields.Float(metadata={"description": "0 相同，1 全不同 · 0 the same, 1 nothing in common"})
    same = rows(ToldWords, "各做法都有的 · what all of them have")
    each = fields.List(
        fields.List(fields.Nested(ToldWords)),
        metadata={"description": "其余的，按做法的次序 · the rest, in the order of the practices"},
    )


class Comparison(Answer):
    practices = rows(Practice, "所对比的做法 · the practices")
    rows = rows(Row, "各项，差别大的在前 · the cells, those that differ most first")
