"""Search: results with facets and highlights, and suggestions while one types."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, current_app, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kg.errors import NotFoundError
from kg.schema import ENTITY_TYPES
from kg.views import EntitySummary
from search.index import FacetCount, Sort
from search.query import Query, to_text, with_filter, without_filter
from search.service import Page, search, to_json
from search.tree import Filter
from web.export import csv_answer
from web.names import find_named
from web.pages.crumbs import place_name
from web.pages.pager import Pager
from web.pages.request import page_number, page_size, workspace
from web.templating import in_language

blueprint = Blueprint("results", __name__)
_SORTS: dict[str, Sort] = {"relevance": "relevance", "newest": "newest", "oldest": "oldest"}
_SUGGESTIONS = 10
_EXPORTED = 1000  # hits of a CSV file
_FACET_FIELDS = {"region": "region", "year": "year", "type": "type", "entity": "entity"}  # facet -> filter field
_FACET_ROWS = 10


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value that narrows the results."""

    name: str
    passages: int
    query: str  # the question with this filter on


@blueprint.get("/search")
def page() -> ResponseReturnValue:
    text = request.args.get("q", "").strip()
    sort = _SORTS.get(request.args.get("sort", ""), "relevance")
    here = workspace()
    if request.args.get("format") in ("csv", "json"):
        found = search(text, here.index, here.store, limit=_EXPORTED, sort=sort)
        return _csv(found) if request.args["format"] == "csv" else jsonify(to_json(found))
    number, size = page_number(), page_size()
    found = search(text, here.index, here.store, limit=size, offset=(number - 1) * size, sort=sort)
    return render_template(
        "results.html",
        q=text,
        found=found,
        pager=Pager(number, size, found.total),
        named=_named(text),
        chosen=[(to_text(taken), without_filter(found.query, taken)) for taken in found.query.filters],
        facets={name: facet_links(found.query, name, counts) for name, counts in found.facets.items()},
        sort=sort,
        place_name=place_name,
    )


@blueprint.get("/suggest")
def suggestions() -> ResponseReturnValue:
    """Entities for what was typed so far: `{"suggestions": [{"name", "type", "place", "url"}]}`."""
    found = current_app.extensions["suggester"].suggest(request.args.get("q", ""), limit=_SUGGESTIONS)
    rows = [
        {
            "id": s.entity.id,
            "name": s.name,
            "type": in_language(ENTITY_TYPES[s.entity.type]),
            "place": s.place.replace("/", " "),
            "url": url_for("entity.page", entity_id=s.entity.id),
        }
        for s in found
    ]
    return jsonify(suggestions=rows)


def facet_links(query: Query, facet: str, counts: tuple[FacetCount, ...]) -> list[FacetLink]:
    """The values of a facet that are not chosen yet, most passages first."""
    chosen = {(taken.field, taken.value) for taken in query.filters}
    field = _FACET_FIELDS[facet]
    links = []
    for count in counts:
        value = count.name if facet == "region" and count.name else count.value
        if (field, value) not in chosen and count.value:
            name = count.name or count.value
            links.append(FacetLink(name, count.passages, with_filter(query, Filter(field, value))))
    return links[:_FACET_ROWS]


def _named(text: str) -> list[EntitySummary]:
    """Entities of just that name, shown above the passages."""
    if not text or ":" in text:
        return []
    try:
        return find_named(workspace().store, text)[:5]
    except NotFoundError:
        return []


def _csv(found: Page) -> ResponseReturnValue:
    rows = [
        [hit.title or hit.file, hit.date, "/".join(reversed(hit.region)), hit.doc_type, hit.passage, hit.text]
        for hit in found.hits
    ]
    return csv_answer("search", ["title", "date", "region", "type", "passage", "text"], rows)
