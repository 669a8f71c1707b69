"""Entities over all documents as they are shown, worked out by looking at every record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.curation.judgements import Judgements
from kg.ids import EntityId
from kg.model import Document, DocumentRecord, Entity, Relation
from kg.names import name_key
from kg.resolution import Resolved, resolve
from kg.sameness import keeps_company
from kg.stores.merged import aliases, merged_reading, namesake, shown_relations
from kg.stores.sums import Reading, prevailing
from kg.views import EntitySummary, Merged, Node


class ShownEntities:
    """Derived from some records; the same for any order of them."""

    def __init__(self, records: Iterable[DocumentRecord], judgements: Judgements) -> None:
        self._found: defaultdict[EntityId, list[tuple[Document, Entity]]] = defaultdict(list)
        self._company: defaultdict[EntityId, list[frozenset[str]]] = defaultdict(list)
        for record in records:
            names = frozenset(e.canonical for e in record.entities if keeps_company(e.type, e.canonical, e.scope))
            for entity in record.entities:
                self._found[entity.id].append((record.document, entity))
                self._company[entity.id].append(names)
        self._readings = {id_: prevailing(_readings(found)) for id_, found in self._found.items()}
        compared = [namesake(id_, reading, len(self._found[id_])) for id_, reading in self._readings.items()]
        self._resolved: dict[EntityId, Resolved] = resolve(compared, lambda id_: self._company[id_], judgements)
        self._members: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
        for id_ in sorted(self._found):
            self._members[self.shown(id_)].append(id_)

    def __iter__(self) -> Iterator[EntityId]:
        return iter(self._members)

    def __contains__(self, entity_id: EntityId) -> bool:
        return entity_id in self._found

    def shown(self, entity_id: EntityId) -> EntityId:
        """The entity that is shown for this one; an unknown id for itself."""
        return self._resolved[entity_id].target if entity_id in self._resolved else entity_id

    def members(self, entity_id: EntityId) -> list[EntityId]:
        """The entities that are shown as one with this one, itself included; sorted."""
        return self._members.get(self.shown(entity_id), [entity_id])

    def summary(self, entity_id: EntityId) -> EntitySummary:
        """What all documents say of an entity that there is."""
        target = self.shown(entity_id)
        found = self._all_found(target)
        reading = self._readings[target]
        if others := self.merged(target):
            reading = merged_reading(reading, _readings(found), [other.rule for other in others])
        surfaces = Counter(mention.surface for _, entity in found for mention in entity.mentions)
        dates = sorted(document.date for document, _ in found if document.date)
        return EntitySummary(
            id=target,
            type=reading.type,
            canonical=reading.canonical,
            scope=reading.scope,
            aliases=aliases(
                surfaces, reading.canonical, [other.canonical for other in others], reading.attrs.get("also", "")
            ),
            attrs=reading.attrs,
            documents=len({document.id for document, _ in found}),
            mentions=surfaces.total(),
            first_date=dates[0] if dates else "",
            last_date=dates[-1] if dates else "",
        )

    def node(self, entity_id: EntityId) -> Node:
        """The entity that is shown for one that there is."""
        target = self.shown(entity_id)
        return Node(target, self._readings[target].type, self._readings[target].canonical)

    def years(self, entity_id: EntityId) -> set[str]:
        """Years of the documents that mention it; "" for the undated."""
        return {document.date[:4] for document, _ in self._all_found(entity_id)}

    def merged(self, entity_id: EntityId) -> list[Merged]:
        """See GraphStore.resolution."""
        return [
            Merged(id_, self._readings[id_].canonical, self._readings[id_].scope, self._resolved[id_].rule)
            for id_ in self.members(entity_id)
            if id_ in self._resolved
        ]

    def same_key(self, entity_id: EntityId) -> list[EntityId]:
        """Shown entities with a member that could be compared with one of this entity's, itself left out."""
        target = self.shown(entity_id)
        keys = {self._key(id_) for id_ in self.members(entity_id) if id_ in self._readings}
        return [other for other in self if other != target and any(self._key(i) in keys for i in self._members[other])]

    def relations(self, relations: Iterable[Relation]) -> list[Relation]:
        """Relations between shown entities."""
        return shown_relations(relations, self.shown)

    def _all_found(self, target: EntityId) -> list[tuple[Document, Entity]]:
        return [found for id_ in self._members[target] for found in self._found[id_]]

    def _key(self, entity_id: EntityId) -> tuple[str, str]:
        reading = self._readings[entity_id]
        return reading.type, name_key(reading.type, reading.canonical)


def _readings(found: Iterable[tuple[Document, Entity]]) -> list[tuple[Reading, int]]:
    return [(Reading(e.type, e.canonical, e.scope, e.attrs), 1) for _, e in found]
