"""Figures: what is counted, by subject, unit, place and year, and figures that cannot both be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from kg.ids import EntityId
from kg.model import Document, Figure
from kg.views import Contradiction, DocumentFilter, FigureFilter, Node
from web.export import asked_format, file_answer
from web.objects import Passages, figure_object
from web.pages.narrowing import by_place_counted, by_value, by_year, chosen_values
from web.pages.pager import page_of
from web.pages.request import page_number, page_size, workspace
from web.sentences import Sentences

blueprint = Blueprint("figures", __name__)
_EXPORTED = 100_000  # rows of a file; more than any spreadsheet is pleasant with
_FIGURE = ["subject", "value", "unit", "approximate", "owner", "owner_name", "region"]
_SOURCE = ["document", "title", "date", "passage", "start", "end", "text"]


@blueprint.get("/figures")
def page() -> ResponseReturnValue:
    store, asked = workspace().store, request.args
    where = FigureFilter(
        subject=asked.get("name", "").strip(),
        units=tuple(unit for unit in (asked.get("unit"),) if unit),
        below=asked.get("below", ""),
        year=asked.get("year", ""),
    )
    if form := asked_format():
        found = store.find_figures(where, limit=_EXPORTED).items
        return file_answer(form, "figures", [*_FIGURE, *_SOURCE], _flat(_rows(found)))
    number, size = page_number(), page_size()
    counts = store.figure_counts(where, [node.id for node in store.place_children(where.below)])
    listing = store.find_figures(where, limit=size, offset=(number - 1) * size)
    return render_template(
        "figures.html",
        rows=list(_rows(listing.items)),
        pager=page_of(number, size, listing.total),
        exported=_EXPORTED,
        chosen=chosen_values(),
        contradictions=len(store.find_contradictions(DocumentFilter())),
        sentences=Sentences(store, {}),
        unit_rows=by_value("unit", counts.units),
        place_rows=by_place_counted(counts.places),
        year_rows=by_year(counts.years),
    )


@blueprint.get("/figures/contradictions")
def contradictions() -> ResponseReturnValue:
    """Pairs of figures of one document, with why they cannot both be right."""
    store = workspace().store
    found = store.find_contradictions(
        DocumentFilter(year=request.args.get("year", ""), below=request.args.get("below", ""))
    )
    if form := asked_format():
        header = ["pair", "why", *_FIGURE, *_SOURCE]
        return file_answer(form, "contradictions", header, _pairs(found))
    number, size = page_number(), page_size()
    documents = _documents(found)
    shown = found[(number - 1) * size : number * size]
    return render_template(
        "contradictions.html",
        pairs=[(one.why, list(_rows((one.one, one.other)))) for one in shown],
        pager=page_of(number, size, len(found)),
        chosen=chosen_values(),
        sentences=Sentences(store, {}),
        place_rows=by_place_counted(Counter(place for document in documents for place in document.region_ids)),
        year_rows=by_year(Counter(document.date[:4] for document in documents)),
    )


def _documents(found: Iterable[Contradiction]) -> list[Document]:
    """Of each pair the document that it stands in."""
    ids = [pair.one.evidence.passage_id for pair in found]
    known = {passage.id: document for document, passage in workspace().store.get_passages(ids)}
    return [known[id_] for id_ in ids if id_ in known]


def _rows(figures: Iterable[Figure]) -> Iterator[dict[str, Any]]:
    """Figure objects (web.objects) with their document and the entity that owns each."""
    store, told = workspace().store, list(figures)
    passages, owners = Passages(store), _owners({figure.owner for figure in told if figure.owner})
    for figure in told:
        document, _ = passages[figure.evidence.passage_id]
        owner = owners.get(figure.owner) if figure.owner else None
        yield {
            **figure_object(figure, passages),
            "about": document,
            "owned_by": owner,
            "owner_name": owner.canonical if owner else "",
            "region": _region(document),
        }


def _owners(ids: set[EntityId]) -> dict[EntityId, Node]:
    return {node.id: node for node in workspace().store.nodes(sorted(ids))}


def _flat(rows: Iterable[dict[str, Any]]) -> Iterator[list[object]]:
    for row in rows:
        value = int(row["value"]) if row["value"].is_integer() else row["value"]
        known = {**row, "value": value, "title": row["title"] or row["file"]}
        yield [known[name] for name in (*_FIGURE, *_SOURCE)]


def _pairs(found: Iterable[Contradiction]) -> Iterator[list[object]]:
    for number, one in enumerate(found, 1):
        yield from ([number, one.why, *row] for row in _flat(_rows((one.one, one.other))))


def _region(document: Document) -> str:
    return "/".join(reversed(document.region))
