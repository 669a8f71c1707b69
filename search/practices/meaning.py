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

_PASSAGES = 4  # of a practice that is asked for; what it is about stands in the first


class _Table(NamedTuple):
    """All practices with their vectors."""

    made_of: tuple[object, ...]  # the state of the files that it was read from
    units: list[int]
    unit_of_rows: NDArray[np.int64]
    starts: NDArray[np.int64]  # where the passages of each unit begin in `rows`
    rows: NDArray[np.int64]  # of the matrix, one for each passage of each unit
    matrix: NDArray[np.float32]


class Meanings:
    """Reads the vectors once, and again when practices or vectors have changed. Threads may share one."""

    def __init__(self, vectors: VectorFile) -> None:
        self._vectors = vectors
        self._reading = threading.Lock()
        self._table: _Table | None = None

    def near(self, texts: Sequence[str], view: PracticesView) -> dict[int, float]:
        """By number of unit, the cosine of the nearest pair of a text and a passage; nothing while there are no vectors."""
        table = self._current(view)
        return _nearest(table, encode(texts)) if len(table.matrix) else {}

    def near_units(self, units: Sequence[int], view: PracticesView) -> dict[int, float]:
        """Likewise, near to the first passages of these units."""
        table = self._current(view)
        rows = table.rows[np.isin(table.unit_of_rows, np.array(units, dtype=np.int64))]
        return _nearest(table, table.matrix[rows[:_PASSAGES]]) if len(rows) else {}

    def _current(self, view: PracticesView) -> _Table:
        with self._reading:
            state = view.state(), self._vectors.changes()
            if self._table is None or self._table.made_of != state:
                self._table = _read(view, self._vectors, state)
            return self._table


def missing_vectors(view: PracticesView, vectors: VectorFile) -> int:
    """How many passages have none yet."""
    return len(view.chunk_keys().keys() - vectors.keys())


def make_vectors(
    view: PracticesView, store: GraphStore, vectors: VectorFile, on_progress: Callable[[int, int], None]
) -> int:
    """Make those that are missing; may be stopped, and goes on where it was. Returns how many were made."""
    passages = view.chunk_keys()
    return make_missing(passages, lambda key: chunk_of(store.get_passage(passages[key])[1].text), vectors, on_progress)


def _read(view: PracticesView, vectors: VectorFile, state: tuple[object, ...]) -> _Table:
    chunks = view.chunks()
    keys, matrix = vectors.matrix({key for _, key in chunks})
    place = {key: row for row, key in enumerate(keys)}
    told = [(unit, place[key]) for unit, key in chunks if key in place]
    unit_of_rows = [unit for unit, _ in told]
    starts = [at for at, unit in enumerate(unit_of_rows) if not at or unit != unit_of_rows[at - 1]]
    return _Table(
        made_of=state,
        units=list(dict.fromkeys(unit_of_rows)),
        unit_of_rows=np.array(unit_of_rows, dtype=np.int64),
        starts=np.array(starts, dtype=np.int64),
        rows=np.array([row for _, row in told], dtype=np.int64),
        matrix=matrix,
    )


def _nearest(table: _Table, asked: NDArray[np.float32]) -> dict[int, float]:
    nearest = (table.matrix @ asked.T).max(axis=1)
    return dict(zip(table.units, np.maximum.reduceat(nearest[table.rows], table.starts).tolist(), strict=True))
