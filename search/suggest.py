"""Suggestions while a person types: entities by the beginning of a name, by pinyin, by initials, by any part of a name."""

from __future__ import annotations

import threading
import time
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.pinyin import spell
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary
from search.fold import fold_name

_ALL = 1_000_000  # entities
_REST = 20  # times as long as the table took to make, it is kept though the graph has changed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity that may be meant."""

    entity: EntitySummary
    name: str  # the one that fits what was typed: canonical or an alias
    place: str  # where it is at home, "" if unknown


class Suggester:
    """A table in memory, derived from the store; made again when the store has changed. Safe to share by threads."""

    def __init__(self, store: GraphStore, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._making = threading.Lock()
        self._spelt: dict[str, tuple[str, str]] = {}  # by folded name; outlives a table
        self._sequence = -1
        self._stale_from = 0.0
        self._table = _Table((), self._spelt)

    def suggest(self, typed: str, *, limit: int = 10) -> list[Suggestion]:
        """The likeliest first: by beginning, initials, pinyin, part of a name; of these those in most documents."""
        wanted = fold_name(typed)
        return self._current().find(wanted, limit) if wanted and limit > 0 else []

    def _current(self) -> _Table:
        with self._making:
            sequence = self._store.sequence
            started = self._clock()
            if sequence != self._sequence and started >= self._stale_from:
                self._table = _Table(self._store.find_entities(EntityFilter(), limit=_ALL).items, self._spelt)
                self._sequence = sequence
                ended = self._clock()
                self._stale_from = ended + _REST * (ended - started)
            return self._table


class _Table:
    """Entities in the order in which they are suggested, with all their names in one text for each way to type them."""

    def __init__(self, entities: Iterable[EntitySummary], spelt: dict[str, tuple[str, str]]) -> None:
        self._entities = sorted(entities, key=lambda entity: entity.last_date, reverse=True)
        self._entities.sort(key=lambda entity: -entity.documents)
        self._places: dict[str, str] = {
            entity.id: entity.canonical for entity in self._entities if entity.type == "place"
        }
        self._names = [(row, name) for row, entity in enumerate(self._entities) for name in _names(entity)]
        folded = [fold_name(name) for _, name in self._names]
        for name in folded:
            if name not in spelt:
                spelt[name] = spell(name)
        self._written = _Lines(folded)
        self._initials = _Lines([spelt[name][1] for name in folded])
        self._pinyin = _Lines([spelt[name][0] for name in folded])

    def find(self, wanted: str, limit: int) -> list[Suggestion]:
        found: dict[int, Suggestion] = {}
        for line in self._fitting(wanted):
            row, name = self._names[line]
            if row not in found:
                found[row] = self._suggestion(row, name)
                if len(found) == limit:
                    break
        return list(found.values())

    def _fitting(self, wanted: str) -> Iterator[int]:
        yield from self._written.find("\n" + wanted)
        yield from self._initials.find("\n" + wanted)
        yield from self._pinyin.find("\n" + wanted)
        yield from self._written.find(wanted)

    def _suggestion(self, row: int, name: str) -> Suggestion:
        entity = self._entities[row]
        place = entity.attrs.get("chain", "") if entity.type == "place" else self._places.get(entity.scope, "")
        return Suggestion(entity, name, place)


class _Lines:
    """Short texts, one a line, searched as one: a search of 50,000 names is one call, and gives them in order."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "".join("\n" + line for line in lines)
        self._starts = array("L", accumulate((len(line) + 1 for line in lines), initial=0))  # and the end of the text

    def find(self, wanted: str) -> Iterator[int]:
        """Numbers of the lines that hold `wanted`; every line begins with its line end."""
        at = self._text.find(wanted)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            at = self._text.find(wanted, self._starts[line + 1])


def _names(entity: EntitySummary) -> Iterator[str]:
    yield entity.canonical
    yield from entity.aliases
