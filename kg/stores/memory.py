"""A graph in memory: for tests, and for what lives as long as one process. Plain on purpose: every sum is a scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from kg.curation.apply import curated
from kg.curation.judgements import Judgements, in_force, judgements_of
from kg.curation.steps import Entry
from kg.errors import ConfigError, NotFoundError
from kg.ids import DocumentId, EntityId, PassageId, document_of, ordinal_of
from kg.model import Document, DocumentRecord, Figure, Mention, Passage, Relation, Slogan
from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.stores.shown import ShownEntities
from kg.stores.sums import Reading, joined_relations, parent_of, place_path, reading_order
from kg.views import Change, Counts, DocumentFilter, Edge, EntityFilter, EntitySummary, Listing, Merged, Node

T = TypeVar("T")


@dataclass(frozen=True)  # no slots: what is worked out is kept
class _State:
    """All that the store holds. A write puts a new one in place of it, so that a read sees one state throughout."""

    records: Mapping[DocumentId, DocumentRecord] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    changes: Mapping[DocumentId, Change] = field(default_factory=dict)  # the last one of each document
    indexed: frozenset[DocumentId] = frozenset()
    sequence: int = 0

    @cached_property
    def judgements(self) -> Judgements:
        return judgements_of(self.entries)

    @cached_property
    def judged(self) -> dict[DocumentId, DocumentRecord]:
        return {id_: curated(record, self.judgements) for id_, record in self.records.items()}

    @cached_property
    def shown(self) -> ShownEntities:
        return ShownEntities(self.judged.values(), self.judgements)

    @cached_property
    def relations(self) -> list[Relation]:
        """Between shown entities, each triple once."""
        return joined_relations(self.shown.relations(r for record in self.judged.values() for r in record.relations))


class MemoryStore(GraphStore):
    """Everything is derived from the records; one thread writes at a time."""

    def __init__(self) -> None:
        self._state = _State()

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
        self._change({document_id: "put"}, records={**self._state.records, document_id: record})
        return True

    def remove(self, document_id: DocumentId) -> None:
        self.get_record(document_id)
        kept = {id_: record for id_, record in self._state.records.items() if id_ != document_id}
        self._change({document_id: "removed"}, records=kept)

    def judge(self, entries: Sequence[Entry]) -> bool:
        before, laid = self._state, tuple(in_force(entries))
        if laid == before.entries:
            return False
        after = replace(before, entries=laid)
        changed = [id_ for id_, record in after.judged.items() if record != before.judged[id_]]
        self._change(dict.fromkeys(changed, "judged"), entries=laid)
        return True

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._state.entries

    def get_record(self, document_id: DocumentId) -> DocumentRecord:
        try:
            return self._state.records[document_id]
        except KeyError:
            raise NotFoundError("document", document_id) from None

    def judged_record(self, document_id: DocumentId) -> DocumentRecord:
        self.get_record(document_id)
        return self._state.judged[document_id]

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
        record = self._state.judged.get(document_of(passage_id))
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
        target = self._state.shown.shown(entity_id)
        return [r for r in self._state.relations if target in (r.subject, r.object)]

    def get_relation(self, subject: EntityId, predicate: str, object_: EntityId) -> Relation:
        ends = self._state.shown.shown(subject), self._state.shown.shown(object_)
        for relation in self.relations_of(subject):
            if relation.predicate == predicate and (relation.subject, relation.object) == ends:
                return relation
        raise NotFoundError("relation", f"{subject} {predicate} {object_}")

    def edges(self, entity_ids: Sequence[EntityId]) -> list[Edge]:
        ends = {self._state.shown.shown(id_) for id_ in entity_ids}
        near = [r for r in self._state.relations if r.subject in ends or r.object in ends]
        return sorted(Edge(r.subject, r.predicate, r.object, len(r.evidence), r.confidence) for r in near)

    def nodes(self, entity_ids: Sequence[EntityId]) -> list[Node]:
        return [self._state.shown.node(id_) for id_ in entity_ids if id_ in self._state.shown]

    def passages_of(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[PassageId]:
        passages = list(dict.fromkeys(mention.passage_id for mention in self.mentions_of(entity_id)))
        return _page(passages, limit, offset)

    def mentioned_with(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[tuple[Node, int]]:
        shown = self._state.shown
        passages = {mention.passage_id for mention in self.mentions_of(entity_id)}
        together = {
            (shown.shown(entity.id), mention.passage_id)
            for record in self._state.judged.values()
            for entity in record.entities
            for mention in entity.mentions
            if mention.passage_id in passages
        }
        counts = Counter(id_ for id_, _ in together if id_ != shown.shown(entity_id))
        ranked = sorted(
            ((shown.node(id_), count) for id_, count in counts.items()), key=lambda n: (-n[1], n[0].canonical, n[0].id)
        )
        return _page(ranked, limit, offset)

    def mentions_of(self, entity_id: EntityId) -> list[Mention]:
        members = self._state.shown.members(entity_id)
        mentions = []
        for record in self._latest_first():
            found = (mention for e in record.entities if e.id in members for mention in e.mentions)
            mentions += sorted(found, key=lambda m: (ordinal_of(m.passage_id), m.start, m.end, m.surface))
        return mentions

    def slogans_near(self, entity_id: EntityId) -> list[Slogan]:
        passages = {mention.passage_id for mention in self.mentions_of(entity_id)}
        slogans = (s for record in self._state.judged.values() for s in record.slogans)
        near = [slogan for slogan in slogans if slogan.evidence.passage_id in passages]
        return sorted(near, key=lambda slogan: reading_order(slogan.evidence))

    def figures_of(self, entity_id: EntityId) -> list[Figure]:
        state = self._state
        target, members = state.shown.shown(entity_id), state.shown.members(entity_id)
        owned = [replace(f, owner=target) for r in state.judged.values() for f in r.figures if f.owner in members]
        return sorted(owned, key=lambda figure: reading_order(figure.evidence))

    def counts(self) -> Counts:
        state = self._state
        records = state.judged.values()
        by_type = Counter(state.shown.summary(id_).type for id_ in state.shown)
        return Counts(
            documents=len(records),
            passages=sum(len(record.passages) for record in records),
            entities={name: by_type[name] for name in ENTITY_TYPES},
            mentions=sum(len(entity.mentions) for record in records for entity in record.entities),
            relations=len(state.relations),
            figures=sum(len(record.figures) for record in records),
            slogans=sum(len(record.slogans) for record in records),
        )

    @property
    def sequence(self) -> int:
        return self._state.sequence

    def changes(self, since: int, *, limit: int = 1000) -> list[Change]:
        later = [change for change in self._state.changes.values() if change.sequence > since]
        return sorted(later, key=lambda change: (change.sequence, change.document_id))[:limit]

    def unindexed(self) -> list[DocumentId]:
        return sorted(self._state.records.keys() - self._state.indexed)

    def mark_indexed(self, document_ids: Iterable[DocumentId]) -> None:
        known = self._state.records.keys() & set(document_ids)
        self._state = replace(self._state, indexed=self._state.indexed | known)

    def mark_all_unindexed(self) -> None:
        self._state = replace(self._state, indexed=frozenset())

    def close(self) -> None:
        """Nothing to give back."""

    def _change(self, what: Mapping[DocumentId, str], **parts: Any) -> None:
        sequence = self._state.sequence + 1
        changes = {**self._state.changes, **{id_: Change(sequence, id_, done) for id_, done in what.items()}}
        indexed = self._state.indexed - what.keys()
        self._state = replace(self._state, changes=changes, indexed=indexed, sequence=sequence, **parts)

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
        records = sorted(self._state.judged.values(), key=lambda r: (r.document.title, r.document.id))
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
