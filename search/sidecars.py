"""What is kept beside the words of an index, in files of its own in the same folder: shingles, and what else is derived."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from kg.ids import DocumentId
from kg.model import DocumentRecord
from search.criteria import Criterion
from search.dictionary import Dictionary
from search.index import Found, PassageIndex, Sort


class Sidecar(Protocol):
    """One file derived from records. One process writes at a time, any number of threads read."""

    def add(self, records: Sequence[DocumentRecord], /) -> None:
        """Put these documents; those that are known cost little."""

    def remove(self, document_ids: Sequence[DocumentId], /) -> None:
        """Take documents out; unknown ids are passed over."""

    def document_ids(self) -> set[DocumentId]:
        """The documents that it has."""

    def close(self) -> None:
        """Give back the file. Closing twice is fine."""


S = TypeVar("S", bound=Sidecar)


class IndexWithSidecars(PassageIndex):
    """One generation of an index and what is kept beside it: what is written goes to all."""

    def __init__(self, index: PassageIndex, openers: Mapping[str, Callable[[], Sidecar]]) -> None:
        """`openers`: by name, what opens a sidecar or makes an empty one."""
        self._index = index
        self._openers = openers
        self._open: dict[str, Sidecar] = {}

    def _sidecars(self) -> Iterator[Sidecar]:
        """Opened when first needed: who searches words needs none."""
        for name, opener in self._openers.items():
            if name not in self._open:
                self._open[name] = opener()
            yield self._open[name]

    def add(self, records: Iterable[DocumentRecord]) -> None:
        records = list(records)
        self._index.add(records)
        for sidecar in self._sidecars():
            sidecar.add(records)

    @contextmanager
    def filling(self) -> Iterator[None]:
        with self._index.filling():
            yield

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        document_ids = list(document_ids)
        self._index.remove(document_ids)
        for sidecar in self._sidecars():
            sidecar.remove(document_ids)

    def document_ids(self) -> set[DocumentId]:
        """The documents that all have: what one of them lacks is to be added again."""
        return self._index.document_ids().intersection(*(sidecar.document_ids() for sidecar in self._sidecars()))

    def close(self) -> None:
        self._index.close()
        for sidecar in self._open.values():
            sidecar.close()

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


class CurrentSidecar(Generic[S]):
    """The sidecar of the generation that counts, also when another process remakes the index meanwhile."""

    def __init__(self, current_folder: Callable[[], Path], opener: Callable[[Path], S]) -> None:
        """`current_folder` tells the folder of the generation that counts now."""
        self._current_folder = current_folder
        self._opener = opener
        self._opening = threading.Lock()
        self._opened: tuple[Path, S] | None = None

    def now(self) -> S:
        """Raises IndexUnavailableError where there is none."""
        folder = self._current_folder()
        with self._opening:
            if self._opened is None or self._opened[0] != folder:
                # the one before is not closed: another thread may still read it
                self._opened = folder, self._opener(folder)
            return self._opened[1]
