"""What is offered under the search box while one types: words, entities to open, names that complete a longer question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import current_app, url_for

from kg.schema import ENTITY_TYPES
from search.lexer import FIELD_OF_NAME
from search.pinyin_words import words_typed
from search.query import Query, to_text
from search.suggest import Suggester, Suggestion
from search.tree import Filter, Term
from web.language import gettext
from web.pages.request import workspace
from web.templating import in_language

_MOST = 10
_MOST_WORDS = 2
_LONGEST = 200  # characters of a question that is completed
_LOOKED_AT = 60  # names, of which those of one type are taken
_TYPES = {"region": "place", "place": "place", "org": "organisation", "person": "person", "initiative": "initiative"}
_LAST = re.compile(r"(?P<before>.*?)(?:(?P<field>[^\W\d_]+)[:：])?(?P<last>[^\s:：()（）|｜\"“”,，、]+)", re.DOTALL)

Offer = dict[str, str]


def offers(typed: str) -> list[Offer]:
    """Each with a name, its type, where it is, and the address that it leads to; the likeliest first."""
    suggester: Suggester = current_app.extensions["suggester"]
    found = [*map(_word, _words(typed)), *map(_entity, suggester.suggest(typed, limit=_MOST))]
    return found[:_MOST] or list(_completed(typed, suggester))[:_MOST]


def _words(typed: str) -> list[str]:
    """Words of the texts that are spelled just so, those in most passages first."""
    index = workspace().index
    passages = {word: index.search(Query(Term(word)), limit=0).total for word in words_typed(typed.strip().lower())}
    return sorted(filter(passages.__getitem__, passages), key=lambda word: -passages[word])[:_MOST_WORDS]


def _completed(typed: str, suggester: Suggester) -> Iterator[Offer]:
    """The question with a known name for its last word: 党员 地区:zhous, 党员 地区:舟山市."""
    match = _LAST.fullmatch(typed) if len(typed) <= _LONGEST else None
    if match is None or not (match["before"] or match["field"]):
        return
    before, field = match["before"], FIELD_OF_NAME.get((match["field"] or "").lower(), "")
    if match["field"] and field not in _TYPES:
        return
    seen = set[str]()
    for one in suggester.suggest(match["last"], limit=_LOOKED_AT):
        if field and one.entity.type != _TYPES[field]:
            continue
        whole = before + (to_text(Filter(field, one.entity.canonical)) if field else one.name)
        if whole not in seen:
            seen.add(whole)
            yield _entity(one) | {"name": whole, "url": url_for("results.page", q=whole)}


def _word(word: str) -> Offer:
    return {"id": "", "name": word, "type": gettext("词"), "place": "", "url": url_for("results.page", q=word)}


def _entity(one: Suggestion) -> Offer:
    return {
        "id": one.entity.id,
        "name": one.name,
        "type": in_language(ENTITY_TYPES[one.entity.type]),
        "place": one.place.replace("/", " "),
        "url": url_for("entity.page", entity_id=one.entity.id),
    }
