"""The words of practices and of their documents, weighted as BM25 does, in one SQLite file beside the index.

Derived from the records added, document by document, so that one that is added costs the same however many there are:
how rare a word is, is counted when it is asked for, and lengths are compared with fixed ones instead of the mean.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.ids import DocumentId, EntityId, PassageId, ordinal_of, passage_id, place_chain
from kg.model import DocumentRecord, Evidence
from kg.sqlite_ import Connection, new_row
from search.practices.chunks import chunk_of, key_of
from search.practices.practice import Practice
from search.practices.profile_fields import fields_of, level_of
from search.practices.reading import practices_in
from search.practices.terms import Terms, terms_of
from search.quotes.draft import sentences_of
from search.sidecar_file import SidecarFile

_K1 = 1.2
_B = {"practices": 0.5, "documents": 0.75}  # a long text has more of what is asked for, also because it tells of more
_LONG = {"practices": 80, "documents": 600}  # words that are no reason to count a text's words less
_SHORT = 0.5  # of that length: in a text still shorter, a word may stand by chance
_NAME = "practices-1.sqlite3"  # a number for each change of the rules: what other rules made is not opened
_TABLES = """
CREATE TABLE documents (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, fingerprint INTEGER, words BLOB);
CREATE TABLE practices (
  number INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER, id TEXT, entity TEXT, name TEXT, sentences TEXT,
  places TEXT, year TEXT, level TEXT, fields TEXT, words BLOB
);
CREATE INDEX practices_of_document ON practices (document);
CREATE INDEX practices_by_id ON practices (id);
CREATE TABLE chunks (unit INTEGER, ordinal INTEGER, key INTEGER, PRIMARY KEY (unit, ordinal)) WITHOUT ROWID;
CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT UNIQUE);
CREATE TABLE made (token INTEGER);
INSERT INTO made VALUES (random());
CREATE TABLE in_documents (word INTEGER, unit INTEGER, weight REAL, PRIMARY KEY (word, unit)) WITHOUT ROWID;
CREATE TABLE in_practices (word INTEGER, unit INTEGER, weight REAL, PRIMARY KEY (word, unit)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A practice of one document, with the numbers that the file gives both."""

    number: int
    document: int
    practice: Practice


class Facts(NamedTuple):
    """What a unit is filtered by."""

    document: int
    places: tuple[EntityId, ...]  # ids of the places that the document is about and of those that they lie in
    year: str  # of the document, "" if undated
    level: str  # one of search.practices.profile_fields.LEVELS, or ""
    fields: tuple[str, ...]  # of search.practices.profile_fields.FIELDS


class PracticeIndex(SidecarFile["PracticesView"]):
    """What is kept, in the folder of an index."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the file in the folder of an index. Raises IndexUnavailableError where there is none."""
        super().__init__(folder / _NAME, _TABLES, PracticesView, create=create)

    def add(self, records: Iterable[DocumentRecord], /) -> None:
        """Put these documents in place of those with the same ids; what is known just so costs nothing."""
        with self._database.writing() as connection:
            writer = _Writer(connection)
            for record in records:
                writer.put(record)

    def remove(self, document_ids: Iterable[DocumentId], /) -> None:
        """Take documents out; unknown ids are passed over."""
        with self._database.writing() as connection:
            for document_id in document_ids:
                _remove(connection, document_id)


class PracticesView:
    """One state of the practices."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def documents_with(self, words: Iterable[str]) -> dict[str, int]:
        """In how many documents each word stands; those that stand in none are left out."""
        sql = "SELECT count(*) FROM words JOIN in_documents AS held ON held.word = words.number WHERE words.word = ?"
        counts = {word: self._connection.execute(sql, (word,)).fetchone()[0] for word in words}
        return {word: count for word, count in counts.items() if count}

    def documents(self) -> int:
        """How many documents there are."""
        return int(self._connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def score_documents(self, weights: Mapping[str, float]) -> dict[int, float]:
        """The sum of the weights of the words that a document has, each by how much it has of it. By number."""
        return self._score("in_documents", weights)

    def score_practices(self, weights: Mapping[str, float]) -> dict[int, float]:
        """Likewise, by number of a unit."""
        return self._score("in_practices", weights)

    def _score(self, table: str, weights: Mapping[str, float]) -> dict[int, float]:
        if not weights:
            return {}
        asked = ", ".join("(?, ?)" for _ in weights)
        rows = self._connection.execute(
            f"WITH asked (word, weight) AS (VALUES {asked}) SELECT held.unit, sum(asked.weight * held.weight) FROM asked"
            f" JOIN words ON words.word = asked.word JOIN {table} AS held ON held.word = words.number GROUP BY held.unit",
            [value for pair in weights.items() for value in pair],
        )
        return dict(rows.fetchall())

    def chunks(self) -> list[tuple[int, int]]:
        """(unit, key of a chunk) of all practices, by unit and place."""
        return self._connection.execute("SELECT unit, key FROM chunks ORDER BY unit, ordinal").fetchall()

    def chunk_keys(self) -> dict[int, PassageId]:
        """All keys of chunks, each with a passage that begins so."""
        rows = self._connection.execute(
            "SELECT key, documents.id, ordinal FROM chunks JOIN practices ON practices.number = unit"
            " JOIN documents ON documents.number = document ORDER BY document, ordinal DESC"
        )
        return {key: passage_id(DocumentId(document), ordinal) for key, document, ordinal in rows}

    def state(self) -> tuple[int, ...]:
        """Changes whenever a document comes or goes, and with every file."""
        sql = (
            "SELECT token, (SELECT coalesce(max(number), 0) FROM documents), (SELECT count(*) FROM documents) FROM made"
        )
        return tuple(self._connection.execute(sql).fetchone())

    def facts(self) -> dict[int, Facts]:
        """Of all units, by number."""
        rows = self._connection.execute("SELECT number, document, places, year, level, fields FROM practices")
        return {
            number: Facts(document, tuple(map(EntityId, places.split())), year, level, tuple(fields.split()))
            for number, document, places, year, level, fields in rows
        }

    def unit(self, number: int) -> Unit:
        """The unit with this number."""
        return next(self._select("practices.number = ?", number))

    def units_of(self, practice_id: str) -> list[Unit]:
        """A practice as each document tells it, for an id as records have it."""
        return list(self._select("practices.id = ?", practice_id))

    def units_in(self, document: int) -> list[Unit]:
        """All practices that one document tells of."""
        return list(self._select("document = ?", document))

    def _select(self, where: str, *values: int | str) -> Iterator[Unit]:
        rows = self._connection.execute(
            "SELECT practices.number, document, documents.id, practices.id, entity, name, sentences FROM practices"
            f" JOIN documents ON documents.number = document WHERE {where} ORDER BY practices.number",
            values,
        )
        return (_unit(*row) for row in rows)


class _Writer:
    """Puts documents inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}  # of words, as they are met

    def put(self, record: DocumentRecord) -> None:
        practices = practices_in(record)
        id_, fingerprint = record.document.id, zlib.crc32(repr((practices, record.document)).encode())
        known = self._connection.execute("SELECT fingerprint FROM documents WHERE id = ?", (id_,)).fetchone()
        if known and known[0] == fingerprint:
            return
        _remove(self._connection, id_)
        insert = "INSERT INTO documents (id, fingerprint) VALUES (?, ?)"
        document = new_row(self._connection, insert, (id_, fingerprint))
        texts = {passage.id: passage.text for passage in record.passages}
        told = _terms_by_sentence(record)
        self._put_terms("documents", document, [terms_of(record.document.title), *told.values()])
        for practice in practices:
            unit = self._new_unit(document, practice, record)
            self._put_terms("practices", unit, [terms_of(practice.name), *map(told.__getitem__, practice.sentences)])
            self._put_chunks(unit, {sentence.passage_id for sentence in practice.sentences}, texts)

    def _new_unit(self, document: int, practice: Practice, record: DocumentRecord) -> int:
        spans = [(ordinal_of(sentence.passage_id), sentence.start, sentence.end) for sentence in practice.sentences]
        places = (place for region in record.document.region_ids for place in (region, *place_chain(region)))
        return new_row(
            self._connection,
            "INSERT INTO practices (document, id, entity, name, sentences, places, year, level, fields)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document,
                practice.id,
                practice.entity,
                practice.name,
                json.dumps(spans),
                " ".join(dict.fromkeys(places)),
                record.document.date[:4],
                level_of(record, practice),
                " ".join(fields_of(record, practice)),
            ),
        )

    def _put_chunks(self, unit: int, passages: Iterable[PassageId], texts: Mapping[PassageId, str]) -> None:
        chunks = {ordinal_of(passage): chunk_of(texts[passage]) for passage in passages}
        self._connection.executemany(
            "INSERT INTO chunks (unit, ordinal, key) VALUES (?, ?, ?)",
            [(unit, ordinal, key_of(chunk)) for ordinal, chunk in chunks.items() if chunk],
        )

    def _put_terms(self, table: str, unit: int, told: Iterable[Terms]) -> None:
        parts = list(told)
        counts = Counter(term for terms in parts for term in (*terms.words, *terms.topics))
        long = sum(len(terms.words) for terms in parts) / _LONG[table]
        longer = 1 - _B[table] + _B[table] * max(_SHORT, long)
        weights = {self._number(term): count * (_K1 + 1) / (count + _K1 * longer) for term, count in counts.items()}
        self._connection.executemany(
            f"INSERT INTO in_{table} (word, unit, weight) VALUES (?, ?, ?)",
            [(number, unit, weight) for number, weight in sorted(weights.items())],
        )
        kept = array("I", weights).tobytes()
        self._connection.execute(f"UPDATE {table} SET words = ? WHERE number = ?", (kept, unit))

    def _number(self, word: str) -> int:
        if word not in self._numbers:
            self._connection.execute("INSERT OR IGNORE INTO words (word) VALUES (?)", (word,))
            row = self._connection.execute("SELECT number FROM words WHERE word = ?", (word,)).fetchone()
            self._numbers[word] = row[0]
        return self._numbers[word]


