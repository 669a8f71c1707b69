"""GET /api/v1/slogans, /figures and /contradictions: what the documents tell, as the pages 提法 and 数据 list it."""

from __future__ import annotations

from typing import Any

from flask import Response

from kg.slogans import FoldedSlogan, fold_slogans
from kg.views import DocumentFilter, FigureFilter
from web.api.answers import graph_answer
from web.api.fact_shapes import Contradictions, Figures, Slogans
from web.api.operations import make_section, operation
from web.api.paging import Paging, conditions
from web.api.questions import AskedList, asked_text, asked_year
from web.objects import Passages, figure_object, slogan_object
from web.pages.request import workspace

section = make_section("facts", "提法与数据 · Slogans and figures")
_BELOW = "地点编号：讲那里或其下的文档 · id of a place: of documents about it or what lies below it"
_YEAR = "文档的年份 · year of the document"


class AskedFacts(AskedList):
    below = asked_text(_BELOW)
    year = asked_year(_YEAR)


class AskedSlogans(AskedFacts):
    name = asked_text("提法或其中一条含有它 · the slogan or one of its components holds this")


class AskedFigures(AskedFacts):
    subject = asked_text("数的是什么，含有它 · what is counted holds this", example="党员")
    unit = asked_text("单位就是它 · the unit is this")


@operation(section, "/slogans", asks=AskedSlogans, answers=Slogans, fails=(400,))
def list_slogans(asked: dict[str, Any]) -> Response:
    """提法名单 · List slogans

    每个提法一条，展开写法各附原文；展开它的文档最多者在前。
    One entry a slogan, with each way of spelling it out in its words; those of most documents first.
    """
    store = workspace().store

    def make() -> dict[str, Any]:
        paging, passages = Paging(asked, lambda: str(store.sequence)), Passages(store)
        told = store.find_slogans(DocumentFilter(year=asked.get("year", ""), below=asked.get("below", "")))
        folded = fold_slogans(told, lambda passage_id: passages[passage_id][0])
        found = [slogan for slogan in folded if slogan.holds(asked.get("name", ""))]
        shown = found[paging.offset : paging.offset + paging.limit]
        return {
            "total": len(found),
            "slogans": [_folded_object(slogan, passages) for slogan in shown],
            "links": paging.links(len(found)),
        }

    return graph_answer(make)


@operation(section, "/figures", asks=AskedFigures, answers=Figures, fails=(400,))
def list_figures(asked: dict[str, Any]) -> Response:
    """数据名单 · List figures

    按所数的对象与单位排列，每个数附原文。
    By what is counted and the unit, each figure with its words.
    """
    store = workspace().store

    def make() -> dict[str, Any]:
        paging, passages = Paging(asked, lambda: str(store.sequence)), Passages(store)
        given = conditions(asked)
        units = (given.pop("unit"),) if "unit" in given else ()
        found = store.find_figures(FigureFilter(**given, units=units), limit=paging.limit, offset=paging.offset)
        return {
            "total": found.total,
            "figures": [figure_object(figure, passages) for figure in found.items],
            "links": paging.links(found.total),
        }

    return graph_answer(make)


@operation(section, "/contradictions", asks=AskedFacts, answers=Contradictions, fails=(400,))
def list_contradictions(asked: dict[str, Any]) -> Response:
    """互相矛盾的数据 · Figures that cannot both be right

    每条是同一文档中的两个数，附原文与理由。
    Each is two figures of one document, with their words and the reason.
    """
    store = workspace().store

    def make() -> dict[str, Any]:
        paging, passages = Paging(asked, lambda: str(store.sequence)), Passages(store)
        found = store.find_contradictions(DocumentFilter(**conditions(asked)))
        shown = found[paging.offset : paging.offset + paging.limit]
        return {
            "total": len(found),
            "contradictions": [
                {"why": pair.why, "figures": [figure_object(figure, passages) for figure in (pair.one, pair.other)]}
                for pair in shown
            ],
            "links": paging.links(len(found)),
        }

    return graph_answer(make)


def _folded_object(slogan: FoldedSlogan, passages: Passages) -> dict[str, Any]:
    return {
        "surface": slogan.surface,
        "documents": slogan.documents,
        "first_date": slogan.told[0].document.date,
        "spellings": [
            {
                "components": list(spelling.components),
                "told": [slogan_object(told.slogan, passages) for told in spelling.told],
            }
            for spelling in slogan.spellings
        ],
    }
