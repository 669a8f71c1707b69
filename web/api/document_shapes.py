"""What documents look like: in a list, and one with all that it bears out."""

from __future__ import annotations

from marshmallow import fields

from web.api.record_shapes import RecordEntity, RecordFigure, RecordRelation, RecordSlogan
from web.api.shapes import Answer, integer, one, rows, string, strings


class FirstSource(Answer):
    file = string("来源文件名 · base name of the file")


class Source(Answer):
    file = string("来源文件名 · base name of the file")
    sha256 = string("文件字节的 SHA-256 · of the bytes of the file")
    part = integer("汇编中的第几份；整个文件为 0 · which one in a compilation; 0 for a whole file")


class Document(Answer):
    id = string("编号 · id")
    source = one(FirstSource, "首个来源 · the first source")
    sources = rows(Source, "全部来源 · all sources")
    title = string("标题 · title")
    doc_type = string("文种 · type of document")
    region = strings("所讲地区，由小到大 · what places it is about, narrowest first")
    region_ids = strings("同上，编号 · the same, ids")
    date = string("2012、2012-12 或 2012-12-27；不知道则空 · empty if unknown")
    author = string("作者 · author")
    publisher = string("发布者 · publisher")
    url = string("出处网址 · address that it came from")


class RecordPassage(Answer):
    id = string("编号 · id")
    ordinal = integer("第几段 · number of the passage")
    heading = strings("所在的各级小标题 · headings that it stands under, outermost first")
    text = string("文字 · the text")


class Conflict(Answer):
    figures = fields.List(fields.Integer(), metadata={"description": "figures 里的位置 · places in figures"})
    why = string("为什么对不上 · why they cannot both be right")


class Noise(Answer):
    text = string("文字 · the words")
    reason = string("缘由 · why")
    before = integer("其后是第几段 · number of the passage that follows")


class WholeDocument(Document):
    passages = rows(RecordPassage, "全文，逐段 · the whole text, passage by passage")
    entities = rows(RecordEntity, "提到的实体 · entities that it mentions")
    relations = rows(RecordRelation, "关系 · relations")
    slogans = rows(RecordSlogan, "提法 · slogans")
    figures = rows(RecordFigure, "数据 · figures")
    conflicts = rows(Conflict, "对不上的数据 · figures that cannot both be right")
    noise = rows(Noise, "略去的文字与缘由 · words that were dropped, and why")
