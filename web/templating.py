"""What every template may use: labels in the reader's language, links to entities, words and passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, g, request, url_for
from flask_babel import gettext
from markupsafe import Markup, escape

from kg.schema import ENTITY_TYPES, PREDICATES, Label
from search.service import Hit
from web.language import current_language

_SNIPPET = 260  # characters of a passage in a list of results
_AROUND = 50  # of them before the first word found
_MARKS_KEPT = 12  # stretches in an address


def register_templating(app: Flask) -> None:
    """Add the functions of this module to the environment of the templates."""
    app.jinja_env.globals.update(
        navigation=navigation,
        type_label=lambda kind: in_language(ENTITY_TYPES[kind]),
        predicate_label=predicate_label,
        entity_url=entity_url,
        words_url=words_url,
        with_query=with_query,
        highlighted=highlighted,
        snippet=snippet,
        hit_words=hit_words,
        anchor_of=anchor_of,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def navigation() -> list[tuple[str, dict[str, str], str]]:
    """The main menu: endpoint, values, label."""
    return [
        ("browse.initiatives", {}, gettext("做法")),
        ("browse.places", {}, gettext("地区")),
        ("browse.organisations", {}, gettext("组织")),
        ("browse.people", {}, gettext("人物")),
        ("browse.documents", {}, gettext("文档")),
    ]


def in_language(label: Label) -> str:
    """The label in the reader's language."""
    return label.zh if current_language() == "zh" else label.en


def predicate_label(predicate: str, direction: str) -> str:
    """How a relation reads from where one stands: `out` from its subject, `in` from its object."""
    known = PREDICATES[predicate]
    return in_language(known.out if direction == "out" else known.back)


def entity_url(entity_id: str) -> str:
    """The page of an entity."""
    return _base("entity.page", "entity_id") + quote(entity_id, safe=":")


def words_url(evidence: dict[str, Any]) -> str:
    """The reader, opened at the very words: `?words=12:30-44#p12` marks a stretch of a passage."""
    ordinal = evidence["ordinal"]
    words = f"{ordinal}:{evidence['start']}-{evidence['end']}"
    return f"{_base('reader.page', 'document_id')}{quote(evidence['document'], safe=':')}?words={words}#p{ordinal}"


def _base(endpoint: str, last: str) -> str:
    """What all addresses of an endpoint begin with, worked out once a request: long documents link to thousands."""
    known: dict[str, str] = g.setdefault("bases", {})
    if endpoint not in known:
        known[endpoint] = url_for(endpoint, _external=False, **{last: "-"}).removesuffix("-")
    return known[endpoint]


def anchor_of(passage_id: str) -> str:
    """`p12` of `document:…#p12`."""
    return passage_id.rpartition("#")[2]


def hit_words(hit: Hit) -> list[str]:
    """`words=` parameters that mark what was found when the reader opens."""
    ordinal = anchor_of(hit.passage).removeprefix("p")
    return [f"{ordinal}:{start}-{end}" for start, end in hit.highlights[:_MARKS_KEPT]]


def snippet(text: str, stretches: Iterable[tuple[int, int]]) -> Markup:
    """The passage around the first words found, with what was found marked."""
    found = sorted(stretches)
    begin = max(0, found[0][0] - _AROUND) if found and len(text) > _SNIPPET else 0
    end = min(len(text), begin + _SNIPPET)
    inside = [(max(a, begin) - begin, min(b, end) - begin) for a, b in found if b > begin and a < end]
    lead, tail = ("…" if begin else ""), ("…" if end < len(text) else "")
    return Markup("{}{}{}").format(lead, highlighted(text[begin:end], inside), tail)


def with_query(**changes: str | int | None) -> str:
    """The address of this view with some parameters changed; None takes one away."""
    values = {**request.args.to_dict(), **changes}
    kept = {key: value for key, value in values.items() if value not in (None, "")}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def highlighted(text: str, stretches: Iterable[Iterable[int]]) -> Markup:
    """The text with each stretch [start, end) in a <mark>; stretches may touch or overlap."""
    parts: list[Markup] = []
    at = 0
    for start, end in sorted((int(a), int(b)) for a, b in stretches):
        begin = max(start, at)
        if end <= begin:
            continue
        parts += [escape(text[at:begin]), Markup("<mark>{}</mark>").format(text[begin:end])]
        at = end
    return Markup("").join([*parts, escape(text[at:])])
