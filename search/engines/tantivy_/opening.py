"""A folder of tantivy, and what comes of it when it is damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct, error
from zlib import crc32

from tantivy import Index

from kg.errors import IndexUnavailableError
from search.engines.tantivy_.schema import make_schema

_DAMAGE = (LookupError, OSError, TypeError, ValueError, error)  # what comes of bytes that are lost or changed, and
_END = Struct("<II")
STATE = "meta.json"  # replaced by every commit
_PANIC = "PanicException"  # of an assertion in Rust, which has no name to import


def open_folder(folder: Path) -> Index:
    """The index in a folder as it is now, a new one if there is none. Raises IndexUnavailableError."""
    with damage_reported(folder):
        path = str(folder)
        return Index.open(path) if Index.exists(path) else Index(make_schema(), path)


class Checksums:
    """Of the files of committed segments, which never change: each is compared with its own, once.

    tantivy compares none of them, and answers damaged ones with wrong numbers or with loops that do not end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._right: set[str] = set()

    def compare(self) -> None:
        """Raises ValueError or OSError for a file that is damaged."""
        state = json.loads((self._folder / STATE).read_bytes())
        segments = {segment["segment_id"].replace("-", "") for segment in state["segments"]}
        for path in self._folder.iterdir():
            if path.name not in self._right and path.name.partition(".")[0] in segments:
                with suppress(FileNotFoundError):  # merged away a moment ago
                    _compare(path)
                self._right.add(path.name)


def _compare(path: Path) -> None:
    """Behind the bytes of a file stand a JSON object with their checksum, its length, and a number."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        length, _ = _END.unpack(data[-_END.size :])
        end = len(data) - _END.size - length
        footer = json.loads(data[end : end + length])
        with memoryview(data) as view, view[:end] as checked:
            if crc32(checked) != footer["crc"]:
                raise ValueError(f"{path.name} has another checksum than when it was written")


@contextmanager
def damage_reported(folder: Path) -> Iterator[None]:
    """Whatever tantivy raises in the block is an IndexUnavailableError."""
    try:
        yield
    except BaseException as exc:
        if not isinstance(exc, _DAMAGE) and type(exc).__name__ != _PANIC:
            raise
        raise IndexUnavailableError(
            f"index {str(folder)!r} is damaged, or of an older version: run `hongfan rebuild` ({exc!r})"
        ) from exc
