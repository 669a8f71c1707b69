"""JSON lines: a document a line, or a list that describes the files beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ingest.readers.decode import decode
from ingest.readers.keys import known_metadata
from ingest.readers.markup import strip_markup
from ingest.steps import RawDocument
from kg.errors import BadDocumentError


def read(data: bytes, name: str) -> list[RawDocument]:
    """A document for each line that has `text`; `part` is the number of the line.

    A damaged line is passed over, `find_damaged` tells of it. Raises BadDocumentError when no line has a text.
    """
    documents = []
    for number, line in _lines(data, name):
        row = _row(line) or {}
        text = row.get("text")
        if isinstance(text, str) and text.strip():
            documents.append(RawDocument(name, number, strip_markup(text), known_metadata(row)))
    if not documents:
        raise BadDocumentError(f'{name}：没有一行带 text · no line has a "text" with words in it')
    return documents


def find_damaged(data: bytes, name: str, lines_before: int = 0) -> list[str]:
    """What to say of each line that is no JSON object; `lines_before` stand in the file before `data`."""
    return [
        f"第 {number} 行不是一个 JSON 对象：{line[:40]!r} · line {number} is no JSON object; mend or delete it"
        for number, line in _lines(data, name, lines_before)
        if _row(line) is None
    ]


def sidecar_metadata(lines: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """What a list says of the files beside it: stem of the file's name -> metadata.

    Empty when the lines are documents themselves, or no list at all.
    """
    found: dict[str, Mapping[str, str]] = {}
    for line in lines:
        row = _row(line)
        if row is None:
            continue
        if "text" in row:
            return {}
        if "id" in row:
            found[str(row["id"])] = known_metadata(row)
    return found


def _lines(data: bytes, name: str, before: int = 0) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    lines = enumerate(decode(data, name).split("\n"), before + 1)
    return ((number, line) for number, line in lines if line.strip())


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None
