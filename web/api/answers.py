"""Answers that callers may keep: every one has an ETag, and who has it already is told just that (304).

What the graph alone answers is known by its sequence number and the address, before any work is done. Where the index or
tables in memory have a part, which follow the graph a moment later, only the content tells.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request

from web.pages.request import workspace

# A graph that was remade counts from 0 again, and another version tells the same graph in other words: neither happens
# while this process runs.
_RUN = secrets.token_hex(4)


def graph_answer(make: Callable[[], dict[str, Any]]) -> Response:
    """The object that `make` reads from the graph alone; it is not called when the caller has it."""
    tag = _graph_tag()
    known = request.if_none_match
    if not known.star_tag and known.contains_weak(tag):
        return _kept(Response(status=304), tag)
    return _kept(jsonify(make()), tag)


def content_answer(value: dict[str, Any]) -> Response:
    """An object that index or memory had a part in."""
    return known_by_content(jsonify(value))


def known_by_content(response: Response) -> Response:
    """The answer itself, or 304 for who has it."""
    return _kept(response, hashlib.sha256(response.get_data()).hexdigest()[:16])


def _kept(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    response.cache_control.no_cache = True  # to be kept, but asked about each time
    response.make_conditional(request)
    return response


def _graph_tag() -> str:
    parts = (_RUN, str(workspace().store.sequence), request.path, request.query_string.decode("latin-1"))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
