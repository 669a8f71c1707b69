"""The index that counts in a folder, also when another process remakes it meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import IndexUnavailableError
from kg.ids import DocumentId
from kg.model import DocumentRecord
from search.criteria import Criterion
from search.dictionary import Dictionary
from search.generations import current_generation, next_generation, open_generation, publish
from search.index import Found, PassageIndex, Sort


def open_index(folder: Path, *, create: bool = False) -> PassageIndex:
    """The current index of a folder; with `create`, an empty one where there is none (needs the write lock).

    Raises IndexUnavailableError.
    """
    if create and current_generation(folder) is None:
        folder.mkdir(parents=True, exist_ok=True)
        first = next_generation(folder, "whoosh")
        open_generation(folder, first).close()
        publish(folder, first)
    return CurrentIndex(folder)


class CurrentIndex(PassageIndex):
    """Hands every call on to the current generation.

    The one that was replaced is not closed here: another thread may still read it, and its files go with it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._generation = current_generation(folder)
        self._index = self._open()

    @property
    def engine(self) -> str:
        return self._now().engine

    @property
    def generation(self) -> int:
        return self._now().generation

    @property
    def dictionary(self) -> Dictionary:
        return self._now().dictionary

    @dictionary.setter
    def dictionary(self, dictionary: Dictionary) -> None:
        self._now().dictionary = dictionary

    def add(self, records: Iterable[DocumentRecord]) -> None:
        self._now().add(records)

    @contextmanager
    def filling(self) -> Iterator[None]:
        with self._now().filling():
            yield

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        self._now().remove(document_ids)

    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort, per_document: bool = False) -> Found:
        return self._now().find(criterion, limit=limit, offset=offset, sort=sort, per_document=per_document)

    def document_ids(self) -> set[DocumentId]:
        return self._now().document_ids()

    def passages(self) -> int:
        return self._now().passages()

    def close(self) -> None:
        self._index.close()

    def _now(self) -> PassageIndex:
        with self._opening:
            named = current_generation(self._folder)
            if named != self._generation:
                self._generation = named
                self._index = self._open()
            return self._index

    def _open(self) -> PassageIndex:
        if self._generation is None:
            raise IndexUnavailableError(f"no index in {str(self._folder)!r}: run `hongfan ingest` or `hongfan rebuild`")
        return open_generation(self._folder, self._generation)
