"""Lineage beside the index, in one SQLite file: who shares text with whom, and in how many families a run stands.

A family is all documents that come from one another, directly or by way of others. What is kept depends only on the
documents that are in, not on the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.ids import DocumentId
from kg.model import DocumentRecord
from kg.sqlite_ import Connection
from search.lineage.overlap import Overlap
from search.lineage.writing import Writer
from search.sidecar_file import SidecarFile

_NAME = "lineage-2.sqlite3"  # a number for each change of the rules: what other rules made is not opened
_TABLES = """
CREATE TABLE documents (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, text INTEGER, family INTEGER, size INTEGER, sampled INTEGER,
  runs BLOB);
CREATE INDEX documents_by_family ON documents (family);
CREATE TABLE samples (run INTEGER, number INTEGER, PRIMARY KEY (run, number)) WITHOUT ROWID;
CREATE TABLE pairs (one INTEGER, other INTEGER, shared INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE frequencies (run INTEGER PRIMARY KEY, families INTEGER);
"""


class Lineage(SidecarFile["LineageView"]):
    """What is kept, in the folder of an index."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the file in the folder of an index. Raises IndexUnavailableError where there is none."""
        super().__init__(folder / _NAME, _TABLES, LineageView, create=create)

    def add(self, records: Iterable[DocumentRecord], /) -> None:
        """Put these documents; those that are known cost nothing."""
        with self._database.writing() as connection:
            writer = Writer(connection)
            for record in records:
                writer.put(record)
            writer.count()

    def remove(self, document_ids: Iterable[DocumentId], /) -> None:
        """Take documents out; unknown ids are passed over."""
        with self._database.writing() as connection:
            writer = Writer(connection)
            for document_id in document_ids:
                writer.take_out(document_id)
            writer.count()


class LineageView:
    """One state of the lineage."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def families(self) -> list[list[DocumentId]]:
        """The families of more than one, members by id; in no order."""
        rows = self._connection.execute(
            "SELECT family, id FROM documents WHERE family IN "
            "(SELECT family FROM documents GROUP BY family HAVING COUNT(*) > 1) ORDER BY family, id"
        )
        found: dict[int, list[DocumentId]] = {}
        for family, document_id in rows:
            found.setdefault(family, []).append(DocumentId(document_id))
        return list(found.values())

    def family_of(self, document_id: DocumentId) -> list[DocumentId]:
        """The documents of its family by id, itself among them; none where it is not known."""
        rows = self._connection.execute(
            "SELECT id FROM documents WHERE family = (SELECT family FROM documents WHERE id = ?) ORDER BY id",
            (document_id,),
        )
        return [DocumentId(row[0]) for row in rows]

    def overlaps(self, document_id: DocumentId) -> dict[DocumentId, Overlap]:
        """The documents that are one text with it, and how much they share."""
        rows = self._connection.execute(
            "SELECT other.id, shared, own.size, other.size FROM documents AS own "
            "JOIN pairs ON one = own.number JOIN documents AS other ON other.number = pairs.other WHERE own.id = ?",
            (document_id,),
        )
        return {DocumentId(row[0]): Overlap(*row[1:]) for row in rows}

    def documents_with(self, sample: Iterable[int]) -> dict[DocumentId, int]:
        """The documents that have some of these runs of a sample, and how many."""
        ask, met = self._connection.execute, Counter[int]()
        for run in sample:
            met.update(row[0] for row in ask("SELECT number FROM samples WHERE run = ?", (run,)))
        return {
            DocumentId(ask("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()[0]): count
            for number, count in met.items()
        }

    def count(self) -> int:
        """How many families there are, counting a document without relatives as one."""
        found: tuple[int] = self._connection.execute("SELECT COUNT(DISTINCT family) FROM documents").fetchone()
        return found[0]

    def families_with(self, hashes: Sequence[int]) -> list[int]:
        """In how many families each of these runs stands."""
        ask = self._connection.execute
        rows = (ask("SELECT families FROM frequencies WHERE run = ?", (run,)).fetchone() for run in hashes)
        return [row[0] if row else 0 for row in rows]
