"""/api: the manual of the API, made of its specification. It needs neither script nor anything from elsewhere."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.urls import uri_to_iri

from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter
from web.api.problems import KINDS
from web.api.specification import objects_of, operations_of
from web.pages.request import workspace
from web.practice_objects import FEWEST

_LOOKED_AT = 50  # initiatives; what the whole country does has no profile
blueprint = Blueprint("api", __name__)


@blueprint.get("/api")
def manual() -> str:
    spec: dict[str, Any] = current_app.extensions["openapi"]
    return render_template(
        "api.html",
        info=spec["info"],
        operations=operations_of(spec),
        objects=objects_of(spec),
        problems=KINDS,
        examples=examples(workspace().store),
        readable=uri_to_iri,
    )


@blueprint.get("/api/")
def with_slash() -> ResponseReturnValue:
    return redirect(url_for("api.manual"))


def examples(store: GraphStore) -> dict[str, str]:
    """An address to try for each operation that names something, out of what the graph holds."""
    found = {}
    initiatives = store.find_entities(EntityFilter(type="initiative"), limit=_LOOKED_AT).items
    told = [entity.id for entity in initiatives if entity.attrs.get("level_of") != "national"]
    for practice in told[:1]:
        found["show_practice"] = url_for("api-practices.show_practice", practice=practice)
        found["compare_practices"] = url_for("api-practices.compare_practices", p=told[:FEWEST])
    for entity in initiatives[:1]:
        found["show_entity"] = url_for("api-entities.show_entity", entity=entity.id)
        for passage in store.passages_of(entity.id, limit=1).items:
            found["show_passage"] = url_for("api-passages.show_passage", passage=passage)
    for document in store.find_documents(DocumentFilter(), limit=1).items:
        found["show_document"] = url_for("api-documents.show_document", document=document.id)
    return found
