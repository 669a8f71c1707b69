"""Readers: bytes of a file in, raw texts out. One module a format, found by the file's suffix and imported late,
so that a format whose library is heavy costs nothing where it is not met. May import kg and ingest.steps.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import cast

from ingest.readers.jsonl import find_damaged, sidecar_metadata
from ingest.steps import RawDocument
from kg.errors import BadDocumentError

__all__ = ["SUFFIXES", "find_damaged_lines", "is_by_line", "read_raw", "sidecar_metadata"]

Reader = Callable[[bytes, str], list[RawDocument]]

SUFFIXES: Mapping[str, str] = {  # suffix -> module with `read(data, name)`
    ".txt": "ingest.readers.plain",
    ".text": "ingest.readers.plain",
    ".md": "ingest.readers.markdown",
    ".markdown": "ingest.readers.markdown",
    ".jsonl": "ingest.readers.jsonl",
}


def is_by_line(name: str) -> bool:
    """Whether each line of a file of that name is a document by itself."""
    return PurePath(name).suffix.lower() == ".jsonl"


def find_damaged_lines(data: bytes, name: str, lines_before: int = 0) -> list[str]:
    """Why lines of a file that holds a document a line cannot be read; `read_raw` passes them over.

    `lines_before` stand in the file before `data`. Raises BadDocumentError where nothing can be read.
    """
    return find_damaged(data, name, lines_before) if is_by_line(name) else []


def read_raw(data: bytes, name: str, metadata: Mapping[str, str]) -> list[RawDocument]:
    """The texts of one file with their metadata; what is given wins over what the file says of itself.

    Raises BadDocumentError for an unknown kind of file and for one without text.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = " ".join(SUFFIXES)
        raise BadDocumentError(
            f"{name}：不认识的文件类型 {suffix!r}，可读 {known} · unknown kind of file; expected one of {known}"
        )
    if not data.strip():
        raise BadDocumentError(
            f"{name}：文件是空的，没有文字可读 · the file is empty ({len(data)} bytes); give one with text"
        )
    read = cast("Reader", importlib.import_module(SUFFIXES[suffix]).read)
    given = {key: value for key, value in metadata.items() if value}
    return [RawDocument(raw.file, raw.part, raw.text, {**raw.metadata, **given}) for raw in read(data, name)]
