"""The data folder: raw sources by their SHA-256, the state file, and where graph and index lie."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Self

from kg.errors import BadDocumentError, ConfigError, IngestAbortedError
from kg.lock import locked
from kg.state import State

_VERSION = 1  # of the layout; graph and state file have their own


class DataFolder:
    """`sources/ab/abcdef…`, `state.sqlite3`, `graph.sqlite3`, `index/`; sources and state are what cannot be remade."""

    def __init__(self, path: Path) -> None:
        """Open the folder, or make it. Raises ConfigError where that is not possible or a newer version made it."""
        self.path = path
        version = path / "version"
        try:
            if not version.exists():
                path.mkdir(parents=True, exist_ok=True)
                _write_whole(version, f"{_VERSION}\n".encode())
            found = version.read_text(encoding="ascii", errors="replace").strip()
        except OSError as exc:
            raise ConfigError("HONGFAN_DATA", str(path), f"a folder that can be written ({exc.strerror})") from exc
        if found != str(_VERSION):
            raise ConfigError(
                "HONGFAN_DATA",
                str(path),
                f"a data folder of version {_VERSION}, this is {found!r}; 请升级红帆 · update Hongfan, or choose another folder",
            )

    @cached_property
    def state(self) -> State:
        """The state file, opened when first asked for."""
        return State(self.path / "state.sqlite3")

    @property
    def store_url(self) -> str:
        """Where the graph lies unless a setting says otherwise."""
        return f"sqlite:{self.path / 'graph.sqlite3'}"

    @property
    def index_path(self) -> Path:
        """The folder of full-text indexes; whoever makes one makes the folder."""
        return self.path / "index"

    def put_source(self, data: bytes) -> str:
        """Keep these bytes, and give their SHA-256. When it returns they are on the disk, whole.

        Given again, bytes that were cut short on the disk are mended.
        Raises IngestAbortedError where they cannot be written.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self._source(sha256)
        if not target.exists() or self.source_size(sha256) != len(data):
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(target, data)
            except OSError as exc:
                raise IngestAbortedError(f"{target}: 写不进数据文件夹 · cannot be written ({_reason(exc)})") from exc
        return sha256

    def get_source(self, sha256: str) -> bytes:
        """The bytes. Raises BadDocumentError where they are missing or no longer what they were."""
        with self.open_source(sha256) as file:
            return file.read()

    def open_source(self, sha256: str) -> BinaryIO:
        """The bytes as a file, to be closed by the caller: for those too many to hold. Raises as `get_source` does."""
        try:
            file = self._source(sha256).open("rb")
            found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as exc:
            raise BadDocumentError(f"原始文件 {sha256} 读不出 · source cannot be read ({exc.strerror})") from exc
        if found != sha256:
            file.close()
            raise BadDocumentError(
                f"原始文件 {sha256} 已损坏，请从备份恢复 · source is damaged, restore it from a backup"
            )
        file.seek(0)
        return file

    def source_size(self, sha256: str) -> int:
        """In bytes; 0 where it is missing."""
        try:
            return self._source(sha256).stat().st_size
        except OSError:
            return 0

    def source_shas(self) -> list[str]:
        """All that are kept, sorted."""
        return sorted(path.name for path in self.path.glob("sources/??/*") if not path.name.startswith("."))

    def write_lock(self, command: str, *, wait_s: float = 0.0) -> AbstractContextManager[None]:
        """Be the one process that writes, in the name of a command (`ingest`).

        Entering waits at most `wait_s` seconds, then raises FolderBusyError, which says who writes.
        """
        return locked(self.path / "lock", command, wait_s=wait_s)

    def close(self) -> None:
        """Give back the state file. Closing twice is fine."""
        if "state" in self.__dict__:
            self.state.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _source(self, sha256: str) -> Path:
        return self.path / "sources" / sha256[:2] / sha256


def _write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whenever the power fails."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def _reason(error: OSError) -> str:
    return "磁盘已满 · disk full" if error.errno == errno.ENOSPC else str(error.strerror)
