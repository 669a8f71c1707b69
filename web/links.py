"""Addresses of entities, of words in the reader, and of this view with something changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, quote_plus

from flask import g, request, url_for

from search.hits import Hit

_MARK = "-~-"  # stands in an address as it is
_MARKS_KEPT = 12  # stretches in an address


def id_in_address(id_: str) -> str:
    """An id as it stands in a path; ten times faster than `quote` where # is all that must be quoted."""
    return "%23".join([quote(part, safe=":") for part in id_.split("#")])


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


def reader_url(hit: Hit) -> str:
    """The reader, opened at a passage that was found, with what was found marked."""
    return _marked(hit.document, hit.passage, hit.highlights[:_MARKS_KEPT])


def stretch_url(document_id: str, passage_id: str, start: int, end: int) -> str:
    """The reader, opened at a stretch of a passage."""
    return _marked(document_id, passage_id, [(start, end)])


def _marked(document_id: str, passage_id: str, stretches: Sequence[tuple[int, int]]) -> str:
    anchor = anchor_of(passage_id)
    words = "&".join(f"words={anchor[1:]}:{start}-{end}" for start, end in stretches)
    marks = f"?{words}" if words else ""
    return f"{_base('reader.page', 'document_id')}{quote(document_id, safe=':')}{marks}#{anchor}"


def with_query(**changes: str | int | None) -> str:
    """The address of this view with some parameters changed; None takes one away."""
    pairs = _pairs_asked() | {key: _pair(key, value) for key, value in changes.items()}
    query = "&".join(filter(None, pairs.values()))
    return f"{request.path}?{query}" if query else request.path


def around(parameter: str, **changes: str | int | None) -> tuple[str, str]:
    """The address of this view up to the value of a parameter, and what follows it: for many links that differ in it alone."""
    before, mark, after = with_query(**{**changes, parameter: _MARK}).partition(f"{parameter}={_MARK}")
    return before + mark.removesuffix(_MARK), after


def _pairs_asked() -> dict[str, str]:
    """The parameters of this view as they stand in an address, worked out once a request."""
    known: dict[str, str] | None = g.get("pairs_asked")
    if known is None:
        known = g.pairs_asked = {key: _pair(key, value) for key, value in request.args.items()}
    return known


def _pair(key: str, value: str | int | None) -> str:
    return "" if value in (None, "") else f"{quote_plus(key)}={quote_plus(str(value))}"


def _base(endpoint: str, last: str) -> str:
    """What all addresses of an endpoint begin with, worked out once a request: long documents link to thousands."""
    known: dict[str, str] = g.setdefault("bases", {})
    if endpoint not in known:
        known[endpoint] = url_for(endpoint, _external=False, **{last: "-"}).removesuffix("-")
    return known[endpoint]
