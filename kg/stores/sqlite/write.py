"""A record into the tables and out of them. The caller holds a transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.curation.apply import curated, mentioned_ids
from kg.curation.joined import ByHand
from kg.curation.judgements import Judgements
from kg.ids import DocumentId, EntityId
from kg.model import Document, DocumentRecord, Evidence, Relation
from kg.records import to_line
from kg.sqlite_ import Connection, new_row
from kg.stores.sqlite.merging import name_keys, regroup
from kg.stores.sqlite.totals import add_entities, settle, subtract_document
from kg.stores.sums import ordinal_of


def put(connection: Connection, record: DocumentRecord, judgements: Judgements, by_hand: ByHand) -> None:
    """Write a record, as it is judged, whose document is not there yet."""
    judged = curated(record, judgements)
    document = _insert(connection, judged, by_hand)
    if judged != record:
        connection.execute("INSERT INTO unjudged VALUES (?, ?)", (document, to_line(record)))
        hidden = mentioned_ids(record) - mentioned_ids(judged)
        connection.executemany("INSERT INTO hidden VALUES (?, ?)", [(id_, document) for id_ in hidden])


def delete(connection: Connection, document_id: DocumentId, by_hand: ByHand) -> None:
    """Take a document, what hangs on it, and what it added to the sums."""
    (document,) = connection.execute("SELECT key FROM documents WHERE id = ?", (document_id,)).fetchone()
    ids = {
        EntityId(id_)
        for (id_,) in connection.execute(
            "SELECT e.id FROM appearances a JOIN entities e ON e.key = a.entity WHERE a.document = ?", (document,)
        )
    }
    touched = name_keys(connection, by_hand.linked(ids))
    entities = subtract_document(connection, document)
    connection.execute("DELETE FROM documents WHERE key = ?", (document,))
    for entity in entities:
        settle(connection, entity)
    regroup(connection, touched | name_keys(connection, ids), by_hand)


def note_changes(connection: Connection, document_ids: Iterable[DocumentId], what: str) -> int:
    """Count one more change of the graph, of these documents. Returns the sequence number."""
    (sequence,) = connection.execute("UPDATE graph SET sequence = sequence + 1 RETURNING sequence").fetchone()
    connection.executemany(
        "INSERT OR REPLACE INTO changes VALUES (?, ?, ?)", [(id_, sequence, what) for id_ in document_ids]
    )
    return int(sequence)


def _insert(connection: Connection, record: DocumentRecord, by_hand: ByHand) -> int:
    document = _insert_document(connection, record.document)
    ids = by_hand.linked(entity.id for entity in record.entities)
    touched = name_keys(connection, ids)
    _insert_entities(connection, document, record)
    regroup(connection, touched | name_keys(connection, ids), by_hand)
    _insert_relations(connection, document, record.relations)
    _insert_words(connection, document, record)
    return document


def _insert_words(connection: Connection, document: int, record: DocumentRecord) -> None:
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?)",
        [(document, p.ordinal, _array(p.heading), p.text) for p in record.passages],
    )
    connection.executemany(
        "INSERT INTO slogans VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(document, n, s.surface, _array(s.components), *_place(s.evidence)) for n, s in enumerate(record.slogans)],
    )
    connection.executemany(
        "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (document, n, f.text, float(f.value), f.unit, f.subject, f.approximate, f.owner, *_place(f.evidence))
            for n, f in enumerate(record.figures)
        ],
    )
    connection.executemany(
        "INSERT INTO conflicts VALUES (?, ?, ?, ?, ?)",
        [(document, n, *c.figures, c.why) for n, c in enumerate(record.conflicts)],
    )
    connection.executemany(
        "INSERT INTO noise VALUES (?, ?, ?, ?, ?)",
        [(document, n, line.text, line.reason, line.before) for n, line in enumerate(record.noise)],
    )


def _insert_document(connection: Connection, document: Document) -> int:
    key = new_row(
        connection,
        "INSERT INTO documents (id, title, doc_type, date, author, publisher, url) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            document.title,
            document.doc_type,
            document.date,
            document.author,
            document.publisher,
            document.url,
        ),
    )
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?, ?, ?)", [(key, s.file, s.sha256, s.part) for s in document.sources]
    )
    places = zip(document.region_ids, document.region, strict=True)
    connection.executemany(
        "INSERT INTO regions VALUES (?, ?, ?, ?)", [(key, n, place, name) for n, (place, name) in enumerate(places)]
    )
    return key


def _insert_entities(connection: Connection, document: int, record: DocumentRecord) -> None:
    keys = add_entities(connection, record.entities)
    connection.executemany(
        "INSERT INTO appearances VALUES (?, ?, ?, ?, ?)",
        [(document, n, entity, reading, record.document.date) for n, (entity, reading) in enumerate(keys)],
    )
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (document, appearance, n, ordinal_of(m.passage_id), m.start, m.end, m.surface)
            for appearance, entity in enumerate(record.entities)
            for n, m in enumerate(entity.mentions)
        ],
    )


def _insert_relations(connection: Connection, document: int, relations: Iterable[Relation]) -> None:
    for position, r in enumerate(relations):
        key = new_row(
            connection,
            "INSERT INTO relations (document, position, subject, predicate, object, rule, confidence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (document, position, r.subject, r.predicate, r.object, r.rule, r.confidence),
        )
        connection.executemany(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)", [(key, n, *_place(e)) for n, e in enumerate(r.evidence)]
        )


def _place(evidence: Evidence) -> tuple[int, int, int]:
    return ordinal_of(evidence.passage_id), evidence.start, evidence.end


def _array(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)
