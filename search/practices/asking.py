"""Similar practices in a folder of indexes, for a process that asks again and again, also while others write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.ids import DocumentId
from kg.store import GraphStore
from search.generations import current_lineage, current_practices
from search.index import PassageIndex
from search.practices.finding import SimilarPractices
from search.practices.index import PracticesView
from search.practices.meaning import Meanings, make_vectors, missing_vectors
from search.practices.similar import FOR_DESCRIPTIONS, Weights
from search.practices.tables import Tables
from search.vectors.file import VectorFile

_DOCUMENTS = 10  # that come first where passages are searched


class PracticeSearch:
    """Opens what it needs when it is first asked. Threads may share one."""

    def __init__(self, store: GraphStore, index: PassageIndex, index_path: Path) -> None:
        self._store = store
        self._index = index
        self._practices = current_practices(index_path)
        self._lineage = current_lineage(index_path)
        self._vectors = VectorFile(index_path)
        self._meanings = Meanings(self._vectors)
        self._reading = threading.Lock()
        # each with the state of the files that it was read from
        self._missing: tuple[object, int] = None, 0
        self._tables: tuple[object, Tables] | None = None

    @contextmanager
    def asking(self, weights: Weights = FOR_DESCRIPTIONS) -> Iterator[SimilarPractices]:
        """One state for all questions asked inside. `weights`: for descriptions. Raises IndexUnavailableError."""
        with self._practices.now().reading() as view, self._lineage.now().reading() as lineage:
            tables = self._tables_of(view)
            yield SimilarPractices(self._store, self._index, view, lineage, self._meanings, tables, weights)

    def documents_like(self, text: str) -> Sequence[DocumentId]:
        """The documents that tell of practices most like a description, best first. Raises IndexUnavailableError."""
        with self.asking() as practices:
            return practices.documents_like(text, limit=_DOCUMENTS)

    def missing_vectors(self) -> int:
        """How many passages have none yet: until they have, what means the same in other words is not found."""
        with self._practices.now().reading() as view:
            state, missing = self._missing
            if state != (now := (view.state(), self._vectors.changes())):
                missing = missing_vectors(view, self._vectors)
                self._missing = now, missing
            return missing

    def make_vectors(self, on_progress: Callable[[int, int], None]) -> int:
        """Make those that are missing, for the holder of the lock; may be stopped, and goes on where it was."""
        with self._practices.now().reading() as view:
            return make_vectors(view, self._store, self._vectors, on_progress)

    def _tables_of(self, view: PracticesView) -> Tables:
        state = view.state()
        with self._reading:
            if self._tables is None or self._tables[0] != state:
                self._tables = state, view.tables()
            return self._tables[1]
