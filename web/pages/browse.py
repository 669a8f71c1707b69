"""Lists to browse: initiatives, places as a tree, organisations, people, documents. Each can be taken away as a file."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.views import DocumentFilter, EntityFilter
from web.export import asked_format, file_answer
from web.pages.crumbs import place_crumbs, place_name
from web.pages.narrowing import by_document_type, by_place, by_value, by_year, chosen_values
from web.pages.pager import page_of
from web.pages.request import page_number, page_size, workspace

blueprint = Blueprint("browse", __name__)
_EXPORTED = 100_000  # rows of a file; more than any spreadsheet is pleasant with


@blueprint.get("/initiatives")
def initiatives() -> ResponseReturnValue:
    return _entities("initiative", gettext("做法"))


@blueprint.get("/organisations")
def organisations() -> ResponseReturnValue:
    return _entities("organisation", gettext("组织"))


@blueprint.get("/people")
def people() -> ResponseReturnValue:
    return _entities("person", gettext("人物"))


@blueprint.get("/places")
def places() -> ResponseReturnValue:
    """The places right below `?parent=`, with what lies below each."""
    store = workspace().store
    parent = request.args.get("parent", "")
    children = store.place_children(parent)
    if form := asked_format():
        rows = [[n.id, n.name, n.documents, n.initiatives] for n in children]
        return file_answer(form, "places", ["id", "name", "documents", "initiatives"], rows)
    named = _is_named(parent)
    if named and not children:
        return redirect(url_for("entity.page", entity_id=parent))
    return render_template("places.html", parent=parent, children=children, chain=place_crumbs(parent), named=named)


@blueprint.get("/documents")
def documents() -> ResponseReturnValue:
    store = workspace().store
    where = DocumentFilter(
        doc_type=request.args.get("kind", ""), year=request.args.get("year", ""), below=request.args.get("below", "")
    )
    if form := asked_format():
        found = store.find_documents(where, limit=_EXPORTED).items
        rows = [[d.id, d.title, d.date, "/".join(reversed(d.region)), d.doc_type, d.author] for d in found]
        return file_answer(form, "documents", ["id", "title", "date", "region", "type", "author"], rows)
    number, size = page_number(), page_size()
    listing = store.find_documents(where, limit=size, offset=(number - 1) * size)
    return render_template(
        "documents.html",
        listing=listing,
        pager=page_of(number, size, listing.total),
        chosen=chosen_values(),
        kind_rows=by_document_type(),
        place_rows=by_place(),
        year_rows=by_year(store.years()),
    )


def _entities(entity_type: str, title: str) -> ResponseReturnValue:
    store = workspace().store
    where = EntityFilter(
        type=entity_type,
        contains=request.args.get("name", ""),
        below=request.args.get("below", ""),
        kind=request.args.get("kind", ""),
        year=request.args.get("year", ""),
    )
    if form := asked_format():
        found = store.find_entities(where, limit=_EXPORTED).items
        rows = [[e.id, e.canonical, e.attrs.get("kind", ""), e.scope, e.documents, e.last_date] for e in found]
        return file_answer(form, entity_type, ["id", "name", "kind", "scope", "documents", "last_date"], rows)
    number, size = page_number(), page_size()
    listing = store.find_entities(where, limit=size, offset=(number - 1) * size)
    return render_template(
        "entities.html",
        title=title,
        listing=listing,
        pager=page_of(number, size, listing.total),
        chosen=chosen_values(),
        kind_rows=by_value("kind", store.kinds(entity_type)),
        place_rows=by_place(entity_type),
        year_rows=by_year(dict.fromkeys(store.years(), 0)),
        place_name=place_name,
    )


def _is_named(place_id: str) -> bool:
    """Whether a text names the place, so that it has a page of its own."""
    try:
        workspace().store.get_entity(EntityId(place_id))
    except NotFoundError:
        return False
    return True
