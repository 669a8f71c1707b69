"""The reader: a whole document, every mention linked, every passage an anchor, asked-for words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import ngettext
from markupsafe import Markup

from kg.errors import IndexUnavailableError, NotFoundError
from kg.ids import DocumentId
from kg.model import DocumentRecord, Entity, Mention, Passage
from search.stock import StockPhrases, StockSpan
from web.links import entity_url
from web.pages.lineage import current_lineage
from web.pages.request import workspace
from web.sentences import Sentences

blueprint = Blueprint("reader", __name__)
_WORDS = re.compile(r"(\d{1,6}):(\d{1,7})-(\d{1,7})")
_PHRASE = 6  # characters; what is shorter is a word that many use


@dataclass(frozen=True, slots=True)
class Contents:
    """One line of the table of contents."""

    depth: int
    heading: str
    ordinal: int  # of the first passage under it


@blueprint.get("/document/<document_id>")
def page(document_id: str) -> str:
    record = workspace().store.judged_record(DocumentId(document_id))
    marked = asked_words(request.args.getlist("words"))
    links = links_by_passage(record)
    stock = stock_by_passage(record.passages) if request.args.get("stock") == "1" else {}
    passages = [
        (p, marked_up(p.text, links.get(p.ordinal, []), marked.get(p.ordinal, []), stock.get(p.ordinal, [])))
        for p in record.passages
    ]
    return render_template(
        "reader.html",
        record=record,
        document=record.document,
        passages=passages,
        contents=contents(record.passages),
        conflicts=conflicting_figures(record),
        versions=other_versions(record.document.id),
        sentences=Sentences(workspace().store, {passage.id: passage.text for passage in record.passages}),
    )


@blueprint.get("/source/<sha256>/<file>")
def source(sha256: str, file: str) -> Response:
    """The bytes of a source file, just as they came."""
    known = {(entry.sha256, entry.file) for entry in workspace().folder.state.active_sources()}
    if (sha256, file) not in known:
        raise NotFoundError("source", file)
    answer = Response(workspace().folder.get_source(sha256), mimetype="application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=file)
    return answer


def asked_words(values: list[str]) -> dict[int, list[tuple[int, int]]]:
    """`?words=ORDINAL:START-END` as stretches by passage; what is not of that form is passed over."""
    found: dict[int, list[tuple[int, int]]] = {}
    for value in values:
        if match := _WORDS.fullmatch(value):
            ordinal, start, end = map(int, match.groups())
            found.setdefault(ordinal, []).append((start, end))
    return found


def links_by_passage(record: DocumentRecord) -> dict[int, list[tuple[Mention, Entity]]]:
    """Mentions by ordinal, in reading order, none inside another: of two that overlap the longer stays."""
    ordinals = {passage.id: passage.ordinal for passage in record.passages}
    found: dict[int, list[tuple[Mention, Entity]]] = {}
    pairs = [(mention, entity) for entity in record.entities for mention in entity.mentions]
    for mention, entity in sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id)):
        row = found.setdefault(ordinals[mention.passage_id], [])
        if not row or row[-1][0].end <= mention.start:
            row.append((mention, entity))
    return found


def stock_by_passage(passages: Sequence[Passage]) -> dict[int, list[StockSpan]]:
    """Stock phrases by ordinal; none where the index was made without lineage."""
    with suppress(IndexUnavailableError), current_lineage().reading() as view:
        stock = StockPhrases(view)
        return {p.ordinal: [s for s in stock.spans(p.text) if s.end - s.start >= _PHRASE] for p in passages}
    return {}


def other_versions(document_id: DocumentId) -> int:
    """Documents that come from this one, or this one from them; 0 where the index was made without lineage."""
    with suppress(IndexUnavailableError), current_lineage().reading() as view:
        return max(0, len(view.family_of(document_id)) - 1)
    return 0


def marked_up(
    text: str,
    links: Sequence[tuple[Mention, Entity]],
    marked: Sequence[tuple[int, int]],
    stock: Sequence[StockSpan] = (),
) -> Markup:
    """The passage as HTML: mentions are links, asked-for stretches are marked, also across the ends of links.

    A name is never shown as stock.
    """
    parts: list[Markup] = []
    at = 0
    for mention, entity in links:
        parts.append(_with_stock(text, at, mention.start, marked, stock))
        parts.append(
            Markup('<a class="mention {}" href="{}" title="{}">{}</a>').format(
                entity.type,
                entity_url(entity.id),
                entity.canonical,
                _with_marks(text, mention.start, mention.end, marked),
            )
        )
        at = mention.end
    parts.append(_with_stock(text, at, len(text), marked, stock))
    return Markup("").join(parts)


def _with_stock(
    text: str, start: int, end: int, marked: Sequence[tuple[int, int]], stock: Sequence[StockSpan]
) -> Markup:
    parts = []
    for span in stock:
        first, last = max(start, span.start), min(end, span.end)
        if first < last:
            parts.append(_with_marks(text, start, first, marked))
            told = ngettext("套话，约 %(num)s 份文档里有", "套话，约 %(num)s 份文档里有", span.documents)
            words = _with_marks(text, first, last, marked)
            parts.append(Markup('<span class="stock" title="{}">{}</span>').format(told, words))
            start = last
    return Markup("").join([*parts, _with_marks(text, start, end, marked)])


def _with_marks(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> Markup:
    edges = sorted({start, end, *(p for stretch in marked for p in stretch if start < p < end)})
    parts = [
        (Markup("<mark>{}</mark>") if any(a <= left < b for a, b in marked) else Markup("{}")).format(text[left:right])
        for left, right in pairwise(edges)
    ]
    return Markup("").join(parts)


def conflicting_figures(record: DocumentRecord) -> list[tuple[str, list[dict[str, Any]]]]:
    """Why two figures of the document cannot both be right, and the words of both as evidence."""
    document, ordinals = record.document, {passage.id: passage.ordinal for passage in record.passages}
    return [
        (
            conflict.why,
            [
                {
                    "document": document.id,
                    "passage": figure.evidence.passage_id,
                    "ordinal": ordinals[figure.evidence.passage_id],
                    "start": figure.evidence.start,
                    "end": figure.evidence.end,
                    "text": figure.text,
                }
                for figure in (record.figures[place] for place in conflict.figures)
            ],
        )
        for conflict in record.conflicts
    ]


def contents(passages: tuple[Passage, ...]) -> list[Contents]:
    """Every heading once, where it begins, in reading order."""
    found: list[Contents] = []
    path: tuple[str, ...] = ()
    for passage in passages:
        same = next((i for i, pair in enumerate(zip(path, passage.heading, strict=False)) if pair[0] != pair[1]), None)
        known = min(len(path), len(passage.heading)) if same is None else same
        found += [Contents(d, passage.heading[d], passage.ordinal) for d in range(known, len(passage.heading))]
        path = passage.heading
    return found
