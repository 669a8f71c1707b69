"""GET /api/v1/documents and /api/v1/documents/DOCUMENT: the list, and all that one document bears out."""

from __future__ import annotations

from typing import Any

from flask import Response

from kg.records import document_to_json
from kg.schema import DOCUMENT_TYPES
from kg.views import DocumentFilter
from web.api.answers import graph_answer
from web.api.operations import make_section, operation
from web.api.paging import Paging
from web.api.record import Conflict, Noise, RecordEntity, RecordFigure, RecordPassage, RecordRelation, RecordSlogan
from web.api.schemas import (
    Answer,
    AskedList,
    Links,
    asked_choice,
    asked_text,
    asked_year,
    integer,
    one,
    rows,
    string,
    strings,
)
from web.document_objects import document_object
from web.pages.request import workspace

section = make_section("documents", "文档 · Documents")


class AskedDocuments(AskedList):
    doc_type = asked_choice("文种 · type of document", DOCUMENT_TYPES)
    year = asked_year("年份 · year")
    below = asked_text("地点编号：讲那里或其下 · id of a place: about it or a place below it")
    entity = asked_text("实体编号：提到它 · id of an entity that it mentions")


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


class Documents(Answer):
    total = integer("共几份 · how many in all")
    documents = rows(Document, "这一页的文档，新的在前 · the documents of this page, latest first")
    links = one(Links, "续页 · going on")


class WholeDocument(Document):
    passages = rows(RecordPassage, "全文，逐段 · the whole text, passage by passage")
    entities = rows(RecordEntity, "提到的实体 · entities that it mentions")
    relations = rows(RecordRelation, "关系 · relations")
    slogans = rows(RecordSlogan, "提法 · slogans")
    figures = rows(RecordFigure, "数据 · figures")
    conflicts = rows(Conflict, "对不上的数据 · figures that cannot both be right")
    noise = rows(Noise, "略去的文字与缘由 · words that were dropped, and why")


@operation(section, "/documents", asks=AskedDocuments, answers=Documents, fails=(400,))
def list_documents(asked: dict[str, Any]) -> Response:
    """文档名单 · List documents

    各条件同时成立；没有日期的在最后。
    All conditions hold together; undated ones come last.
    """
    store = workspace().store
    conditions = {key: value for key, value in asked.items() if key not in ("limit", "cursor")}

    def make() -> dict[str, Any]:
        paging = Paging(asked, lambda: str(store.sequence))
        found = store.find_documents(DocumentFilter(**conditions), limit=paging.limit, offset=paging.offset)
        return {
            "total": found.total,
            "documents": [document_to_json(document) for document in found.items],
            "links": paging.links(found.total),
        }

    return graph_answer(make)


@operation(
    section, "/documents/<document>", answers=WholeDocument, fails=(404,), named={"document": "文档编号 · its id"}
)
def show_document(_: dict[str, Any], document: str) -> Response:
    """一份文档的全部 · One document with all that it bears out

    与 hongfan extract 同样的键，已按修订账本改过。
    The keys of hongfan extract, as the ledger of corrections leaves them.
    """
    return graph_answer(lambda: document_object(workspace().store, document))
