"""GET /api/v1/lineage and /api/v1/documents/DOCUMENT/lineage: texts that came more than once."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from kg.ids import DocumentId
from search.lineage.families import KINDS, ORIGINAL, UNDATED, Family
from search.lineage.passages import Borrowed as BorrowedPassage
from web.api.answers import content_answer
from web.api.operations import make_section, operation
from web.api.paging import Links, Paging
from web.api.questions import AskedList, asked_choice, asked_year
from web.api.shapes import Answer, integer, one, rows, string, strings
from web.pages.lineage import all_families, borrowed, family_of
from web.pages.request import workspace

section = make_section("lineage", "一文多版 · Versions of a text")


class AskedFamilies(AskedList):
    kind = asked_choice("类别 · kind", KINDS)
    year = asked_year("最早一份的年份 · year of the earliest")


class Version(Answer):
    document = string("文档编号 · id of the document")
    title = string("标题 · title")
    date = string("日期 · date")
    region = strings("所讲地区，由小到大 · what places it is about, narrowest first")
    file = string("来源文件名 · base name of the file")
    kind = string(
        f"与最早一份相比：{ORIGINAL} 最早、{UNDATED} 各份都没有日期，以这份为准、reprint 转载、revised 改写、template 模板套用、excerpt 节选 · beside the earliest"
    )
    likeness = fields.Float(
        metadata={"description": "与最早一份共有的文字，0 到 1 · share of text in common with the earliest"}
    )


class FamilyOf(Answer):
    kind = string("其余各份多是什么，独此一份则空 · what most of the others are; empty where there are none")
    versions = rows(Version, "各份，最早的在前，没有日期的在最后 · the earliest first, undated ones last")


class Borrowed(Answer):
    ordinal = integer("这份文档的第几段 · number of the passage in this document")
    document = string("也有这段的文档，编号 · id of the document that has it too")
    passage = string("那里的段落，编号 · id of the passage there")
    share = fields.Float(metadata={"description": "有多少也在那里，0 到 1 · how much of it stands there"})


class FamilyAndPassages(FamilyOf):
    passages = rows(Borrowed, "别的文字里也有的段落 · passages that also stand in other texts")


class Families(Answer):
    total = integer("共几组 · how many in all")
    families = rows(FamilyOf, "这一页的各组，份数多的在前 · the families of this page, the largest first")
    links = one(Links, "续页 · going on")


@operation(section, "/lineage", asks=AskedFamilies, answers=Families, fails=(400, 503))
def list_families(asked: dict[str, Any]) -> Response:
    """一文多版 · List texts that came more than once

    转载、改写、节选，以及换了名称和数字再用一次的模板；各条件同时成立。
    Reprints, revised texts, excerpts, and templates filled in anew; all conditions hold together.
    """
    paging = Paging(asked, lambda: str(workspace().store.sequence))
    found = [family for family in all_families() if _is_asked(family, asked)]
    shown = found[paging.offset : paging.offset + paging.limit]
    return content_answer(
        {
            "total": len(found),
            "families": [_family_object(family) for family in shown],
            "links": paging.links(len(found)),
        }
    )


@operation(
    section,
    "/documents/<document>/lineage",
    answers=FamilyAndPassages,
    fails=(404, 503),
    named={"document": "文档编号 · its id"},
)
def show_family(_: dict[str, Any], document: str) -> Response:
    """一份文档的各版 · The versions of a document

    它自己也在其中；独此一份时只有它。整篇不同而段落相同的，列在 passages。
    Itself among them; alone where there are no others. `passages`: those that stand in other texts as well.
    """
    found = _family_object(family_of(DocumentId(document)))
    return content_answer({**found, "passages": [_borrowed_object(one) for one in borrowed(document)]})


def _borrowed_object(one: BorrowedPassage) -> dict[str, Any]:
    return {
        "ordinal": one.passage.ordinal,
        "document": one.document.id,
        "passage": one.other.id,
        "share": round(one.within, 3),
    }


def _is_asked(family: Family, asked: dict[str, Any]) -> bool:
    return asked.get("kind", family.kind) == family.kind and family.earliest.date.startswith(asked.get("year", ""))


def _family_object(family: Family) -> dict[str, Any]:
    return {
        "kind": family.kind,
        "versions": [
            {
                "document": version.document.id,
                "title": version.document.title,
                "date": version.document.date,
                "region": list(version.document.region),
                "file": version.document.sources[0].file,
                "kind": version.kind,
                "likeness": round(version.likeness, 3),
            }
            for version in family.versions
        ],
    }
