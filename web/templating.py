"""What every template may use: labels in the reader's language, links, marked texts."""

from __future__ import annotations

from flask import Flask

from kg.schema import ENTITY_TYPES, PREDICATES, Label
from web.language import current_language, gettext, spoken
from web.links import anchor_of, entity_url, stretch_url, with_query, words_url
from web.marking import highlighted


def register_templating(app: Flask) -> None:
    """Put labels, links and marks into the environment of the templates."""
    app.jinja_env.globals.update(
        navigation=navigation,
        type_label=lambda kind: in_language(ENTITY_TYPES[kind]),
        label=in_language,
        predicate_label=predicate_label,
        entity_url=entity_url,
        words_url=words_url,
        with_query=with_query,
        highlighted=highlighted,
        anchor_of=anchor_of,
        stretch_url=stretch_url,
        spoken=spoken,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def navigation() -> list[tuple[str, dict[str, str], str]]:
    """The main menu: endpoint, values, label."""
    return [
        ("similar.page", {}, gettext("找类似")),
        ("browse.initiatives", {}, gettext("做法")),
        ("browse.places", {}, gettext("地区")),
        ("browse.organisations", {}, gettext("组织")),
        ("browse.people", {}, gettext("人物")),
        ("slogans.listing", {}, gettext("提法")),
        ("figures.page", {}, gettext("数据")),
        ("browse.documents", {}, gettext("文档")),
        ("quote.page", {}, gettext("核对引文")),
        ("check.page", {}, gettext("讲稿核验")),
    ]


def in_language(label: Label) -> str:
    """The label in the reader's language."""
    return label.zh if current_language() == "zh" else label.en


def predicate_label(predicate: str, direction: str) -> str:
    """How a relation reads from where one stands: `out` from its subject, `in` from its object."""
    known = PREDICATES[predicate]
    return in_language(known.out if direction == "out" else known.back)
