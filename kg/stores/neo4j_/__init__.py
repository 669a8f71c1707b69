"""A graph in Neo4j: for people who ask it in Cypher, and where one file is not enough.

In: DocumentRecord values, each in one transaction. Out: the same, and sums that are kept up to date while writing.
docs/neo4j.md tells the model. May import kg.stores.neo4j_.server (never the driver), the values of kg, and the rules
in kg.stores.sums and kg.stores.merged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from kg.curation.judgements import in_force
from kg.curation.steps import Entry, entry_line
from kg.errors import NotFoundError
from kg.facts import contradictions_told
from kg.ids import DocumentId, EntityId, PassageId
from kg.model import Document, DocumentRecord, Figure, Mention, Passage, Relation, Slogan
from kg.settings import Login
from kg.store import GraphStore
from kg.stores.neo4j_ import documents, entities, facts, records, statistics, telling, walks
from kg.stores.neo4j_.records import Laid, judged_of, laid
from kg.stores.neo4j_.schema import lock, prepare
from kg.stores.neo4j_.server import Ask, Server
from kg.stores.neo4j_.write import Turn, judge, put, turn
from kg.stores.sums import count_groups
from kg.tree import PlaceTree
from kg.views import (
    Change,
    Contradiction,
    Counts,
    DocumentFilter,
    Edge,
    EntityFilter,
    EntitySummary,
    FigureCounts,
    FigureFilter,
    Hop,
    Listing,
    Merged,
    Neighbourhood,
    Node,
)

__all__ = ["Neo4jStore"]

_AT_ONCE = 20  # records of an export or a load
_ALL = 1_000_000_000  # as a limit: the whole list


class Neo4jStore(GraphStore):
    """Any number of threads and processes read while one writes; each question is one statement."""

    def __init__(self, url: str, login: Login) -> None:
        """Raises ConfigError for a URL that is none or has a password in it, StoreUnavailableError where the server fails."""
        self._server = Server(url, login)
        self._ledger = Laid()
        self._answers: tuple[int, dict[str, Any]] = (0, {})  # the sequence number that they hold for, and they
        try:
            prepare(self._server, url)
        except BaseException:
            self._server.close()
            raise

    @classmethod
    def from_url(cls, url: str, login: Login) -> Neo4jStore:
        """Raises as the class does."""
        return cls(url, login)

    def put(self, record: DocumentRecord) -> bool:
        return self.load([record]) == 1

    def load(self, records_: Iterable[DocumentRecord]) -> int:
        return sum(self._server.write(partial(self._put, some)) for some in _batches(records_))

    def remove(self, document_id: DocumentId) -> None:
        def work(ask: Ask) -> None:
            lock(ask)
            ledger, old = self._read_ledger(ask), self._record(ask, document_id)
            turn(ask, [Turn(document_id, judged_of(old, ledger), None)], ledger.by_hand)
            records.note_changes(ask, [document_id], "removed")

        self._server.write(work)

    def judge(self, entries: Sequence[Entry]) -> bool:
        def work(ask: Ask) -> bool:
            sequence = lock(ask)
            before, after = self._read_ledger(ask), Laid(tuple(in_force(entries)))
            if after.entries == before.entries:
                return False
            records.note_changes(ask, judge(ask, before, after), "judged")
            records.keep(ask, after.entries, sequence + 1)
            return True

        return self._server.write(work)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._read_ledger(self._server.ask).entries

    def get_record(self, document_id: DocumentId) -> DocumentRecord:
        return self._record(self._server.ask, document_id)

    def judged_record(self, document_id: DocumentId) -> DocumentRecord:
        return judged_of(self.get_record(document_id), self._read_ledger(self._server.ask))

    def has_document(self, document_id: DocumentId) -> bool:
        return bool(self._ids("MATCH (d:Document {id: $id}) RETURN d.id AS id", id=document_id))

    def document_ids(self) -> Iterator[DocumentId]:
        return iter(self._ids("MATCH (d:Document) RETURN d.id AS id ORDER BY id"))

    def documents_from(self, sha256: str) -> list[DocumentId]:
        return self._ids(
            "MATCH (:Source {sha256: $sha256})<-[:READ_FROM]-(d:Document) RETURN DISTINCT d.id AS id ORDER BY id",
            sha256=sha256,
        )

    def find_documents(self, where: DocumentFilter, *, limit: int = 50, offset: int = 0) -> Listing[Document]:
        return documents.find_documents(self._server.ask, where, limit, offset)

    def get_passage(self, passage_id: PassageId) -> tuple[Document, Passage]:
        for found in self.get_passages([passage_id]):
            return found
        raise NotFoundError("passage", passage_id)

    def get_passages(self, passage_ids: Sequence[PassageId]) -> list[tuple[Document, Passage]]:
        return documents.get_passages(self._server.ask, passage_ids)

    def get_entity(self, entity_id: EntityId) -> EntitySummary:
        return entities.get_entity(self._server.ask, entity_id)

    def find_entities(self, where: EntityFilter, *, limit: int = 50, offset: int = 0) -> Listing[EntitySummary]:
        return entities.find_entities(self._server.ask, where, limit, offset)

    def find_names(self, typed: str, *, limit: int = 10) -> Listing[Node]:
        return entities.find_names(self._server.ask, typed, limit)

    def resolution(self, entity_id: EntityId) -> list[Merged]:
        return entities.resolution(self._server.ask, entity_id)

    def similar_names(self, entity_id: EntityId, *, limit: int = 50) -> list[EntitySummary]:
        return entities.similar_names(self._server.ask, entity_id, limit)

    def relations_of(self, entity_id: EntityId) -> list[Relation]:
        return facts.relations_of(self._server.ask, entity_id)

    def get_relation(self, subject: EntityId, predicate: str, object_: EntityId) -> Relation:
        return facts.get_relation(self._server.ask, subject, predicate, object_)

    def edges(self, entity_ids: Sequence[EntityId]) -> list[Edge]:
        return facts.edges(self._server.ask, entity_ids)

    def nodes(self, entity_ids: Sequence[EntityId]) -> list[Node]:
        return facts.nodes(self._server.ask, entity_ids)

    def one_hop(self, entity_id: EntityId, *, limit: int = 20) -> list[Hop]:
        return walks.one_hop(self._server.ask, entity_id, limit)

    def neighbourhood(self, entity_id: EntityId, *, budget: int = 60) -> Neighbourhood:
        return walks.neighbourhood(self._server.ask, self.get_entity(entity_id).id, budget)

    def path(self, start: EntityId, end: EntityId, *, longest: int = 6) -> list[Relation]:
        ends = self.get_entity(start).id, self.get_entity(end).id
        return walks.path(self._server.ask, *ends, longest)

    def mentions_in(self, passage_ids: Sequence[PassageId]) -> list[tuple[Node, Mention]]:
        return facts.mentions_in(self._server.ask, passage_ids)

    def merged_ids(self, entity_ids: Sequence[EntityId]) -> Mapping[EntityId, tuple[EntityId, ...]]:
        return entities.merged_ids(self._server.ask, entity_ids)

    def passages_of(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[PassageId]:
        return facts.passages_of(self._server.ask, entity_id, limit, offset)

    def mentioned_with(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[tuple[Node, int]]:
        return facts.mentioned_with(self._server.ask, entity_id, limit, offset)

    def mentions_of(self, entity_id: EntityId) -> list[Mention]:
        return facts.mentions_of(self._server.ask, entity_id)

    def slogans_near(self, entity_id: EntityId) -> list[Slogan]:
        return facts.slogans_near(self._server.ask, entity_id)

    def figures_of(self, entity_id: EntityId) -> list[Figure]:
        return facts.figures_of(self._server.ask, entity_id)

    def counts(self) -> Counts:
        return statistics.counts(self._server.ask)

    def years(self) -> dict[str, int]:
        return statistics.years(self._server.ask)

    def regions(self) -> dict[EntityId, str]:
        return statistics.regions(self._server.ask)

    def kinds(self, entity_type: str) -> dict[str, int]:
        return statistics.kinds(self._server.ask, entity_type)

    def find_slogans(self, where: DocumentFilter, *, surfaces: Collection[str] = ()) -> list[Slogan]:
        return telling.find_slogans(self._server.ask, where, surfaces)

    def slogan_surfaces(self) -> list[str]:
        return telling.slogan_surfaces(self._server.ask)

    def find_figures(self, where: FigureFilter, *, limit: int = 50, offset: int = 0) -> Listing[Figure]:
        return telling.find_figures(self._server.ask, where, limit, offset)

    def figure_counts(self, where: FigureFilter, places: Collection[EntityId] = ()) -> FigureCounts:
        return count_groups(telling.figure_groups(self._server.ask, where.subject), where, places)

    def find_contradictions(self, where: DocumentFilter) -> list[Contradiction]:
        """Which two figures they are only records tell; those without any are not read."""
        fitting = {document.id for document in self.find_documents(where, limit=_ALL).items}
        ids = sorted(fitting & telling.documents_with_conflicts(self._server.ask))
        return contradictions_told(map(self.judged_record, ids), self._shown)

    def place_tree(self) -> PlaceTree:
        """Costs a scan; asked once, then kept until the graph changes, whichever process changes it."""
        sequence, answers = self.sequence, self._answers
        if answers[0] != sequence or "places" not in answers[1]:
            answers = self._answers = (sequence, {"places": super().place_tree()})
        tree: PlaceTree = answers[1]["places"]
        return tree

    @property
    def sequence(self) -> int:
        rows = self._server.ask("MATCH (h:Hongfan {name: 'graph'}) RETURN h.sequence AS sequence")
        return int(rows[0]["sequence"]) if rows else 0

    def changes(self, since: int, *, limit: int = 1000) -> list[Change]:
        return records.changes(self._server.ask, since, limit)

    def unindexed(self) -> list[DocumentId]:
        return self._ids("MATCH (d:Document {indexed: false}) RETURN d.id AS id ORDER BY id")

    def mark_indexed(self, document_ids: Iterable[DocumentId]) -> None:
        ids = list(document_ids)
        self._server.write(
            lambda ask: ask("UNWIND $ids AS id MATCH (d:Document {id: id}) SET d.indexed = true", ids=ids)
        )

    def mark_all_unindexed(self) -> None:
        self._server.write(lambda ask: ask("MATCH (d:Document {indexed: true}) SET d.indexed = false"))

    def records(self) -> Iterator[DocumentRecord]:
        return map(records.read_line, self._lines())

    def export(self) -> Iterator[str]:
        yield from (entry_line(entry) + "\n" for entry in self.entries)
        yield from (line + "\n" for line in self._lines())

    def close(self) -> None:
        self._server.close()

    def _put(self, some: Sequence[DocumentRecord], ask: Ask) -> int:
        lock(ask)
        changed = put(ask, some, self._read_ledger(ask))
        if changed:
            records.note_puts(ask, changed)
        return len(changed)

    def _lines(self) -> Iterator[str]:
        ids = self.document_ids()
        while some := list(islice(ids, _AT_ONCE)):
            yield from records.lines(self._server.ask, some)

    def _read_ledger(self, ask: Ask) -> Laid:
        ledger = self._ledger = laid(ask, self._ledger)
        return ledger

    def _record(self, ask: Ask, document_id: DocumentId) -> DocumentRecord:
        for record in records.get_records(ask, [document_id]):
            return record
        raise NotFoundError("document", document_id)

    def _ids(self, cypher: str, **values: str) -> list[DocumentId]:
        return [row["id"] for row in self._server.ask(cypher, **values)]


def _batches(records_: Iterable[DocumentRecord]) -> Iterator[list[DocumentRecord]]:
    """So many at once, none with two records of one document."""
    some: dict[DocumentId, DocumentRecord] = {}
    for record in records_:
        if len(some) == _AT_ONCE or record.document.id in some:
            yield list(some.values())
            some = {}
        some[record.document.id] = record
    if some:
        yield list(some.values())
