"""Cursors: where a list goes on, as a text that callers hand back unread."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from kg.errors import QueryError

_MOST = 1_000_000_000  # entries; no list is longer
_LONGEST = 400  # characters
_FOREIGN = ("不是本接口给出的续页标记", "not a cursor that this API gave")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The next entry of a list, and of which list, as it was when its first page was read."""

    offset: int  # of the next entry
    state: str  # of graph and index: another one may have another list
    question: str  # `question_digest` of what was asked


def to_text(cursor: Cursor) -> str:
    """Letters, digits, - and _ only, so that it stands in an address as it is."""
    data = json.dumps(asdict(cursor), separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_text(text: str) -> Cursor:
    """The cursor that `to_text` made the text of. Raises QueryError."""
    if len(text) > _LONGEST:  # in a longer one brackets may nest deeper than json reads
        raise _bad(text, *_FOREIGN)
    try:
        data = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        cursor = Cursor(data["offset"], data["state"], data["question"])
    except (binascii.Error, ValueError, KeyError, TypeError) as exc:
        raise _bad(text, *_FOREIGN) from exc
    if type(cursor.offset) is not int or not 0 < cursor.offset <= _MOST:
        raise _bad(text, *_FOREIGN)
    return cursor


def check(cursor: Cursor, *, state: str, question: str) -> None:
    """Raises QueryError unless the cursor goes on in this very list."""
    if cursor.question != question:
        raise _bad(to_text(cursor), "属于另一个问题", "belongs to another question")
    if cursor.state != state:
        raise _bad(to_text(cursor), "名单在读取期间变了", "the list has changed since its first page was read")


def question_digest(path: str, asked: Mapping[str, object]) -> str:
    """16 hex digits that tell questions apart."""
    text = json.dumps([path, asked], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _bad(text: str, chinese: str, english: str) -> QueryError:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return QueryError(
        f"cursor={shown!r}：{chinese}；请去掉 cursor，从第一页读起 · {english}; begin again without cursor"
    )
