"""An entity over time: when each document first mentions it, and which figures are told of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kg.errors import NotFoundError
from web.export import asked_format, file_answer
from web.links import words_url
from web.objects import entity_object
from web.pages.crumbs import place_crumbs
from web.pages.request import workspace
from web.sentences import Sentences
from web.timeline import Moment, draw_moments

blueprint = Blueprint("entity_timeline", __name__)
_COLUMNS = ["date", "kind", "subject", "value", "unit", "document", "title", "passage", "start", "end", "text"]


@blueprint.get("/entity/<entity_id>/timeline")
def page(entity_id: str) -> ResponseReturnValue:
    """Raises NotFoundError."""
    if ":" not in entity_id:
        raise NotFoundError("entity", entity_id)
    store = workspace().store
    shown = entity_object(store, entity_id)
    if shown["id"] != entity_id:  # it was joined to another
        values: dict[str, Any] = request.args.to_dict()
        return redirect(url_for("entity_timeline.page", **{**values, "entity_id": shown["id"]}))
    rows = timeline_rows(shown)
    if form := asked_format():
        return file_answer(form, "timeline", _COLUMNS, [[row.get(name, "") for name in _COLUMNS] for row in rows])
    documents = [row for row in rows if row["kind"] == "document"]
    return render_template(
        "timeline.html",
        entity=shown,
        crumbs=place_crumbs(shown["id"] if shown["type"] == "place" else shown["scope"]),
        rows=rows,
        documents=documents,
        undated=sum(not row["date"] for row in documents),
        drawn=draw_moments(_moment(row) for row in rows),
        sentences=Sentences(store, {passage["passage"]: passage["text"] for passage in shown["passages"]}),
    )


def timeline_rows(shown: dict[str, Any]) -> list[dict[str, Any]]:
    """Of an entity object (web.objects): the first mention of each document, and each figure, as evidence objects.

    The earliest first, undated last; `kind` is document or figure.
    """
    firsts: dict[str, dict[str, Any]] = {}
    for passage in shown["passages"]:
        start, end = passage["mentions"][0]
        words = {**passage, "start": start, "end": end, "text": passage["text"][start:end], "kind": "document"}
        firsts.setdefault(passage["document"], words)
    figures = [{**figure, "kind": "figure"} for figure in shown["figures"]]
    rows = [{**row, "title": row["title"] or row["file"]} for row in (*firsts.values(), *figures)]
    return sorted(rows, key=lambda row: (not row["date"], row["date"], row["document"], row["kind"], row["ordinal"]))


def _moment(row: dict[str, Any]) -> Moment:
    is_document = row["kind"] == "document"
    label = f"{row['date']} 《{row['title']}》" if is_document else f"{row['date']} {row['subject']} {row['text']}"
    return Moment(row["date"], label, words_url(row), above=is_document)
