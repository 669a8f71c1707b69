"""A graph in memory: for tests, and for what lives as long as one process. Plain on purpose: every sum is a scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from kg.errors import ConfigError, NotFoundError
from kg.ids import DocumentId, EntityId, PassageId, document_of
from kg.model import Document, DocumentRecord, Figure, Mention, Passage, Relation, Slogan
from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.stores.shown import ShownEntities
from kg.stores.sums import Reading, joined_relations, ordinal_of, parent_of, place_path, reading_order
from kg.views import Counts, DocumentFilter, EntityFilter, EntitySummary, Listing, Merged

T = TypeVar("T")


@dataclass(frozen=True)  # no slots: `shown` is kept once it is worked out
class _State:
    """All that the store holds. A write puts a new one in place of it, so that a read sees one state throughout."""

    records: Mapping[DocumentId, DocumentRecord]
    indexed: frozenset[DocumentId]
    sequence: int

    @cached_property
    def shown(self) -> ShownEntities:
        return ShownEntities(self.records.values())


class MemoryStore(GraphStore):
    """Everything is derived from the records; one thread writes at a time."""

    def __init__(self) -> None:
        self._state = _State(MappingProxyType({}), frozenset(), 0)

    @classmethod
    def from_url(cls, rest: str) -> MemoryStore:
        """Raises ConfigError where something follows `memory:`."""
        if rest:
            raise ConfigError("HONGFAN_STORE_URL", f"memory:{rest}", "memory: with nothing after it")
        return cls()

    def put(self, record: DocumentRecord) -> bool:
        document_id = record.document.id
        if self._state.records.get(document_id) == record:
            return False
        self._change({**self._state.records, document_id: record}, document_id)
        return True

    def remove(self, document_id: DocumentId) -> None:
        self.get_record(document_id)
        self._change({i: r for i, r in self._state.records.items() if i != document_id}, document_id)

    def get_record(self, document_id: DocumentId) -> DocumentRecord:
        try:
            return self._state.records[document_id]
        except KeyError:
            raise NotFoundError("document", document_id) from None

    def has_document(self, document_id: DocumentId) -> bool:
        return document_id in self._state.records

    def document_ids(self) -> Iterator[DocumentId]:
        return iter(sorted(self._state.records))

    def documents_from(self, sha256: str) -> list[DocumentId]:
        return sorted(
            record.document.id
            for record in self._state.records.values()
            if any(source.sha256 == sha256 for source in record.document.sources)
        )

    def find_documents(self, where: DocumentFilter, *, limit: int = 50, offset: int = 0) -> Listing[Document]:
        return _page([r.document for r in self._latest_first() if self._fits(r, where)], limit, offset)

    def get_passage(self, passage_id: PassageId) -> tuple[Document, Passage]:
        record = self._state.records.get(document_of(passage_id))
        for passage in record.passages if record else ():
            if record and passage.id == passage_id:
                return record.document, passage
        raise NotFoundError("passage", passage_id)

    def get_entity(self, entity_id: EntityId) -> EntitySummary:
        shown = self._state.shown
        if entity_id not in shown:
            raise NotFoundError("entity", entity_id)
        return shown.summary(entity_id)

    def find_entities(self, where: EntityFilter, *, limit: int = 50, offset: int = 0) -> Listing[EntitySummary]:
        shown = self._state.shown
        found = [s for s in map(shown.summary, shown) if _entity_fits(s, where)]
        return _page([s for s in _by_rank(found) if not where.year or where.year in shown.years(s.id)], limit, offset)

    def resolution(self, entity_id: EntityId) -> list[Merged]:
        return self._state.shown.merged(entity_id)

    def similar_names(self, entity_id: EntityId, *, limit: int = 50) -> list[EntitySummary]:
        shown = self._state.shown
        return _by_rank(map(shown.summary, shown.same_key(entity_id)))[:limit]

    def relations_of(self, entity_id: EntityId) -> list[Relation]:
        state = self._state
        target = state.shown.shown(entity_id)
        relations = state.shown.relations(r for record in state.records.values() for r in record.relations)
        return joined_relations(r for r in relations if target in (r.subject, r.object))

    def mentions_of(self, entity_id: EntityId) -> list[Mention]:
        members = self._state.shown.members(entity_id)
        mentions = []
        for record in self._latest_first():
            found = (mention for e in record.entities if e.id in members for mention in e.mentions)
            mentions += sorted(found, key=lambda m: (ordinal_of(m.passage_id), m.start, m.end, m.surface))
        return mentions

    def slogans_near(self, entity_id: EntityId) -> list[Slogan]:
        passages = {mention.passage_id for mention in self.mentions_of(entity_id)}
        slogans = (s for record in self._state.records.values() for s in record.slogans)
        near = [slogan for slogan in slogans if slogan.evidence.passage_id in passages]
        return sorted(near, key=lambda slogan: reading_order(slogan.evidence))

    def figures_of(self, entity_id: EntityId) -> list[Figure]:
        state = self._state
        target, members = state.shown.shown(entity_id), state.shown.members(entity_id)
        owned = [replace(f, owner=target) for r in state.records.values() for f in r.figures if f.owner in members]
        return sorted(owned, key=lambda figure: reading_order(figure.evidence))

    def counts(self) -> Counts:
        state = self._state
        records = state.records.values()
        by_type = Counter(state.shown.summary(id_).type for id_ in state.shown)
        relations = state.shown.relations(r for record in records for r in record.relations)
        return Counts(
            documents=len(records),
            passages=sum(len(record.passages) for record in records),
            entities={name: by_type[name] for name in ENTITY_TYPES},
            mentions=sum(len(entity.mentions) for record in records for entity in record.entities),
            relations=len({(r.subject, r.predicate, r.object) for r in relations}),
            figures=sum(len(record.figures) for record in records),
            slogans=sum(len(record.slogans) for record in records),
        )

    @property
    def sequence(self) -> int:
        return self._state.sequence

    def unindexed(self) -> list[DocumentId]:
        return sorted(self._state.records.keys() - self._state.indexed)

    def mark_indexed(self, document_ids: Iterable[DocumentId]) -> None:
        known = self._state.records.keys() & set(document_ids)
        self._state = replace(self._state, indexed=self._state.indexed | known)

    def mark_all_unindexed(self) -> None:
        self._state = replace(self._state, indexed=frozenset())

    def close(self) -> None:
        """Nothing to give back."""

    def _change(self, records: dict[DocumentId, DocumentRecord], changed: DocumentId) -> None:
        indexed = self._state.indexed - {changed}
        self._state = _State(MappingProxyType(records), indexed, self._state.sequence + 1)

    def _fits(self, record: DocumentRecord, where: DocumentFilter) -> bool:
        document = record.document
        members = self._state.shown.members(EntityId(where.entity)) if where.entity else []
        return (
            where.doc_type in ("", document.doc_type)
            and where.year in ("", document.date[:4])
            and (not where.below or where.below in document.region_ids)
            and (not where.entity or any(entity.id in members for entity in record.entities))
        )

    def _latest_first(self) -> list[DocumentRecord]:
        records = sorted(self._state.records.values(), key=lambda r: (r.document.title, r.document.id))
        return sorted(records, key=attrgetter("document.date"), reverse=True)  # stable; "" comes last


def _by_rank(summaries: Iterable[EntitySummary]) -> list[EntitySummary]:
    return sorted(summaries, key=lambda s: (-s.documents, -s.mentions, s.canonical, s.id))


def _entity_fits(summary: EntitySummary, where: EntityFilter) -> bool:
    names = (summary.canonical, *summary.aliases)
    reading = Reading(summary.type, summary.canonical, summary.scope, summary.attrs)
    path = place_path(summary.id, reading)
    return (
        where.type in ("", summary.type)
        and (not where.name or where.name in names)
        and any(name.startswith(where.prefix) for name in names)
        and any(where.contains in name for name in names)
        and (not where.below or where.below in path)
        and where.parent in ("", parent_of(path, reading))
        and where.kind in ("", summary.attrs.get("kind"))
    )


def _page(items: list[T], limit: int, offset: int) -> Listing[T]:
    return Listing(tuple(items[offset : offset + limit]), len(items))
