"""A graph in one SQLite file: the default store.

In: DocumentRecord values, each in one transaction. Out: the same, and sums that are kept up to date while writing.
May import kg.sqlite_ (never sqlite3), the values of kg, and the rules in kg.stores.sums and kg.stores.merged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from kg.curation.judgements import in_force
from kg.curation.steps import Entry
from kg.errors import ConfigError, NotFoundError
from kg.ids import DocumentId, EntityId, PassageId
from kg.model import Document, DocumentRecord, Figure, Mention, Passage, Relation, Slogan
from kg.sqlite_ import Connection, Database
from kg.store import GraphStore
from kg.stores.sqlite import documents, entities, facts, graph, judging, naming, statistics, telling, walks
from kg.stores.sqlite.judging import NOTHING_LAID, Laid, laid
from kg.stores.sqlite.records import judged_record, record_as_put
from kg.stores.sqlite.schema import GRAPH
from kg.stores.sqlite.write import delete, note_changes, put
from kg.stores.sums import FigureGroup, count_groups, joined_relations, reading_order
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

__all__ = ["SqliteStore"]

T = TypeVar("T")

_BATCH = 250  # documents; those of one transaction share the pages that they change


class SqliteStore(GraphStore):
    """Any number of threads and processes read while one process writes."""

    def __init__(self, path: Path) -> None:
        """Raises StoreUnavailableError for a file that is damaged, of another version or cannot be written."""
        self._database = Database(path, GRAPH)
        self._ledger = NOTHING_LAID
        self._answers: tuple[int, dict[str, Any]] = (0, {})  # the sequence number that they hold for, and they

    @classmethod
    def from_url(cls, rest: str) -> SqliteStore:
        """Raises ConfigError where no path follows `sqlite:`."""
        if not rest:
            raise ConfigError("HONGFAN_STORE_URL", "sqlite:", "sqlite:PATH, for example sqlite:data/graph.sqlite3")
        return cls(Path(rest))

    def put(self, record: DocumentRecord) -> bool:
        with self._database.writing() as connection:
            return self._put(connection, record)

    def load(self, records: Iterable[DocumentRecord]) -> int:
        changed, waiting = 0, iter(records)
        while batch := list(islice(waiting, _BATCH)):
            with self._database.writing() as connection:
                changed += sum(self._put(connection, record) for record in batch)
        return changed

    def remove(self, document_id: DocumentId) -> None:
        with self._database.writing() as connection:
            if documents.find_document(connection, document_id) is None:
                raise NotFoundError("document", document_id)
            delete(connection, document_id, self._read_ledger(connection).by_hand)
            note_changes(connection, [document_id], "removed")

    def judge(self, entries: Sequence[Entry]) -> bool:
        with self._database.writing() as connection:
            before, after = self._read_ledger(connection), Laid(tuple(in_force(entries)), 0)
            if after.entries == before.entries:
                return False
            sequence = note_changes(connection, judging.judge(connection, before, after), "judged")
            judging.keep(connection, after.entries, sequence)
        return True

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._ask(self._read_ledger).entries

    def get_record(self, document_id: DocumentId) -> DocumentRecord:
        return self._ask(lambda connection: record_as_put(connection, document_id))

    def judged_record(self, document_id: DocumentId) -> DocumentRecord:
        return self._ask(lambda connection: judged_record(connection, document_id))

    def has_document(self, document_id: DocumentId) -> bool:
        return bool(self._column("SELECT 1 FROM documents WHERE id = ?", document_id))

    def document_ids(self) -> Iterator[DocumentId]:
        return iter(self._column("SELECT id FROM documents ORDER BY id"))

    def documents_from(self, sha256: str) -> list[DocumentId]:
        return self._column(
            "SELECT DISTINCT d.id FROM sources s JOIN documents d ON d.key = s.document WHERE s.sha256 = ? ORDER BY d.id",
            sha256,
        )

    def find_documents(self, where: DocumentFilter, *, limit: int = 50, offset: int = 0) -> Listing[Document]:
        return self._ask(lambda connection: documents.find_documents(connection, where, limit, offset))

    def get_passage(self, passage_id: PassageId) -> tuple[Document, Passage]:
        for found in self.get_passages([passage_id]):
            return found
        raise NotFoundError("passage", passage_id)

    def get_passages(self, passage_ids: Sequence[PassageId]) -> list[tuple[Document, Passage]]:
        return self._ask(lambda connection: documents.get_passages(connection, passage_ids))

    def get_entity(self, entity_id: EntityId) -> EntitySummary:
        return self._ask(lambda connection: entities.get_entity(connection, entity_id))

    def find_entities(self, where: EntityFilter, *, limit: int = 50, offset: int = 0) -> Listing[EntitySummary]:
        return self._ask(lambda connection: entities.find_entities(connection, where, limit, offset))

    def find_names(self, typed: str, *, limit: int = 10) -> Listing[Node]:
        return self._ask(lambda connection: naming.find_names(connection, typed, limit))

    def resolution(self, entity_id: EntityId) -> list[Merged]:
        return self._ask(lambda connection: entities.resolution(connection, entity_id))

    def similar_names(self, entity_id: EntityId, *, limit: int = 50) -> list[EntitySummary]:
        return self._ask(lambda connection: entities.similar_names(connection, entity_id, limit))

    def relations_of(self, entity_id: EntityId) -> list[Relation]:
        return joined_relations(self._ask(lambda connection: facts.relations_of(connection, entity_id)))

    def one_hop(self, entity_id: EntityId, *, limit: int = 20) -> list[Hop]:
        return self._ask(lambda connection: walks.one_hop(connection, entity_id, limit))

    def neighbourhood(self, entity_id: EntityId, *, budget: int = 60) -> Neighbourhood:
        shown = self.get_entity(entity_id).id
        return self._ask(lambda connection: walks.neighbourhood(connection, shown, budget))

    def path(self, start: EntityId, end: EntityId, *, longest: int = 6) -> list[Relation]:
        ends = self.get_entity(start).id, self.get_entity(end).id
        steps = self._ask(lambda connection: walks.path(connection, *ends, longest))
        return [self.get_relation(*step) for step in steps]

    def get_relation(self, subject: EntityId, predicate: str, object_: EntityId) -> Relation:
        found = self._ask(lambda connection: facts.relations_between(connection, subject, predicate, object_))
        for relation in joined_relations(found):
            return relation
        raise NotFoundError("relation", f"{subject} {predicate} {object_}")

    def edges(self, entity_ids: Sequence[EntityId]) -> list[Edge]:
        return self._ask(lambda connection: graph.edges(connection, entity_ids))

    def nodes(self, entity_ids: Sequence[EntityId]) -> list[Node]:
        return self._ask(lambda connection: graph.nodes(connection, entity_ids))

    def mentions_in(self, passage_ids: Sequence[PassageId]) -> list[tuple[Node, Mention]]:
        return self._ask(lambda connection: graph.mentions_in(connection, passage_ids))

    def merged_ids(self, entity_ids: Sequence[EntityId]) -> Mapping[EntityId, tuple[EntityId, ...]]:
        return self._ask(lambda connection: graph.merged_ids(connection, entity_ids))

    def passages_of(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[PassageId]:
        return self._ask(lambda connection: graph.passages_of(connection, entity_id, limit, offset))

    def mentioned_with(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[tuple[Node, int]]:
        return self._ask(lambda connection: graph.mentioned_with(connection, entity_id, limit, offset))

    def mentions_of(self, entity_id: EntityId) -> list[Mention]:
        return self._ask(lambda connection: facts.mentions_of(connection, entity_id))

    def slogans_near(self, entity_id: EntityId) -> list[Slogan]:
        found = self._ask(lambda connection: facts.slogans(connection, facts.NEAR, entity_id))
        return sorted(found, key=lambda slogan: reading_order(slogan.evidence))

    def figures_of(self, entity_id: EntityId) -> list[Figure]:
        found = self._ask(lambda connection: facts.figures_of(connection, entity_id))
        return sorted(found, key=lambda figure: reading_order(figure.evidence))

    def counts(self) -> Counts:
        return self._kept_answer("counts", lambda: self._ask(statistics.counts))

    def years(self) -> dict[str, int]:
        return self._ask(statistics.years)

    def regions(self) -> dict[EntityId, str]:
        return self._ask(statistics.regions)

    def kinds(self, entity_type: str) -> dict[str, int]:
        return self._ask(lambda connection: statistics.kinds(connection, entity_type))

    def find_slogans(self, where: DocumentFilter, *, surfaces: Collection[str] = ()) -> list[Slogan]:
        return self._ask(lambda connection: telling.find_slogans(connection, where, surfaces))

    def slogan_surfaces(self) -> list[str]:
        return self._ask(telling.slogan_surfaces)

    def find_figures(self, where: FigureFilter, *, limit: int = 50, offset: int = 0) -> Listing[Figure]:
        return self._ask(lambda connection: telling.find_figures(connection, where, limit, offset))

    def figure_counts(self, where: FigureFilter, places: Collection[EntityId] = ()) -> FigureCounts:
        def groups() -> Mapping[FigureGroup, int]:
            return self._ask(lambda connection: telling.figure_groups(connection, where.subject))

        return count_groups(groups() if where.subject else self._kept_answer("figures", groups), where, places)

    def find_contradictions(self, where: DocumentFilter) -> list[Contradiction]:
        return self._ask(lambda connection: telling.find_contradictions(connection, where))

    def place_tree(self) -> PlaceTree:
        return self._kept_answer("places", super().place_tree)

    @property
    def sequence(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute("SELECT sequence FROM graph").fetchone()[0])

    def changes(self, since: int, *, limit: int = 1000) -> list[Change]:
        return self._ask(lambda connection: statistics.changes(connection, since, limit))

    def unindexed(self) -> list[DocumentId]:
        return self._column("SELECT id FROM documents WHERE indexed = 0 ORDER BY id")

    def mark_indexed(self, document_ids: Iterable[DocumentId]) -> None:
        with self._database.writing() as connection:
            connection.executemany("UPDATE documents SET indexed = 1 WHERE id = ?", [(i,) for i in document_ids])

    def mark_all_unindexed(self) -> None:
        with self._database.writing() as connection:
            connection.execute("UPDATE documents SET indexed = 0")

    def close(self) -> None:
        self._database.close()

    def _put(self, connection: Connection, record: DocumentRecord) -> bool:
        document_id, ledger = record.document.id, self._read_ledger(connection)
        if documents.find_document(connection, document_id) is not None:
            if record_as_put(connection, document_id) == record:
                return False
            delete(connection, document_id, ledger.by_hand)
        put(connection, record, ledger.judgements, ledger.by_hand)
        note_changes(connection, [document_id], "put")
        return True

    def _read_ledger(self, connection: Connection) -> Laid:
        ledger = self._ledger = laid(connection, self._ledger)
        return ledger

    def _ask(self, question: Callable[[Connection], T]) -> T:
        with self._database.reading() as connection:
            return question(connection)

    def _kept_answer(self, name: str, ask: Callable[[], T]) -> T:
        """An answer that costs a scan; asked once, then kept until the graph changes, whichever process changes it."""
        sequence, answers = self.sequence, self._answers
        if answers[0] != sequence:
            answers = self._answers = (sequence, {})
        if name not in answers[1]:
            answers[1][name] = ask()
        answer: T = answers[1][name]
        return answer

    def _column(self, sql: str, *values: str) -> list[DocumentId]:
        with self._database.reading() as connection:
            return [DocumentId(value) for (value,) in connection.execute(sql, values)]