def _terms_by_sentence(record: DocumentRecord) -> dict[Evidence, Terms]:
    return {
        Evidence(passage.id, start, end): terms_of(passage.text[start:end])
        for passage in record.passages
        for start, end in sentences_of(passage.text)
    }


def _remove(connection: Connection, document_id: DocumentId) -> None:
    found = connection.execute("SELECT number, words FROM documents WHERE id = ?", (document_id,)).fetchall()
    for document, _ in found:
        told = connection.execute("SELECT number, words FROM practices WHERE document = ?", (document,)).fetchall()
        _remove_words(connection, "practices", told)
        connection.execute(
            "DELETE FROM chunks WHERE unit IN (SELECT number FROM practices WHERE document = ?)", (document,)
        )
        connection.execute("DELETE FROM practices WHERE document = ?", (document,))
    _remove_words(connection, "documents", found)
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def _remove_words(connection: Connection, table: str, units: Iterable[tuple[int, bytes]]) -> None:
    rows = [(word, unit) for unit, blob in units for word in array("I", blob)]
    connection.executemany(f"DELETE FROM in_{table} WHERE word = ? AND unit = ?", rows)


def _unit(number: int, document: int, document_id: str, id_: str, entity: str | None, name: str, spans: str) -> Unit:
    told = DocumentId(document_id)
    sentences = tuple(Evidence(passage_id(told, ordinal), start, end) for ordinal, start, end in json.loads(spans))
    return Unit(number, document, Practice(id_, EntityId(entity) if entity else None, name, told, sentences))
