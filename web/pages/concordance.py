"""Every occurrence of a phrase, its contexts aligned on it; the whole list can be taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kg.errors import NotFoundError
from kg.ids import PassageId
from kg.model import Document
from search.concordance import ORDERS, Concordance, Occurrence, find_concordance
from search.index import FacetCount
from search.parser import NOTHING_ASKED, parse
from search.query import without_filter
from web.export import asked_format, file_answer
from web.pages.facet_links import FacetLink, facet_links, filter_label, has_more_places, region_tree, unknown_row
from web.pages.pager import page_of
from web.pages.request import SIZES, asked_size, kept_address, page_number, workspace

blueprint = Blueprint("concordance", __name__)
_CONTEXT = 40  # characters shown on either side
_COLUMNS = ["left", "phrase", "right", "title", "date", "region", "type", "passage", "start"]
_SAVED = ("q", "sort", "size")  # what makes up a concordance that is kept


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence as it is written in its passage."""

    document: Document
    passage_id: PassageId
    start: int
    end: int
    left: str
    phrase: str
    right: str


@blueprint.get("/concordance")
def page() -> ResponseReturnValue:
    text, here = request.args.get("q", "").strip(), workspace()
    order = next((order for order in ORDERS if order == request.args.get("sort")), ORDERS[0])
    found = find_concordance(text, here.index, here.store, current_app.extensions["folded_texts"], order=order)
    if form := asked_format():
        lines = _lines(found.lines)
        return (
            jsonify(_object(text, found))
            if form == "json"
            else file_answer(form, "concordance", _COLUMNS, map(_row, lines))
        )
    query, size = parse(text), asked_size()
    pager = page_of(page_number(), size, len(found.lines))
    first = (pager.number - 1) * size
    years = sorted(found.facets["year"], key=lambda count: count.value, reverse=True)
    return render_template(
        "concordance.html",
        q=text,
        found=found,
        order=order,
        lines=list(_lines(found.lines[first : first + size])),
        pager=pager,
        sizes=SIZES,
        chosen=[(filter_label(taken), without_filter(query, taken)) for taken in query.filters],
        facets=[
            (gettext("地区"), [*region_tree(query, found.facets["region"]), *_unknown(found.facets["region"])]),
            (gettext("年份"), [*facet_links(query, "year", years), *_unknown(years)]),
            (gettext("文种"), [*facet_links(query, "type", found.facets["type"]), *_unknown(found.facets["type"])]),
        ],
        more_places=has_more_places(found.facets["region"]),
        hints=_hints(text, found),
        kept=kept_address(_SAVED),
    )


def _hints(text: str, found: Concordance) -> Sequence[str]:
    """Without the one that nothing was asked: the results then show all passages, a concordance shows none."""
    return [hint for hint in found.hints if text and hint not in NOTHING_ASKED]


def _unknown(counts: Iterable[FacetCount]) -> list[FacetLink]:
    """The row of what has neither value nor name."""
    return unknown_row(sum(count.passages for count in counts if not count.value and not count.name))


def _lines(occurrences: Iterable[Occurrence]) -> Iterator[Line]:
    """Passages that were removed a moment ago are left out."""
    texts: dict[PassageId, str] = {}
    for one in occurrences:
        if one.passage_id not in texts:
            try:
                texts[one.passage_id] = workspace().store.get_passage(one.passage_id)[1].text
            except NotFoundError:
                continue
        text = texts[one.passage_id].replace("\n", " ")
        left, right = text[max(0, one.start - _CONTEXT) : one.start], text[one.end : one.end + _CONTEXT]
        yield Line(one.document, one.passage_id, one.start, one.end, left, text[one.start : one.end], right)


def _row(line: Line) -> list[object]:
    document = line.document
    region = "/".join(reversed(document.region))
    title = document.title or document.sources[0].file
    return [
        line.left,
        line.phrase,
        line.right,
        title,
        document.date,
        region,
        document.doc_type,
        line.passage_id,
        line.start,
    ]


def _object(text: str, found: Concordance) -> dict[str, Any]:
    return {
        "query": text,
        "phrases": list(found.phrases),
        "total": len(found.lines),
        "lines": [dict(zip(_COLUMNS, _row(line), strict=True)) for line in _lines(found.lines)],
        "facets": {
            name: [[count.value, count.name, count.passages] for count in counts]
            for name, counts in found.facets.items()
        },
        "hints": list(found.hints),
    }
