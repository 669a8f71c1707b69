"""Practices, with what they are found by, in one SQLite file beside the index.

Derived from the records added, document by document, so that one that is added costs the same however many there are:
how rare a term is, is counted when it is asked for, and lengths are compared with fixed ones instead of the mean.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.ids import DocumentId, EntityId, PassageId, ordinal_of, passage_id
from kg.model import DocumentRecord, Evidence
from kg.sqlite_ import Connection
from search.associations.vectors import digest
from search.lexicon import digest_of, grassroots_words
from search.practices.practice import Practice
from search.practices.tables import Tables, read_tables
from search.practices.writing import Writer
from search.sidecar_file import SidecarFile

_RULES = 6  # counts their changes: what other rules, topics or word vectors have made is not opened
_TABLES = """
CREATE TABLE documents (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, fingerprint INTEGER, terms BLOB, weights BLOB
);
CREATE TABLE practices (
  number INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER, id TEXT, entity TEXT, name TEXT, sentences TEXT,
  places TEXT, year TEXT, level TEXT, fields TEXT, terms BLOB, weights BLOB, associations BLOB, scale REAL
);
CREATE INDEX practices_of_document ON practices (document);
CREATE INDEX practices_by_id ON practices (id);
CREATE TABLE sentences (
  document INTEGER, ordinal INTEGER, start INTEGER, terms BLOB, PRIMARY KEY (document, ordinal, start)
) WITHOUT ROWID;
CREATE TABLE chunks (unit INTEGER, ordinal INTEGER, key INTEGER, PRIMARY KEY (unit, ordinal)) WITHOUT ROWID;
CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT UNIQUE);
CREATE TABLE made (token INTEGER);
INSERT INTO made VALUES (random());
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A practice of one document, with the numbers that the file gives both."""

    number: int
    document: int
    practice: Practice


class PracticeIndex(SidecarFile["PracticesView"]):
    """What is kept, in the folder of an index."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the file in the folder of an index. Raises IndexUnavailableError where there is none."""
        path = folder / f"practices-{_RULES}-{digest_of('topics.tsv')}-{digest()}.sqlite3"
        super().__init__(path, _TABLES, PracticesView, create=create)

    def add(self, records: Iterable[DocumentRecord], /) -> None:
        """Put these documents in place of those with the same ids; what is known just so costs nothing."""
        with self._database.writing() as connection:
            writer = Writer(connection)
            for record in records:
                writer.put(record)

    def remove(self, document_ids: Iterable[DocumentId], /) -> None:
        """Take documents out; unknown ids are passed over."""
        with self._database.writing() as connection:
            writer = Writer(connection)
            for document_id in document_ids:
                writer.take_out(document_id)


class PracticesView:
    """One state of the practices."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def state(self) -> tuple[int, ...]:
        """Changes whenever a document comes or goes, and with every file."""
        sql = (
            "SELECT token, (SELECT coalesce(max(number), 0) FROM documents), (SELECT count(*) FROM documents) FROM made"
        )
        return tuple(self._connection.execute(sql).fetchone())

    def tables(self) -> Tables:
        """What is asked of all practices at once."""
        return read_tables(self._connection, self.numbers_of(grassroots_words()).values())

    def numbers_of(self, terms: Collection[str]) -> dict[str, int]:
        """The numbers of words and topics, by which tables and sentences have them; without those that stand nowhere."""
        wanted = json.dumps([*terms])
        sql = "SELECT word, number FROM words WHERE word IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(sql, (wanted,)).fetchall())

    def terms_of(self, numbers: Collection[int]) -> dict[int, str]:
        """The other way round."""
        wanted = json.dumps([*numbers])
        sql = "SELECT number, word FROM words WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(sql, (wanted,)).fetchall())

    def numbers_of_documents(self, ids: Collection[DocumentId]) -> dict[DocumentId, int]:
        """Without those that the file has not got."""
        sql = "SELECT id, number FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(sql, (json.dumps([*ids]),)).fetchall())

    def terms_told(self, practice: Practice) -> list[Sequence[int]]:
        """The terms of each of its sentences, with repetitions; none where the index has not got the document yet."""
        places = [(ordinal_of(sentence.passage_id), sentence.start) for sentence in practice.sentences]
        rows = self._connection.execute(
            "SELECT ordinal, start, sentences.terms FROM sentences JOIN documents ON number = document"
            " WHERE id = ? AND ordinal BETWEEN ? AND ?",
            (practice.document_id, min(places)[0], max(places)[0]),
        )
        terms = {(ordinal, start): kept for ordinal, start, kept in rows}
        return [array("I", terms.get(place, b"")) for place in places]

    def chunks(self) -> list[tuple[int, int, int]]:
        """(unit, number of a passage in its document, key of its chunk) of all practices, by unit and place."""
        return self._connection.execute("SELECT unit, ordinal, key FROM chunks ORDER BY unit, ordinal").fetchall()

    def keys_of_chunks(self) -> set[int]:
        """Those of all chunks."""
        return {key for (key,) in self._connection.execute("SELECT key FROM chunks")}

    def chunk_keys(self) -> dict[int, PassageId]:
        """All keys of chunks, each with a passage that begins so."""
        rows = self._connection.execute(
            "SELECT key, documents.id, ordinal FROM chunks JOIN practices ON practices.number = unit"
            " JOIN documents ON documents.number = document ORDER BY document, ordinal DESC"
        )
        return {key: passage_id(DocumentId(document), ordinal) for key, document, ordinal in rows}

    def unit(self, number: int) -> Unit:
        """The unit with this number."""
        return next(self._select("practices.number = ?", number))

    def units_of(self, practice_id: str) -> list[Unit]:
        """A practice as each document tells it, for an id as records have it."""
        return list(self._select("practices.id = ?", practice_id))

    def initiatives_beside(self, unit: Unit) -> list[int]:
        """The numbers of the initiatives that its document tells of in the same passages."""
        rows = self._connection.execute(
            "SELECT DISTINCT number FROM practices JOIN chunks ON unit = number"
            " JOIN (SELECT ordinal FROM chunks WHERE unit = ?) USING (ordinal) WHERE document = ? AND entity IS NOT NULL",
            (unit.number, unit.document),
        )
        return [row[0] for row in rows]

    def _select(self, where: str, *values: int | str) -> Iterator[Unit]:
        rows = self._connection.execute(
            "SELECT practices.number, document, documents.id, practices.id, entity, name, sentences FROM practices"
            f" JOIN documents ON documents.number = document WHERE {where} ORDER BY practices.number",
            values,
        )
        return (_unit(*row) for row in rows)


def _unit(number: int, document: int, document_id: str, id_: str, entity: str | None, name: str, spans: str) -> Unit:
    told = DocumentId(document_id)
    sentences = tuple(Evidence(passage_id(told, ordinal), start, end) for ordinal, start, end in json.loads(spans))
    return Unit(number, document, Practice(id_, EntityId(entity) if entity else None, name, told, sentences))
