"""Search: results with facets and highlights, and suggestions while one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from kg.ids import PassageId
from kg.schema import ENTITY_TYPES
from kg.views import EntitySummary
from search.index import Sort
from search.query import Query, without_filter
from search.service import Page, search, to_json
from search.simplify import parts_of
from search.tree import Phrase, Term
from web.export import asked_format, file_answer
from web.language import gettext
from web.names import bearers
from web.pages.facet_links import (
    FacetLink,
    facet_links,
    facet_rows,
    filter_label,
    has_more_places,
    region_tree,
    told_apart,
    unknown_row,
    unplaced,
)
from web.pages.hit_rows import hit_rows
from web.pages.namesakes import where_of
from web.pages.offers import offers
from web.pages.pager import page_of
from web.pages.request import SIZES, asked_size, kept_address, page_number, workspace
from web.templating import in_language
from web.turns import turn

blueprint = Blueprint("results", __name__)
blueprint.add_app_template_global(facet_rows)
_SORTS: dict[str, Sort] = {"relevance": "relevance", "newest": "newest", "oldest": "oldest"}
_TYPES = ("initiative", "organisation", "person", "place")  # of entities, in the order shown
_EXPORTED = 10_000  # hits of a file
_NAMED = 5  # entities of the name that was asked for
_QUOTATION = 8  # characters of a phrase that may be a quotation
_SAVED = ("q", "sort", "group", "size")  # what makes up a search that is kept
_COLUMNS = ["title", "date", "region", "type", "heading", "passage", "score", "text", "reprints"]


@blueprint.get("/search")
def page() -> ResponseReturnValue:
    if form := asked_format():
        found = _search(limit=_EXPORTED, offset=0, folded=False)
        return jsonify(to_json(found)) if form == "json" else file_answer(form, "search", _COLUMNS, _rows(found))
    with turn():
        return _page()


def _page() -> str:
    number, size = page_number(), asked_size()
    explained = {PassageId(request.args.get("why", ""))}
    found = _search(limit=size, offset=(number - 1) * size, met=True, explained=explained)
    named = _named(found.query)
    return render_template(
        "results.html",
        q=found.text,
        found=replace(found, facets={}),  # what a template gets is in a cycle, and stays until it is looked for
        rows=list(hit_rows(found)),
        grouped=_grouped(),
        pager=page_of(number, size, found.documents if _grouped() else found.total),
        exported=_EXPORTED,
        sizes=SIZES,
        named=[(entity, _home(entity)) for entity in named[:_NAMED]],
        namesakes=len(named) if len(named) > _NAMED else 0,
        quoted="" if found.total else _longest_phrase(found.query),
        chosen=[(filter_label(taken), without_filter(found.query, taken)) for taken in found.query.filters],
        facets=_facets(found),
        more_places=has_more_places(found.facets["region"]),
        kept=kept_address(_SAVED),
    )


@blueprint.get("/suggest")
def suggestions() -> ResponseReturnValue:
    """What is offered for what was typed so far: `{"suggestions": [{"id", "name", "type", "place", "url"}]}`."""
    return jsonify(suggestions=offers(request.args.get("q", "")))


def _search(**how_many: Any) -> Page:
    here = workspace()
    sort = _SORTS.get(request.args.get("sort", ""), "relevance")
    text = request.args.get("q", "").strip()
    like = current_app.extensions["practices"].documents_like
    return search(text, here.index, here.store, sort=sort, per_document=_grouped(), documents_like=like, **how_many)


def _grouped() -> bool:
    """Whether each document is shown once."""
    return request.args.get("group") == "document"


def _facets(found: Page) -> list[tuple[str, Sequence[FacetLink]]]:
    """Heading and values."""
    query, counts = found.query, found.facets
    by_year = sorted(counts["year"], key=lambda count: count.value, reverse=True)
    by_type = {kind: [count for count in counts["entity"] if count.value.startswith(f"{kind}:")] for kind in _TYPES}
    return [
        (gettext("地区"), [*region_tree(query, counts["region"]), *unknown_row(unplaced(counts["region"]))]),
        (gettext("年份"), [*facet_links(query, "year", by_year), *_rest(found, "year")]),
        (gettext("文种"), [*facet_links(query, "type", counts["type"]), *_rest(found, "type")]),
        *(
            (in_language(ENTITY_TYPES[kind]), facet_links(query, "entity", told_apart(each)))
            for kind, each in by_type.items()
        ),
    ]


def _rest(found: Page, facet: str) -> list[FacetLink]:
    """The row of passages that have no value: they have one at most."""
    return unknown_row(found.total - sum(count.passages for count in found.facets[facet]))


def _named(query: Query) -> list[EntitySummary]:
    """Entities of just the name that was asked for, of which the first are shown above the passages."""
    asked = query.root.text if isinstance(query.root, Term | Phrase) else ""
    return bearers(workspace().store, asked) if asked else []


def _home(entity: EntitySummary) -> str:
    """Where it lies or belongs: a place with those above it, or the document that it is known of."""
    return entity.attrs.get("chain", "").replace("/", " ") or where_of(entity.scope, workspace().store).name


def _longest_phrase(query: Query) -> str:
    """What may be a quotation with a slip in it; "" where nothing is that long."""
    phrases = [part.text for part in parts_of(query.root) if isinstance(part, Phrase)]
    return max((text for text in phrases if len(text) >= _QUOTATION), key=len, default="")


def _rows(found: Page) -> list[list[object]]:
    return [
        [
            hit.title or hit.file,
            hit.date,
            "/".join(reversed(hit.region)),
            hit.doc_type,
            " › ".join(hit.heading),
            hit.passage,
            hit.score,
            hit.text,
            " ".join(reprint.passage for reprint in hit.reprints),
        ]
        for hit in found.hits
    ]
