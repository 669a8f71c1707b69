"""A record into the tables and out of them. The caller holds a transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from kg.ids import DocumentId, EntityId
from kg.model import Document, DocumentRecord, Entity, Evidence, Relation
from kg.sqlite_ import Connection
from kg.stores.sqlite.totals import refresh
from kg.stores.sums import ordinal_of


def insert(connection: Connection, record: DocumentRecord) -> None:
    """Write a record whose document is not there yet."""
    document = _insert_document(connection, record.document)
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?)",
        [(document, p.ordinal, _array(p.heading), p.text) for p in record.passages],
    )
    _insert_entities(connection, document, record)
    _insert_relations(connection, document, record.relations)
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


def delete(connection: Connection, document_id: DocumentId) -> None:
    """Take a document, what hangs on it, and what it added to the sums."""
    (document,) = connection.execute("SELECT key FROM documents WHERE id = ?", (document_id,)).fetchone()
    entities = [key for (key,) in connection.execute("SELECT entity FROM appearances WHERE document = ?", (document,))]
    connection.execute(
        "UPDATE readings SET documents = documents - 1"
        " WHERE key IN (SELECT reading FROM appearances WHERE document = ?)",
        (document,),
    )
    written = connection.execute(
        "SELECT count(*), m.entity, m.surface FROM appearances a JOIN mentions m USING (entity, document)"
        " WHERE a.document = ? GROUP BY m.entity, m.surface",
        (document,),
    ).fetchall()
    connection.executemany("UPDATE surfaces SET mentions = mentions - ? WHERE entity = ? AND name = ?", written)
    connection.execute("DELETE FROM documents WHERE key = ?", (document,))
    for entity in entities:
        connection.execute("DELETE FROM readings WHERE entity = ? AND documents = 0", (entity,))
        connection.execute("DELETE FROM surfaces WHERE entity = ? AND mentions = 0", (entity,))
        refresh(connection, entity)


def _insert_document(connection: Connection, document: Document) -> int:
    key = connection.execute(
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
    ).lastrowid
    assert key is not None  # sqlite3 types it so because other statements give none
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?, ?, ?)", [(key, s.file, s.sha256, s.part) for s in document.sources]
    )
    places = zip(document.region_ids, document.region, strict=True)
    connection.executemany(
        "INSERT INTO regions VALUES (?, ?, ?, ?)", [(key, n, place, name) for n, (place, name) in enumerate(places)]
    )
    return key


def _insert_entities(connection: Connection, document: int, record: DocumentRecord) -> None:
    keys = _entity_keys(connection, [entity.id for entity in record.entities])
    connection.executemany(
        "INSERT INTO readings (entity, type, canonical, scope, attrs, documents) VALUES (?, ?, ?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET documents = documents + 1",
        [_reading(keys[e.id], e) for e in record.entities],
    )
    written = Counter((keys[e.id], mention.surface) for e in record.entities for mention in e.mentions)
    connection.executemany(
        "INSERT INTO surfaces VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        [(entity, name, count) for (entity, name), count in written.items()],
    )
    date = record.document.date
    connection.executemany(
        "INSERT INTO appearances SELECT entity, ?, ?, key, ? FROM readings"
        " WHERE entity = ? AND type = ? AND canonical = ? AND scope = ? AND attrs = ?",
        [(document, n, date, *_reading(keys[e.id], e)) for n, e in enumerate(record.entities)],
    )
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (keys[e.id], document, n, ordinal_of(m.passage_id), m.start, m.end, m.surface)
            for e in record.entities
            for n, m in enumerate(e.mentions)
        ],
    )
    for key in keys.values():
        refresh(connection, key)


def _entity_keys(connection: Connection, ids: Iterable[EntityId]) -> dict[EntityId, int]:
    keys = {}
    for id_ in ids:
        connection.execute("INSERT INTO entities (id) VALUES (?) ON CONFLICT DO NOTHING", (id_,))
        (keys[id_],) = connection.execute("SELECT key FROM entities WHERE id = ?", (id_,)).fetchone()
    return keys


def _insert_relations(connection: Connection, document: int, relations: Iterable[Relation]) -> None:
    for position, r in enumerate(relations):
        key = connection.execute(
            "INSERT INTO relations (document, position, subject, predicate, object, rule, confidence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (document, position, r.subject, r.predicate, r.object, r.rule, r.confidence),
        ).lastrowid
        connection.executemany(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)", [(key, n, *_place(e)) for n, e in enumerate(r.evidence)]
        )


def _reading(key: int, entity: Entity) -> tuple[int, str, str, str, str]:
    attrs = json.dumps(dict(sorted(entity.attrs.items())), ensure_ascii=False)
    return key, entity.type, entity.canonical, entity.scope, attrs


def _place(evidence: Evidence) -> tuple[int, int, int]:
    return ordinal_of(evidence.passage_id), evidence.start, evidence.end


def _array(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)
