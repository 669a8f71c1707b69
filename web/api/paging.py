"""One page of a list: where it begins, and the link to the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import request
from marshmallow import fields

from web.api.cursors import Cursor, check, from_text, question_digest, to_text
from web.api.shapes import Answer


class Links(Answer):
    next = fields.String(
        allow_none=True, metadata={"description": "下一页的地址，没有则 null · the next page, or null"}
    )


def conditions(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked, without where in the list one stands and how long a page is to be."""
    return {key: value for key, value in asked.items() if key not in ("cursor", "limit")}


class Paging:
    """The place of the present request in its list. `state` tells one state of graph and index from another."""

    def __init__(self, asked: Mapping[str, Any], state: Callable[[], str]) -> None:
        """Raises QueryError for a cursor that does not fit."""
        self.limit: int = asked["limit"]
        self.offset = 0
        self._state = state
        self._began = state()
        self._question = question_digest(request.path, conditions(asked))
        self._cursor = from_text(asked["cursor"]) if "cursor" in asked else None
        if self._cursor:
            self._check(self._began)
            self.offset = self._cursor.offset

    def links(self, total: int) -> dict[str, str | None]:
        """The address of the next page, None on the last one.

        To be called when the page is made. Raises QueryError where the list changed meanwhile: a page that goes on may
        then lack entries, or repeat some.
        """
        self._check(self._state())
        after = self.offset + self.limit
        if after >= total:
            return {"next": None}
        cursor = to_text(Cursor(after, self._began, self._question))
        return {"next": f"{request.script_root}{request.path}?{urlencode({**request.args, 'cursor': cursor})}"}

    def _check(self, state: str) -> None:
        if self._cursor:
            check(self._cursor, state=state, question=self._question)
