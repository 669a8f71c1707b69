"""Addresses of entities, of words in the reader, and of this view with something changed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from flask import g, request, url_for

from search.hits import Hit

_MARKS_KEPT = 12  # stretches in an address


def entity_url(entity_id: str) -> str:
    """The page of an entity."""
    return _base("entity.page", "entity_id") + quote(entity_id, safe=":")


def words_url(evidence: dict[str, Any]) -> str:
    """The reader, opened at the very words: `?words=12:30-44#p12` marks a stretch of a passage."""
    ordinal = evidence["ordinal"]
    words = f"{ordinal}:{evidence['start']}-{evidence['end']}"
    return f"{_base('reader.page', 'document_id')}{quote(evidence['document'], safe=':')}?words={words}#p{ordinal}"


def anchor_of(passage_id: str) -> str:
    """`p12` of `document:…#p12`."""
    return passage_id.rpartition("#")[2]


def hit_words(hit: Hit) -> list[str]:
    """`words=` parameters that mark what was found when the reader opens."""
    ordinal = anchor_of(hit.passage).removeprefix("p")
    return [f"{ordinal}:{start}-{end}" for start, end in hit.highlights[:_MARKS_KEPT]]


def with_query(**changes: str | int | None) -> str:
    """The address of this view with some parameters changed; None takes one away."""
    values = {**request.args.to_dict(), **changes}
    kept = {key: value for key, value in values.items() if value not in (None, "")}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def _base(endpoint: str, last: str) -> str:
    """What all addresses of an endpoint begin with, worked out once a request: long documents link to thousands."""
    known: dict[str, str] = g.setdefault("bases", {})
    if endpoint not in known:
        known[endpoint] = url_for(endpoint, _external=False, **{last: "-"}).removesuffix("-")
    return known[endpoint]
