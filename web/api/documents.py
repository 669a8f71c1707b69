"""GET /api/v1/documents and /api/v1/documents/DOCUMENT: the list, and all that one document bears out."""

from __future__ import annotations

from typing import Any

from flask import Response

from kg.records import document_to_json
from kg.schema import DOCUMENT_TYPES
from kg.views import DocumentFilter
from web.api.answers import graph_answer
from web.api.document_shapes import Document, WholeDocument
from web.api.operations import make_section, operation
from web.api.paging import Links, Paging, conditions
from web.api.questions import AskedList, asked_choice, asked_text, asked_year
from web.api.shapes import Answer, integer, one, rows
from web.document_objects import document_object
from web.pages.request import workspace

section = make_section("documents", "文档 · Documents")


class AskedDocuments(AskedList):
    doc_type = asked_choice("文种 · type of document", DOCUMENT_TYPES)
    year = asked_year("年份 · year")
    below = asked_text("地点编号：讲那里或其下 · id of a place: about it or a place below it")
    entity = asked_text("实体编号：提到它 · id of an entity that it mentions")


class Documents(Answer):
    total = integer("共几份 · how many in all")
    documents = rows(Document, "这一页的文档，新的在前 · the documents of this page, latest first")
    links = one(Links, "续页 · going on")


@operation(section, "/documents", asks=AskedDocuments, answers=Documents, fails=(400,))
def list_documents(asked: dict[str, Any]) -> Response:
    """文档名单 · List documents

    各条件同时成立；没有日期的在最后。
    All conditions hold together; undated ones come last.
    """
    store = workspace().store

    def make() -> dict[str, Any]:
        paging = Paging(asked, lambda: str(store.sequence))
        found = store.find_documents(DocumentFilter(**conditions(asked)), limit=paging.limit, offset=paging.offset)
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
