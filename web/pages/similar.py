"""The page that tells who else does something like this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from kg.errors import NotFoundError, QueryError
from kg.ids import EntityId, PassageId
from search.practices.asking import PracticeSearch
from search.practices.found import CLOSENESS
from search.practices.narrowing import Narrowing
from search.practices.profile import profile_of
from search.practices.profile_fields import FIELDS, LEVELS
from web.export import asked_format, file_answer
from web.pages.request import workspace
from web.similar_objects import LIMIT, MOST, narrowing_of, similar_object

blueprint = Blueprint("similar", __name__)
_LONGEST = 500  # characters of a description
_HEADER = (
    "name",
    "region",
    "last_date",
    "level",
    "fields",
    "closeness",
    "why",
    "words",
    "document",
    "title",
    "date",
    "passage",
)


@blueprint.get("/similar")
def page() -> ResponseReturnValue:
    """`?q=` a description, `?practice=` or `?passage=` an id; narrowed by region, not_region, year, level, field; `?by=province` in turns."""
    question = _question()
    found: dict[str, Any] = {"practices": [], "notes": []}
    if question:
        found = similar_object(practice_search(), question, asked_narrowing(), limit=_limit())
    if form := asked_format():
        return jsonify(found) if form == "json" else file_answer(form, "similar", _HEADER, list(_rows(found)))
    return render_template(
        "similar.html",
        question=question,
        about=_about(question),
        found=found,
        levels=LEVELS,
        fields=FIELDS,
        closeness=CLOSENESS,
        longest=_LONGEST,
        more=min(MOST, _limit() + LIMIT) if len(found["practices"]) == _limit() < MOST else 0,
        shared=shared_words,
    )


def practice_search() -> PracticeSearch:
    """That of this application."""
    found: PracticeSearch = current_app.extensions["practices"]
    return found


def asked_narrowing() -> Narrowing:
    """What the address narrows by. Raises QueryError."""
    return narrowing_of(
        workspace().store,
        regions=filter(None, request.args.getlist("region")),
        not_regions=filter(None, request.args.getlist("not_region")),
        year=request.args.get("year", ""),
        level=request.args.get("level", ""),
        field=request.args.get("field", ""),
        by_province=request.args.get("by") == "province",
    )


def shared_words(reason: dict[str, Any], text: str = "") -> list[tuple[int, int]]:
    """Where the words that a sentence shares with the question stand in it, or in a text."""
    words = [*reason["words"], *reason["related"]]
    return [match.span() for word in words for match in re.finditer(re.escape(word), text or reason["text"])]


def _question() -> dict[str, str]:
    asked = {"practice": "practice", "passage": "passage", "q": "text"}
    for parameter, name in asked.items():
        if value := request.args.get(parameter, "").strip():
            if len(value) > _LONGEST:
                raise QueryError(
                    f"至多 {_LONGEST} 字，这里有 {len(value)} 字 · at most {_LONGEST} characters; these are {len(value)}"
                )
            return {name: value}
    return {}


def _limit() -> int:
    text = request.args.get("limit", "")
    return min(int(text), MOST) if text.isdecimal() and len(text) < 4 and int(text) else LIMIT


def _about(question: dict[str, str]) -> dict[str, Any]:
    """What the similar ones are similar to, where it is not in the reader's own words. Raises NotFoundError."""
    if practice := question.get("practice"):
        try:
            profile = profile_of(practice, workspace().store)
        except NotFoundError:  # one of the whole country, which has no profile
            entity = workspace().store.get_entity(EntityId(practice))
            return {"name": entity.canonical, "id": entity.id, "entity": entity.id, "home": ""}
        places = profile.documents[0].region_ids if profile.documents else ()
        return {"name": profile.name, "id": profile.id, "entity": profile.entity, "home": places[0] if places else ""}
    if passage := question.get("passage"):
        document, found = workspace().store.get_passage(PassageId(passage))
        return {"name": found.text[:60], "document": document.id, "ordinal": found.ordinal, "home": ""}
    return {}


def _rows(found: dict[str, Any]) -> Iterator[list[object]]:
    for practice in found["practices"]:
        known = [practice["name"], " ".join(reversed(practice["region"])), practice["last_date"], practice["level"]]
        for reason in practice["reasons"]:
            source = [reason["document"], reason["title"] or reason["file"], reason["date"], reason["passage"]]
            yield [
                *known,
                " ".join(practice["fields"]),
                practice["closeness"],
                reason["why"],
                reason["text"].strip(),
                *source,
            ]
