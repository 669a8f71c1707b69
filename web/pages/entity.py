"""The page of an entity, and the page of candidates for a name that fits several."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kg.ids import DocumentId
from kg.store import GraphStore
from web.drawing import best_borne_out, draw_neighbourhood
from web.export import asked_format, file_answer
from web.names import find_named
from web.objects import entity_object, summary_object
from web.pages.crumbs import place_crumbs
from web.pages.entity_tables import TABLES, table_of
from web.pages.namesakes import merged_rows, similar_rows
from web.pages.request import workspace
from web.sentences import Sentences

blueprint = Blueprint("entity", __name__)
_DEFINITION = re.compile(r"#p(\d+):(\d+)-(\d+)")
_PASSAGES = 20  # on the page at first; ?passages=all shows the rest


@blueprint.get("/entity/<entity_id>")
def page(entity_id: str) -> ResponseReturnValue:
    if ":" not in entity_id:
        return redirect(url_for("entity.named", name=entity_id))
    store = workspace().store
    shown = entity_object(store, entity_id)
    if shown["id"] != entity_id:  # it was joined to another
        values: dict[str, Any] = request.args.to_dict()
        return redirect(url_for("entity.page", **{**values, "entity_id": shown["id"]}))
    if form := asked_format():
        return _file(form, shown)
    relations, passages = shown["relations"], shown["passages"]
    if request.args.get("relations") != "all":
        relations = best_borne_out(relations)
    if request.args.get("passages") != "all":
        passages = passages[:_PASSAGES]
    return render_template(
        "entity.html",
        entity=shown,
        groups=relation_groups(relations),
        passages=passages,
        crumbs=place_crumbs(shown["id"] if shown["type"] == "place" else shown["scope"]),
        children=store.place_children(shown["id"]) if shown["type"] == "place" else [],
        drawing=draw_neighbourhood(shown["canonical"], shown["relations"]),
        definition=definition_of(shown, store),
        merged=merged_rows(shown, store),
        similar=similar_rows(shown, store),
        sentences=Sentences(store, {passage["passage"]: passage["text"] for passage in shown["passages"]}),
    )


def _file(form: str, shown: dict[str, Any]) -> Response:
    """As JSON the whole object, unless one of its tables is asked for by `?table=`."""
    name = request.args.get("table", "")
    if form == "json" and name not in TABLES:
        return jsonify(shown)
    name = name if name in TABLES else TABLES[-1]
    return file_answer(form, name, *table_of(shown, name))


@blueprint.get("/name/<path:name>")
def named(name: str) -> ResponseReturnValue:
    """The entity of that name, or the candidates."""
    found = find_named(workspace().store, name)
    if len(found) == 1:
        return redirect(url_for("entity.page", entity_id=found[0].id))
    rows = [(summary_object(entity), place_crumbs(entity.scope)) for entity in found]
    return render_template("candidates.html", name=name, rows=rows)


def definition_of(shown: dict[str, Any], store: GraphStore) -> dict[str, Any] | None:
    """The sentence that says what the entity is, as evidence; its attribute names passage and stretch, not the document."""
    match = _DEFINITION.fullmatch(shown["attrs"].get("definition", ""))
    if match is None:
        return None
    ordinal, start, end = map(int, match.groups())
    ids = {shown["id"], *(merged["id"] for merged in shown["merged"])}
    for passage in shown["passages"]:
        if passage["ordinal"] == ordinal and _defines(store, passage["document"], ids, match.string):
            return {**passage, "start": start, "end": end, "text": passage["text"][start:end]}
    return None


def _defines(store: GraphStore, document: str, ids: set[str], definition: str) -> bool:
    entities = store.judged_record(DocumentId(document)).entities
    return any(entity.id in ids and entity.attrs.get("definition") == definition for entity in entities)


def relation_groups(relations: list[dict[str, Any]]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(predicate, direction, relations), each group in the order given."""
    ordered = sorted(relations, key=lambda r: (r["predicate"], r["direction"]))
    grouped = groupby(ordered, lambda r: (r["predicate"], r["direction"]))
    return [(predicate, direction, list(group)) for (predicate, direction), group in grouped]
