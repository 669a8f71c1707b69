"""Hits as a page shows them, worked out before the template: a page has hundreds of labels and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

from flask import url_for
from markupsafe import Markup, escape

from kg.schema import ENTITY_TYPES
from search.service import Page
from search.why import Reason
from web.language import gettext
from web.links import anchor_of, around, entity_url, reader_url
from web.marking import snippet
from web.templating import in_language

_ENTITY = '<li><a class="{}" href="{}" title="{}" lang="zh-CN">{}</a></li>'


@dataclass(frozen=True, slots=True)
class ReprintLink:
    """Another document with the same passage."""

    url: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """What is shown of a hit."""

    passage: str  # its id
    anchor: str
    url: str
    title: str
    facts: str  # date, place, kind, headings
    snippet: Markup
    entities: Markup  # items of a list, with links
    why: tuple[tuple[str, str, int], ...]  # words; where, how often and with which weight; passages that have them
    explained_at: str  # where it says why; "" where there is nothing to say
    score: str
    reprints: tuple[ReprintLink, ...]


def hit_rows(found: Page) -> Iterator[HitRow]:
    """In the reader's language."""
    explained = around("why") if found.weighs else None
    undated, nowhere = gettext("未注明日期"), gettext("地区未注明")
    fields = {"text": gettext("正文"), "heading": gettext("小标题"), "title": gettext("文档标题")}
    types = {kind: escape(in_language(label)) for kind, label in ENTITY_TYPES.items()}
    every_entity = entity_url("")
    for number, hit in enumerate(found.hits, 1):
        place = " ".join(reversed(hit.region)) or nowhere
        yield HitRow(
            passage=hit.passage,
            anchor=f"hit{number}",
            url=reader_url(hit),
            title=hit.title or hit.file,
            facts=" · ".join(filter(None, (hit.date or undated, place, hit.doc_type, " › ".join(hit.heading)))),
            snippet=snippet(hit.text, hit.highlights),
            entities=Markup(
                "".join(
                    [
                        _ENTITY.format(e.type, every_entity + e.id, types[e.type], escape(e.canonical))
                        for e in hit.entities
                    ]
                )
            ),
            why=tuple(_by_words(hit.why, fields)),
            explained_at=f"{explained[0]}{quote_plus(hit.passage)}{explained[1]}#hit{number}" if explained else "",
            score=f"{hit.score:.2f}",
            reprints=tuple(
                ReprintLink(
                    url_for("reader.page", document_id=reprint.document, _anchor=anchor_of(reprint.passage)),
                    reprint.title or reprint.document,
                    reprint.date or undated,
                )
                for reprint in hit.reprints
            ),
        )


def _by_words(reasons: Iterable[Reason], fields: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    """正文 3 × 1 + 小标题 1 × 0.5: for each of the words the places that they stand in."""
    by_words: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_words.setdefault(reason.words, []).append(reason)
    for words, each in by_words.items():
        standing = " + ".join(f"{fields[reason.field]} {reason.times} × {reason.weight:g}" for reason in each)
        yield words, standing, each[0].passages
