"""How near practices are to what is asked in meaning: each by the nearest of its passages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.store import GraphStore
from search.practices.chunks import chunk_of
from search.practices.index import PracticesView
from search.vectors.encoder import encode
from search.vectors.file import VectorFile
from search.vectors.making import make_missing
from search.vectors.quantised import Quantised

_PASSAGES = 4  # of a practice that is asked for; what it is about stands in the first


class Nearness(NamedTuple):
    """How near each passage of each practice is in meaning to what is asked; nothing while there are no vectors."""

    units: NDArray[np.int64]  # by passage, in order
    ordinals: NDArray[np.int64]  # of the passages in their documents, in order
    cosines: NDArray[np.float32]  # with the nearest text that is asked

    def of_units(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """How near the nearest passage of each is; 0 where there is none. `numbers`: in order."""
        nearest = np.zeros(len(numbers), dtype=np.float32)
        units, starts = np.unique(self.units, return_index=True)
        if len(units):
            nearest[np.searchsorted(numbers, units)] = np.maximum.reduceat(self.cosines, starts)
        return nearest

    def nearest_passage(self, unit: int) -> int:
        """Its number in the document; 0 where there is none."""
        rows = slice(*np.searchsorted(self.units, [unit, unit + 1]))
        cosines = self.cosines[rows]
        return int(self.ordinals[rows][cosines.argmax()]) if len(cosines) else 0


class _Table(NamedTuple):
    """All practices with their vectors."""

    made_of: tuple[object, ...]  # the state of the files that it was read from
    units: NDArray[np.int64]  # by passage, in order
    ordinals: NDArray[np.int64]
    rows: NDArray[np.int64]  # the place of its vector, by passage
    vectors: Quantised

    def nearness(self, asked: NDArray[np.float32]) -> Nearness:
        """To one of these texts, a row each."""
        if not len(asked):
            return Nearness(self.units[:0], self.ordinals[:0], np.empty(0, dtype=np.float32))
        return Nearness(self.units, self.ordinals, self.vectors.nearest(asked)[self.rows])


class Meanings:
    """Reads the vectors once, and again when practices or vectors have changed. Threads may share one."""

    def __init__(self, vectors: VectorFile) -> None:
        self._vectors = vectors
        self._reading = threading.Lock()
        self._table: _Table | None = None

    def near(self, texts: Sequence[str], view: PracticesView) -> Nearness:
        """To the nearest of some texts."""
        table = self._current(view)
        return table.nearness(encode(texts if len(table.vectors) else []))

    def near_units(self, units: Sequence[int], view: PracticesView) -> Nearness:
        """To the nearest of the first passages of these units."""
        table = self._current(view)
        rows = table.rows[np.isin(table.units, np.array(units, dtype=np.int64))]
        return table.nearness(table.vectors.vectors(rows[:_PASSAGES]))

    def _current(self, view: PracticesView) -> _Table:
        with self._reading:
            state = view.state(), self._vectors.changes()
            if self._table is None or self._table.made_of != state:
                self._table = _read(view, self._vectors, state)
            return self._table


def missing_vectors(view: PracticesView, vectors: VectorFile) -> int:
    """How many passages have none yet."""
    return len(view.keys_of_chunks() - vectors.keys())


def make_vectors(
    view: PracticesView, store: GraphStore, vectors: VectorFile, on_progress: Callable[[int, int], None]
) -> int:
    """Make those that are missing; may be stopped, and goes on where it was. Returns how many were made."""
    passages = view.chunk_keys()
    return make_missing(passages, lambda key: chunk_of(store.get_passage(passages[key])[1].text), vectors, on_progress)


def _read(view: PracticesView, vectors: VectorFile, state: tuple[object, ...]) -> _Table:
    units, ordinals, wanted = np.array(view.chunks(), dtype=np.int64).reshape(-1, 3).T
    keys, kept = vectors.read(set(wanted.tolist()))
    has_one = np.isin(wanted, keys)
    rows = np.searchsorted(keys, wanted[has_one])
    return _Table(state, units[has_one], ordinals[has_one], rows, kept)
