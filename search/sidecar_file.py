"""What the files beside an index have in common: one SQLite file each, which many threads read while one process writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, Self, TypeVar

from kg.errors import IndexUnavailableError
from kg.ids import DocumentId
from kg.sqlite_ import Connection, Database, Schema

V = TypeVar("V")  # what answers questions over one state of the file


class SidecarFile(Generic[V]):
    """One file, derived from records. One process writes at a time, any number of threads read."""

    def __init__(self, path: Path, sql: str, view: Callable[[Connection], V], *, create: bool) -> None:
        """Open the file. Raises IndexUnavailableError where there is none and none is to be made.

        Its name ends with the number of the rules that made it: shingles-2.sqlite3. `sql` makes its tables, each
        statement ended by ";" at the end of a line; `documents` has the ids.
        """
        if create:
            _drop_others(path)
        elif not path.exists():
            raise IndexUnavailableError(
                f"索引里还没有 {path.name}，请运行 hongfan doctor · {path.name} is missing: run `hongfan doctor`"
            )
        self._database = Database(path, Schema(1, sql, remedy="请运行 hongfan rebuild · run `hongfan rebuild`"))
        self._view = view

    def document_ids(self) -> set[DocumentId]:
        """The documents that it has."""
        with self._database.reading() as connection:
            return {DocumentId(row[0]) for row in connection.execute("SELECT id FROM documents")}

    @contextmanager
    def reading(self) -> Iterator[V]:
        """One state for all questions asked inside."""
        with self._database.reading() as connection:
            yield self._view(connection)

    def close(self) -> None:
        """Give back the file. Closing twice is fine."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _drop_others(path: Path) -> None:
    """What other rules made, which nobody opens again."""
    kind, *_ = re.split(r"\d", path.name)
    for other in path.parent.glob(f"{kind}*"):
        if not other.name.startswith(path.name):
            other.unlink()
