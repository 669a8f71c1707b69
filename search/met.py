"""The entities that a reader meets in a passage: few, and first those in the words that were found."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.errors import NotFoundError
from kg.ids import DocumentId, EntityId, PassageId
from kg.store import GraphStore
from kg.views import Node
from search.highlight import Stretch

_FEW = 5
_TYPES = ("initiative", "organisation", "person", "place")  # what says most about a passage stands first
_KEPT = 2000  # documents


class _Met(NamedTuple):
    entity: EntityId  # as the record has it
    rank: int  # of its type
    stretches: list[Stretch]


_OfPassages = Mapping[PassageId, list[_Met]]


class EntitiesMet:
    """Of one store: what was asked for lately is kept while the graph does not change. Threads may share one."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._keeping = threading.Lock()
        self._sequence = store.sequence
        self._kept: OrderedDict[DocumentId, _OfPassages] = OrderedDict()

    def of(self, found: Mapping[PassageId, tuple[DocumentId, Iterable[Stretch]]]) -> dict[PassageId, tuple[Node, ...]]:
        """For each passage, with its document and the stretches found in it, the entities to be shown."""
        self._forget_what_changed()
        chosen = {
            passage: _first(self._met(document).get(passage, []), tuple(stretches))
            for passage, (document, stretches) in found.items()
        }
        shown = self._nodes({entity for entities in chosen.values() for entity in entities})
        return {
            passage: tuple(dict.fromkeys(shown[entity] for entity in entities if entity in shown))
            for passage, entities in chosen.items()
        }

    def _nodes(self, entities: set[EntityId]) -> dict[EntityId, Node]:
        """The entity that is shown for each. The store passes over what it does not have, and so may answer with fewer."""
        asked = sorted(entities)
        nodes = self._store.nodes(asked)
        if len(nodes) == len(asked):
            return dict(zip(asked, nodes, strict=True))
        return {entity: node for entity in asked for node in self._store.nodes([entity])}

    def _met(self, document: DocumentId) -> _OfPassages:
        with self._keeping:
            if document in self._kept:
                self._kept.move_to_end(document)
                return self._kept[document]
        read = _read(document, self._store)
        with self._keeping:
            self._kept[document] = read
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return read

    def _forget_what_changed(self) -> None:
        with self._keeping:
            if self._store.sequence != self._sequence:
                self._sequence = self._store.sequence
                self._kept.clear()


def _read(document: DocumentId, store: GraphStore) -> _OfPassages:
    try:
        record = store.judged_record(document)
    except NotFoundError:  # removed a moment ago
        return {}
    about = set(record.document.region_ids)  # said above the passage already
    found: dict[PassageId, list[_Met]] = defaultdict(list)
    for entity in record.entities:
        standing: dict[PassageId, list[Stretch]] = defaultdict(list)
        for mention in entity.mentions if entity.id not in about else ():
            standing[mention.passage_id].append((mention.start, mention.end))
        for passage, stretches in standing.items():
            found[passage].append(_Met(entity.id, _TYPES.index(entity.type), stretches))
    return dict(found)


def _first(met: Iterable[_Met], found: tuple[Stretch, ...]) -> list[EntityId]:
    def rank(one: _Met) -> tuple[bool, int, Stretch]:
        apart = not any(a < end and start < b for a, b in one.stretches for start, end in found)
        return apart, one.rank, one.stretches[0]

    return [one.entity for one in sorted(met, key=rank)[:_FEW]]
