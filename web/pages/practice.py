"""The page of a practice: its card, cell by cell, each word with the way back to its sentence."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kg.errors import NotFoundError
from kg.ids import EntityId
from search.practices.profile import CELLS
from search.practices.profile_fields import FIELDS, LEVELS
from web.export import asked_format
from web.links import entity_url
from web.pages.request import workspace
from web.practice_objects import practice_object

blueprint = Blueprint("practice", __name__)


@blueprint.get("/practice/<path:practice_id>")
def page(practice_id: str) -> ResponseReturnValue:
    """By the id of an initiative, or of the first passage of a practice without a name. Raises NotFoundError.

    An initiative that no document describes as something done, as one of the whole country, has a page, but no card.
    """
    form = asked_format(("json",))
    try:
        practice = practice_object(workspace().store, practice_id)
    except NotFoundError:
        if practice_id.startswith("initiative:") and not form:
            return redirect(entity_url(workspace().store.get_entity(EntityId(practice_id)).id))
        raise
    if form:
        return jsonify(practice)
    if practice["id"] != practice_id:  # it was joined to another
        return redirect(url_for("practice.page", practice_id=practice["id"]))
    return render_template("practice.html", practice=practice)


@blueprint.app_template_global()
def practice_card(entity_id: str) -> dict[str, Any] | None:
    """The profile of an initiative; None where no document describes it as something done."""
    try:
        return practice_object(workspace().store, entity_id)
    except NotFoundError:
        return None


@blueprint.app_context_processor
def labels() -> dict[str, Any]:
    """What the cells, fields and levels of profiles are called."""
    return {"cell_labels": CELLS, "field_labels": FIELDS, "level_labels": LEVELS}
