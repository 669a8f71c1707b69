"""JSON lines: a document a line, or a list that describes the files beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ingest.readers.decode import decode
from ingest.readers.keys import known_metadata
from ingest.readers.markup import strip_markup
from ingest.steps import RawDocument
from kg.errors import BadDocumentError


def read(data: bytes, name: str) -> list[RawDocument]:
    """A document for each line that has `text`; `part` is the number of the line. Raises BadDocumentError."""
    documents = []
    for number, line in enumerate(decode(data, name).split("\n"), 1):
        if not line.strip():
            continue
        row = _row(line)
        if row is None:
            raise BadDocumentError(
                f"{name}：第 {number} 行不是一个 JSON 对象：{line[:40]!r} · line {number} is no JSON object; mend or delete it"
            )
        text = row.get("text")
        if isinstance(text, str) and text.strip():
            documents.append(RawDocument(name, number, strip_markup(text), known_metadata(row)))
    if not documents:
        raise BadDocumentError(f'{name}：没有一行带 text · no line has a "text" with words in it')
    return documents


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


def _row(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None
