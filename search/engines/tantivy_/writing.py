"""One commit after another: each is seen at once, and its segments are merged with others behind it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import IndexWriter

from kg.errors import FolderBusyError, IngestAbortedError
from search.engines.tantivy_.opening import open_folder

_WRITER_BYTES = 128_000_000
_PATIENCE_S, _PAUSE_S = 10.0, 0.05  # for another process that merges what it has written
_KEPT_S = 2.0  # a writer, for the next commit: to close it is to wait for what it merges


class Commits:
    """Of one process, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._using = threading.Lock()
        self._kept: IndexWriter | None = None
        self._closing: threading.Timer | None = None

    @contextmanager
    def commit(self) -> Iterator[IndexWriter]:
        """A block whose writes become visible as a whole when it ends, or not at all when it fails.

        tantivy writes new segments beside the old, and names them by renaming one file. Raises FolderBusyError,
        IngestAbortedError, IndexUnavailableError.
        """
        with self._using:
            writer = self._taken() or self._open_writer()
            try:
                yield writer
                writer.commit()
            except BaseException as exc:
                writer.rollback()
                writer.wait_merging_threads()  # gives back the lock
                if isinstance(exc, OSError | ValueError):
                    raise IngestAbortedError(
                        f"the index cannot be written ({exc}); free the disk, then run again"
                    ) from exc
                raise
            self._kept = writer
            self._closing = threading.Timer(_KEPT_S, self.finish)
            self._closing.start()

    def finish(self) -> None:
        """Wait for what is being merged, and let others write."""
        with self._using:
            if writer := self._taken():
                writer.wait_merging_threads()

    def _taken(self) -> IndexWriter | None:
        """The writer that was kept, if there is one."""
        if self._closing:
            self._closing.cancel()
        writer, self._kept = self._kept, None
        return writer

    def _open_writer(self) -> IndexWriter:
        """The index is opened anew: one that is open does not know what another writer has made since."""
        until = time.monotonic() + _PATIENCE_S
        while True:
            try:
                return open_folder(self._folder).writer(_WRITER_BYTES, 1)
            except ValueError as exc:
                if "LockBusy" not in str(exc):
                    raise IngestAbortedError(f"the index cannot be written ({exc})") from exc
                if time.monotonic() > until:
                    raise FolderBusyError("another process writes to the index; wait for it to end") from exc
            time.sleep(_PAUSE_S)
