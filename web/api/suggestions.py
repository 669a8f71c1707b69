"""GET /api/v1/suggestions: names while one types."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app

from search import suggest
from web.api.answers import content_answer
from web.api.operations import make_section, operation
from web.api.questions import Asked, asked_number, asked_text
from web.api.shapes import Answer, rows, string

section = make_section("suggestions", "联想 · Suggestions")
_MOST = 50
_USUAL = 10


class AskedSuggestions(Asked):
    q = asked_text(
        "已打的字，也可以是拼音或首字母 · what was typed so far, also pinyin or initials", required=True, example="hfgc"
    )
    limit = asked_number("最多几个 · at most so many", most=_MOST, usual=_USUAL)


class Suggestion(Answer):
    id = string("实体编号 · id of the entity")
    type = string("类型 · type")
    name = string("与所打的字相合的名称 · the name that fits what was typed")
    canonical = string("规范名称 · canonical name")
    place = string("所在，由大到小，以 / 分开；不知道则空 · where it is, widest first, or empty")


class Suggestions(Answer):
    query = string("所问 · as asked")
    suggestions = rows(Suggestion, "可能的在前 · likeliest first")


@operation(section, "/suggestions", asks=AskedSuggestions, answers=Suggestions)
def suggest_entities(asked: dict[str, Any]) -> Response:
    """打字时的联想 · Suggestions while one types

    依次按名称开头、首字母、拼音、名称中的一段；同类中提到的文档多的在前。
    By the beginning of a name, initials, pinyin, any part of a name; of these those in most documents first.
    """
    found = current_app.extensions["suggester"].suggest(asked["q"], limit=asked["limit"])
    return content_answer({"query": asked["q"], "suggestions": [_to_json(suggestion) for suggestion in found]})


def _to_json(suggestion: suggest.Suggestion) -> dict[str, Any]:
    entity = suggestion.entity
    return {
        "id": entity.id,
        "type": entity.type,
        "name": suggestion.name,
        "canonical": entity.canonical,
        "place": suggestion.place,
    }
