"""Practices side by side: `/compare?p=ID&p=ID…`, 2 to 6 of them. The choice stands in the address, nowhere else.

With script a tray gathers practices from page to page (static/compare.js) and leads here; without, `?add=` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from kg.errors import NotFoundError
from kg.views import EntitySummary
from web.compare_files import DOCX, HEADER, table_rows, to_docx
from web.export import FORMATS, asked_format, file_answer
from web.names import find_named
from web.pages.crumbs import place_crumbs
from web.pages.request import workspace
from web.practice_objects import FEWEST, MOST, compared, find_practices

blueprint = Blueprint("compare", __name__)
_COMPARING = Markup('<a class="button plain small" href="{}" rel="nofollow" data-compare="{}" data-name="{}">{}</a>')
_LONGEST = 200  # characters of an id or a name


@blueprint.get("/compare")
def page() -> ResponseReturnValue:
    """`?p=` for each practice, `?add=` the name or id of one more, `?format=` docx, xlsx, csv or json."""
    asked = list(dict.fromkeys(one.strip()[:_LONGEST] for one in request.args.getlist("p") if one.strip()))
    added, candidates = _added(request.args.get("add", "").strip()[:_LONGEST])
    if added:
        return redirect(comparison_url([*asked, added]))
    if len(asked) > MOST:
        names = {one["id"]: one["name"] for one in find_practices(workspace().store, asked[: 2 * MOST])[0]}
        return render_template("compare_choose.html", asked=asked, names=names, too_many=True, most=MOST), 400
    found, missing = find_practices(workspace().store, asked)
    sought = request.args.get("add", "")
    comparison = compared(found) if len(found) >= FEWEST and not missing and not sought else None
    if comparison and (answer := _file(comparison)):
        return answer
    return render_template(
        "compare.html" if comparison else "compare_choose.html",
        comparison=comparison,
        practices=found,
        numbers=numbered(found),
        references=references_of(found),
        missing=missing,
        sought=sought,
        candidates=[(entity, place_crumbs(entity.scope)) for entity in candidates],
        most=MOST,
    ), 404 if missing else 200


@blueprint.app_template_global()
def comparison_url(practice_ids: Iterable[str], without: str = "") -> str:
    """The comparison of some practices, one of them left out."""
    return url_for("compare.page", p=[one for one in practice_ids if one != without])


@blueprint.app_template_global()
def comparing(practice_id: str, name: str) -> Markup:
    """The way into the tray; without script, to the comparison, where the others are chosen."""
    return _COMPARING.format(comparison_url([practice_id]), practice_id, name, gettext("加入对比"))


@blueprint.app_template_global()
def numbered(practices: Iterable[dict[str, Any]]) -> dict[str, int]:
    """The number of each document in the list of references, from 1."""
    return {document["document"]: number for number, document in enumerate(references_of(practices), 1)}


def references_of(practices: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents that tell of some practices, each once, in order of appearance."""
    return list({d["document"]: d for practice in practices for d in practice["documents"]}.values())


def _added(wanted: str) -> tuple[str, list[EntitySummary]]:
    """The id of what is to be added, or the initiatives that its name fits."""
    if not wanted or ":" in wanted:
        return wanted, []
    try:
        found = [entity for entity in find_named(workspace().store, wanted) if entity.type == "initiative"]
    except NotFoundError:
        return "", []
    return (found[0].id, []) if len(found) == 1 else ("", found)


def _file(comparison: dict[str, Any]) -> Response | None:
    form = asked_format(("docx", *FORMATS))
    if form == "docx":
        headers = {"Content-Disposition": 'attachment; filename="hongfan-comparison.docx"'}
        return Response(to_docx(comparison), mimetype=DOCX, headers=headers)
    if form == "json":
        return jsonify(comparison)
    return file_answer(form, "comparison", HEADER, table_rows(comparison)) if form else None
