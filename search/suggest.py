"""Suggestions while a person types: entities by the beginning of a name, by pinyin, by initials, by any part of a name."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from kg.errors import StoreUnavailableError
from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.views import EntityFilter
from search.name_table import NameTable, Suggestion

__all__ = ["Suggester", "Suggestion"]

_ALL = 1_000_000  # entities
_REST = 20  # times as long as the table took to make, it is kept though the graph has changed
_BREATH_S = 0.002  # between slices of work, so that questions of readers go first

Task = Callable[[], None]


class Suggester:
    """A table of names in memory, derived from the store. Safe to share by threads.

    The first question waits for the table. When the store has changed a new one is made in the background, and the old
    one answers until it is there.
    """

    def __init__(
        self,
        store: GraphStore,
        *,
        clock: Callable[[], float] = time.monotonic,
        start: Callable[[Task], None] | None = None,
    ) -> None:
        """`start` runs a task beside the caller."""
        self._store = store
        self._clock = clock
        self._start = start or _start_thread
        self._lock = threading.Lock()
        self._table: NameTable | None = None
        self._sequence = -1
        self._stale_from = 0.0
        self._is_renewing = False

    def suggest(self, typed: str, *, limit: int = 10) -> list[Suggestion]:
        """The likeliest first: by beginning, initials, pinyin, part of a name; of these those in most documents.

        Of those in as many documents the ones mentioned latest come first.
        """
        return self._current().find(typed, limit)

    def _current(self) -> NameTable:
        with self._lock:
            if self._table is None:
                self._table = self._make(lambda: None)
            elif not self._is_renewing and self._clock() >= self._stale_from and self._store.sequence != self._sequence:
                self._is_renewing = True
                self._start(self._renew)
            return self._table

    def _renew(self) -> None:
        try:
            self._table = self._make(lambda: time.sleep(_BREATH_S))
        except StoreUnavailableError:
            pass  # a store that was closed, or comes back: whoever asks next starts this again
        finally:
            self._is_renewing = False

    def _make(self, breathe: Task) -> NameTable:
        sequence, started = self._store.sequence, self._clock()
        known = self._table.spelt() if self._table else {}
        entities = (
            entity
            for entity_type in ENTITY_TYPES  # one after the other takes less memory than all at once
            for entity in self._store.find_entities(EntityFilter(type=entity_type), limit=_ALL).items
        )
        table = NameTable(entities, known=known, breathe=breathe)
        ended = self._clock()
        self._sequence, self._stale_from = sequence, ended + _REST * (ended - started)
        return table


def _start_thread(task: Task) -> None:
    threading.Thread(target=task, name="suggestions", daemon=True).start()
