"""An index whose shingles are kept with it, and the shingles that count in a folder of indexes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from kg.ids import DocumentId
from kg.model import DocumentRecord
from search.criteria import Criterion
from search.dictionary import Dictionary
from search.index import Found, PassageIndex, Sort
from search.shingles import Shingles, ShinglesView


class ShingledIndex(PassageIndex):
    """One generation of an index, and its shingles in the same folder: what is written goes to both."""

    def __init__(self, index: PassageIndex, folder: Path) -> None:
        self._index = index
        self._folder = folder

    @cached_property
    def _shingles(self) -> Shingles:
        """Opened when first needed: who searches words needs none."""
        return Shingles(self._folder, create=True)

    def add(self, records: Iterable[DocumentRecord]) -> None:
        records = list(records)
        self._index.add(records)
        self._shingles.add(records)

    @contextmanager
    def filling(self) -> Iterator[None]:
        with self._index.filling():
            yield

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        document_ids = list(document_ids)
        self._index.remove(document_ids)
        self._shingles.remove(document_ids)

    def document_ids(self) -> set[DocumentId]:
        """The documents that both have: what one of them lacks is to be added again."""
        return self._index.document_ids() & self._shingles.document_ids()

    def close(self) -> None:
        self._index.close()
        if "_shingles" in self.__dict__:
            self._shingles.close()

    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort, per_document: bool = False) -> Found:
        return self._index.find(criterion, limit=limit, offset=offset, sort=sort, per_document=per_document)

    def passages(self) -> int:
        return self._index.passages()

    @property
    def engine(self) -> str:
        return self._index.engine

    @property
    def generation(self) -> int:
        return self._index.generation

    @property
    def dictionary(self) -> Dictionary:
        return self._index.dictionary

    @dictionary.setter
    def dictionary(self, dictionary: Dictionary) -> None:
        self._index.dictionary = dictionary


class CurrentShingles:
    """The shingles of the generation that counts, also when another process remakes the index meanwhile."""

    def __init__(self, current_folder: Callable[[], Path]) -> None:
        """`current_folder` tells the folder of the generation that counts now."""
        self._current_folder = current_folder
        self._opening = threading.Lock()
        self._folder: Path | None = None
        self._shingles: Shingles | None = None

    @contextmanager
    def reading(self) -> Iterator[ShinglesView]:
        """One state for all questions asked inside. Raises IndexUnavailableError where there are none."""
        with self._now().reading() as view:
            yield view

    def _now(self) -> Shingles:
        folder = self._current_folder()
        with self._opening:
            if self._shingles is None or folder != self._folder:
                # the one before is not closed: another thread may still read it
                self._shingles, self._folder = Shingles(folder), folder
            return self._shingles
