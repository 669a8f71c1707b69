"""GET /api/v1/search: what `hongfan search` prints."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app
from marshmallow import fields, validate

from search.service import search, to_json
from web.api.answers import content_answer
from web.api.operations import make_section, operation
from web.api.paging import Links, Paging
from web.api.questions import AskedList, asked_choice, asked_text
from web.api.shapes import Answer, integer, one, rows, stretches, string, strings
from web.pages.request import workspace
from web.workspace import Workspace

section = make_section("search", "检索 · Search")
_LONGEST = 1000  # characters
_GROUPS = ("passage", "document")


class AskedSearch(AskedList):
    q = asked_text(
        '词语、"短语"、-排除、或、括号、地区: 年份: … · words, "phrases", -not, OR, brackets, region: year: …',
        longest=_LONGEST,
        required=True,
        example="党员 年份:2010..",
    )
    sort = asked_choice("次序 · order", ("relevance", "newest", "oldest"), usual="relevance")
    group = asked_choice(
        "逐段，或每份文档只列最好的一段 · passages, or the best one of each document", _GROUPS, usual=_GROUPS[0]
    )


class Why(Answer):
    words = string("词语 · words")
    field = string("text 正文、heading 小标题、title 标题 · where they stand")
    times = integer("几次 · how often")
    weight = fields.Float(metadata={"description": "一次的分量 · weight of one time"})
    passages = integer("全库有几段有它，越少越要紧 · passages that have it, of all: the fewer, the more it counts")


class Hit(Answer):
    document = string("文档编号 · id of the document")
    passage = string("段落编号 · id of the passage")
    file = string("来源文件名 · base name of the file")
    title = string("标题 · title")
    date = string("2012、2012-12 或 2012-12-27；不知道则空 · empty if unknown")
    doc_type = string("文种 · type of document")
    region = strings("所讲地区，由小到大 · what places it is about, narrowest first")
    heading = strings("所在的各级小标题 · headings that it stands under, outermost first")
    score = fields.Float(metadata={"description": "相关程度，只在一次检索内可比 · comparable within one search only"})
    text = string("整个段落 · the whole passage")
    highlights = stretches("找到的词语 · the words found")
    reprints = strings("同文的其他段落 · the same passage in other documents")
    why = rows(Why, "凭哪些词语找到 · by which words it was found")


def _counts(told: str, width: int) -> fields.List[Any]:
    row = fields.List(fields.Raw(metadata={"type": ["string", "integer"]}), validate=validate.Length(equal=width))
    return fields.List(row, metadata={"description": told})


class Facets(Answer):
    region = _counts(
        "[编号, 名称, 段数]；以 地区:编号 缩小，编号空的以 地区:名称 · "
        "[id, name, passages]; narrow by region:id, where the id is empty by region:name",
        3,
    )
    year = _counts("[年, 段数] · [year, passages]", 2)
    type = _counts("[文种, 段数] · [type, passages]", 2)
    entity = _counts("[编号, 名称, 段数] · [id, name, passages]", 3)


class PageOfHits(Answer):
    query = string("所问 · as asked")
    total = integer("符合的段落，转载也计 · passages that match, reprints counted")
    hits = rows(Hit, "这一页的段落 · the passages of this page")
    facets = one(Facets, "眼下条件之内的段数 · passages under the present filters")
    hints = strings("怎样改一改会更好 · how to ask better")
    documents = integer("按文档列时，共几份文档；否则 0 · documents that match where grouped by them, else 0")
    loose = fields.Boolean(metadata={"description": "没有段落含有全部词语 · no passage has all the words"})
    links = one(Links, "续页 · going on")


@operation(section, "/search", asks=AskedSearch, answers=PageOfHits, fails=(400,))
def search_passages(asked: dict[str, Any]) -> Response:
    """检索段落 · Search the passages

    问法同检索框与 hongfan search；写得不全、写错也有结果和提示。
    The same language as in the search box and hongfan search; what is odd or half-typed is answered too, with hints.
    """
    here = workspace()
    paging = Paging(asked, lambda: _state(here))
    grouped = asked["group"] == "document"
    page = search(
        asked["q"],
        here.index,
        here.store,
        limit=paging.limit,
        offset=paging.offset,
        sort=asked["sort"],
        per_document=grouped,
        folded=False,
        documents_like=current_app.extensions["practices"].documents_like,
    )
    links = paging.links(page.documents if grouped else page.total)
    return content_answer({**to_json(page), "documents": page.documents if grouped else 0, "links": links})


def _state(here: Workspace) -> str:
    """The index follows the graph a moment later, and may be remade while the graph stays."""
    return f"{here.store.sequence}.{here.index.generation}.{here.index.passages()}"
