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
from search.engines import DEFAULT_ENGINE
from search.generations import Generation, current_generation, next_generation, open_generation, publish
from search.index import Found, PassageIndex, Sort


def open_index(folder: Path, *, engine: str = "", create: bool = False) -> PassageIndex:
    """The current index of a folder; with `create`, an empty one where there is none (needs the write lock).

    Without an engine, whichever made it. Nothing is read before the first question, so that a damaged index can be
    made anew: whoever asks it meets IndexUnavailableError, also where another engine made it.
    """
    if create and current_generation(folder) is None:
        folder.mkdir(parents=True, exist_ok=True)
        first = next_generation(folder, engine or DEFAULT_ENGINE)
        open_generation(folder, first).close()
        publish(folder, first)
    return CurrentIndex(folder, engine)


class CurrentIndex(PassageIndex):
    """Hands every call on to the current generation.

    The one that was replaced is not closed here: another thread may still read it, and its files go with it.
    """

    def __init__(self, folder: Path, engine: str = "") -> None:
        self._folder = folder
        self._engine = engine
        self._opening = threading.Lock()
        self._generation: Generation | None = None
        self._index: PassageIndex | None = None

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
        if self._index:
            self._index.close()

    def _now(self) -> PassageIndex:
        with self._opening:
            named = current_generation(self._folder)
            if self._index is None or named != self._generation:
                self._index = self._open(named)
                self._generation = named
            return self._index

    def _open(self, named: Generation | None) -> PassageIndex:
        if named is None:
            raise IndexUnavailableError(f"no index in {str(self._folder)!r}: run `hongfan ingest` or `hongfan rebuild`")
        if self._engine not in ("", named.engine):
            raise IndexUnavailableError(
                f"HONGFAN_INDEX_URL asks for {self._engine!r}, and {named.engine!r} made the index in "
                f"{str(self._folder)!r}: run `hongfan rebuild`, or take the setting back"
            )
        return open_generation(self._folder, named)
