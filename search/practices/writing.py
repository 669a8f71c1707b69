"""Puts documents into the file of practices: their practices, and the terms of these weighted as BM25 does."""

from __future__ import annotations

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from kg.ids import DocumentId, PassageId, ordinal_of, place_chain
from kg.model import DocumentRecord, Evidence
from kg.sqlite_ import Connection, new_row
from search.associations.vectors import vector_of
from search.practices.chunks import chunk_of, key_of
from search.practices.practice import Practice
from search.practices.profile_fields import fields_of, level_of
from search.practices.reading import only_followed, practices_in
from search.practices.terms import Terms, terms_of
from search.quotes.draft import sentences_of
from search.vectors.quantised import quantise

_K1 = 1.2
_B = {"practices": 0.5, "documents": 0.75}  # a long text has more of what is asked for, also because it tells of more
_LONG = {"practices": 80, "documents": 600}  # words that are no reason to count a text's words less
_SHORT = 0.5  # of that length: in a text still shorter, a word may stand by chance
_WHOLE = 0.6  # of its whole document in what a practice makes people think of


class Writer:
    """Puts documents inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}  # of terms, as they are met

    def put(self, record: DocumentRecord) -> None:
        """In place of one with the same id; what is known just so stays as it is."""
        practices = _done_in(record)
        id_, fingerprint = record.document.id, zlib.crc32(repr((practices, record.document)).encode())
        known = self._connection.execute("SELECT fingerprint FROM documents WHERE id = ?", (id_,)).fetchone()
        if known and known[0] == fingerprint:
            return
        self.take_out(id_)
        insert = "INSERT INTO documents (id, fingerprint) VALUES (?, ?)"
        document = new_row(self._connection, insert, (id_, fingerprint))
        texts = {passage.id: passage.text for passage in record.passages}
        told = _terms_by_sentence(record)
        self._put_sentences(document, told)
        weights = _weights("documents", [terms_of(record.document.title), *told.values()])
        self._put_weights("documents", document, weights)
        whole = _WHOLE * vector_of(weights)
        for practice in practices:
            unit = self._new_unit(document, practice, record)
            terms = [*_terms_of_name(practice, texts), *map(told.__getitem__, practice.sentences)]
            weights = _weights("practices", terms)
            self._put_weights("practices", unit, weights)
            self._put_associations(unit, vector_of(weights) + whole)
            self._put_chunks(unit, {sentence.passage_id for sentence in practice.sentences}, texts)

    def take_out(self, document_id: DocumentId) -> None:
        """An unknown id is passed over."""
        for (document,) in self._connection.execute(
            "SELECT number FROM documents WHERE id = ?", (document_id,)
        ).fetchall():
            for delete in (
                "DELETE FROM chunks WHERE unit IN (SELECT number FROM practices WHERE document = ?)",
                "DELETE FROM practices WHERE document = ?",
                "DELETE FROM sentences WHERE document = ?",
                "DELETE FROM documents WHERE number = ?",
            ):
                self._connection.execute(delete, (document,))

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
                level_of(record, {practice.entity} if practice.entity else ()),
                " ".join(fields_of(record, practice)),
            ),
        )

    def _put_chunks(self, unit: int, passages: Iterable[PassageId], texts: Mapping[PassageId, str]) -> None:
        chunks = {ordinal_of(passage): chunk_of(texts[passage]) for passage in passages}
        self._connection.executemany(
            "INSERT INTO chunks (unit, ordinal, key) VALUES (?, ?, ?)",
            [(unit, ordinal, key_of(chunk)) for ordinal, chunk in chunks.items() if chunk],
        )

    def _put_sentences(self, document: int, told: Mapping[Evidence, Terms]) -> None:
        self._connection.executemany(
            "INSERT INTO sentences (document, ordinal, start, terms) VALUES (?, ?, ?, ?)",
            [
                (document, ordinal_of(sentence.passage_id), sentence.start, array("I", self._numbered(terms)).tobytes())
                for sentence, terms in told.items()
            ],
        )

    def _put_weights(self, table: str, number: int, weights: Mapping[str, float]) -> None:
        terms = array("I", map(self._number, weights)).tobytes()
        self._connection.execute(
            f"UPDATE {table} SET terms = ?, weights = ? WHERE number = ?",
            (terms, array("f", weights.values()).tobytes(), number),
        )

    def _put_associations(self, unit: int, vector: NDArray[np.float32]) -> None:
        kept = quantise(vector[None])
        self._connection.execute(
            "UPDATE practices SET associations = ?, scale = ? WHERE number = ?",
            (kept.numbers.tobytes(), float(kept.scales[0]), unit),
        )

    def _numbered(self, terms: Terms) -> list[int]:
        return [self._number(term) for term in (*terms.words, *(topic.term for topic in terms.topics))]

    def _number(self, term: str) -> int:
        if term not in self._numbers:
            self._connection.execute("INSERT OR IGNORE INTO words (word) VALUES (?)", (term,))
            row = self._connection.execute("SELECT number FROM words WHERE word = ?", (term,)).fetchone()
            self._numbers[term] = row[0]
        return self._numbers[term]


def _weights(table: str, told: Iterable[Terms]) -> dict[str, float]:
    """Of each term of a text how much there is, as BM25 counts it."""
    parts = list(told)
    counts: defaultdict[str, float] = defaultdict(float)
    for terms in parts:
        for word in terms.words:
            counts[word] += 1
        for topic, sureness in terms.topics:
            counts[topic] += sqrt(sureness)
    long = sum(len(terms.words) for terms in parts) / _LONG[table]
    longer = 1 - _B[table] + _B[table] * max(_SHORT, long)
    return {term: count * (_K1 + 1) / (count + _K1 * longer) for term, count in counts.items()}


def _done_in(record: DocumentRecord) -> tuple[Practice, ...]:
    """Its practices without what it only names as the model of another: that is done elsewhere."""
    return tuple(
        practice
        for practice in practices_in(record)
        if practice.entity is None or not only_followed(record, {practice.entity})
    )


def _terms_of_name(practice: Practice, texts: Mapping[PassageId, str]) -> list[Terms]:
    """None where the name of a practice without one is taken from its own sentences, whose words count already."""
    name = practice.name.rstrip("…")
    taken = practice.entity is None and any(name in texts[each.passage_id] for each in practice.sentences)
    return [] if taken else [terms_of(practice.name)]


def _terms_by_sentence(record: DocumentRecord) -> dict[Evidence, Terms]:
    return {
        Evidence(passage.id, start, end): terms_of(passage.text[start:end])
        for passage in record.passages
        for start, end in sentences_of(passage.text)
    }
