"""A graph in one SQLite file: the default store.

In: DocumentRecord values, each in one transaction. Out: the same, and sums that are kept up to date while writing.
May import kg.sqlite_ (never sqlite3), the values of kg, and the rules in kg.stores.sums and kg.stores.merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import ConfigError, NotFoundError
from kg.ids import DocumentId, EntityId, PassageId
from kg.model import Document, DocumentRecord, Figure, Mention, Passage, Relation, Slogan
from kg.sqlite_ import Connection, Database
from kg.store import GraphStore
from kg.stores.sqlite import documents, entities, facts, statistics
from kg.stores.sqlite.records import find_record
from kg.stores.sqlite.schema import GRAPH
from kg.stores.sqlite.write import delete, insert
from kg.stores.sums import joined_relations, reading_order
from kg.tree import PlaceTree
from kg.views import Counts, DocumentFilter, EntityFilter, EntitySummary, Listing, Merged

__all__ = ["SqliteStore"]

T = TypeVar("T")


class SqliteStore(GraphStore):
    """Any number of threads and processes read while one process writes."""

    def __init__(self, path: Path) -> None:
        """Raises StoreUnavailableError for a file that is damaged, of another version or cannot be written."""
        self._database = Database(path, GRAPH)
        self._answers: tuple[int, dict[str, Any]] = (0, {})  # the sequence number that they hold for, and they

    @classmethod
    def from_url(cls, rest: str) -> SqliteStore:
        """Raises ConfigError where no path follows `sqlite:`."""
        if not rest:
            raise ConfigError("HONGFAN_STORE_URL", "sqlite:", "sqlite:PATH, for example sqlite:data/graph.sqlite3")
        return cls(Path(rest))

    def put(self, record: DocumentRecord) -> bool:
        with self._database.writing() as connection:
            old = find_record(connection, record.document.id)
            if old == record:
                return False
            if old is not None:
                delete(connection, record.document.id)
            insert(connection, record)
            connection.execute("UPDATE graph SET sequence = sequence + 1")
        return True

    def remove(self, document_id: DocumentId) -> None:
        with self._database.writing() as connection:
            if documents.find_document(connection, document_id) is None:
                raise NotFoundError("document", document_id)
            delete(connection, document_id)
            connection.execute("UPDATE graph SET sequence = sequence + 1")

    def get_record(self, document_id: DocumentId) -> DocumentRecord:
        with self._database.reading() as connection:
            record = find_record(connection, document_id)
        if record is None:
            raise NotFoundError("document", document_id)
        return record

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
        with self._database.reading() as connection:
            return documents.find_documents(connection, where, limit, offset)

    def get_passage(self, passage_id: PassageId) -> tuple[Document, Passage]:
        with self._database.reading() as connection:
            return documents.get_passage(connection, passage_id)

    def get_entity(self, entity_id: EntityId) -> EntitySummary:
        with self._database.reading() as connection:
            return entities.get_entity(connection, entity_id)

    def find_entities(self, where: EntityFilter, *, limit: int = 50, offset: int = 0) -> Listing[EntitySummary]:
        with self._database.reading() as connection:
            return entities.find_entities(connection, where, limit, offset)

    def resolution(self, entity_id: EntityId) -> list[Merged]:
        with self._database.reading() as connection:
            return entities.resolution(connection, entity_id)

    def similar_names(self, entity_id: EntityId, *, limit: int = 50) -> list[EntitySummary]:
        with self._database.reading() as connection:
            return entities.similar_names(connection, entity_id, limit)

    def relations_of(self, entity_id: EntityId) -> list[Relation]:
        with self._database.reading() as connection:
            return joined_relations(facts.relations_of(connection, entity_id))

    def mentions_of(self, entity_id: EntityId) -> list[Mention]:
        with self._database.reading() as connection:
            return facts.mentions_of(connection, entity_id)

    def slogans_near(self, entity_id: EntityId) -> list[Slogan]:
        with self._database.reading() as connection:
            found = facts.slogans(connection, facts.NEAR, entity_id)
        return sorted(found, key=lambda slogan: reading_order(slogan.evidence))

    def figures_of(self, entity_id: EntityId) -> list[Figure]:
        with self._database.reading() as connection:
            found = facts.figures_of(connection, entity_id)
        return sorted(found, key=lambda figure: reading_order(figure.evidence))

    def counts(self) -> Counts:
        return self._kept_answer("counts", lambda: self._ask(statistics.counts))

    def years(self) -> dict[str, int]:
        return self._ask(statistics.years)

    def kinds(self, entity_type: str) -> dict[str, int]:
        return self._ask(lambda connection: statistics.kinds(connection, entity_type))

    def place_tree(self) -> PlaceTree:
        return self._kept_answer("places", super().place_tree)

    @property
    def sequence(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute("SELECT sequence FROM graph").fetchone()[0])

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
