"""A record into the tables and out of them. The caller holds a transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kg.curation.apply import curated, mentioned_ids
from kg.curation.joined import ByHand
from kg.curation.judgements import Judgements
from kg.ids import DocumentId, ordinal_of
from kg.model import Document, DocumentRecord, Evidence, Relation
from kg.records import to_line
from kg.sqlite_ import Connection, new_row
from kg.stores.sqlite.edges import Told, connect, edges_of_document, evidence_text, sum_up
from kg.stores.sqlite.rows import EntityRow, rows_by_key
from kg.stores.sqlite.schema import PART_BITS
from kg.stores.sqlite.totals import add_entities, settle_after_removal, subtract_document
from kg.stores.sqlite.upkeep import Upkeep

_HANGING = (  # tables whose rows belong to a document
    "unjudged", "hidden", "sources", "regions", "appearances", "slogans", "figures", "conflicts", "noise",
)  # fmt: skip


def put(connection: Connection, record: DocumentRecord, judgements: Judgements, by_hand: ByHand) -> None:
    """Write a record, as it is judged, whose document is not there yet."""
    judged = curated(record, judgements)
    document = _insert(connection, judged, by_hand)
    if judged != record:
        connection.execute("INSERT INTO unjudged VALUES (?, ?)", (document, to_line(record)))
        hidden = mentioned_ids(record) - mentioned_ids(judged)
        connection.executemany("INSERT INTO hidden VALUES (?, ?)", [(document, id_) for id_ in hidden])


def delete(connection: Connection, document_id: DocumentId, by_hand: ByHand) -> None:
    """Take a document, what hangs on it, and what it added to the sums."""
    (document,) = connection.execute("SELECT key FROM documents WHERE id = ?", (document_id,)).fetchone()
    entities = dict(
        connection.execute(
            "SELECT e.id, e.key FROM appearances a JOIN entities e ON e.key = a.entity WHERE a.document = ?",
            (document,),
        )
    )
    edges = edges_of_document(connection, document)
    upkeep = Upkeep(connection, entities.keys(), by_hand)
    subtract_document(connection, document)
    _delete_rows(connection, document)
    settle_after_removal(connection, entities.values())
    upkeep.finish(rows_by_key(connection, entities.values()))
    sum_up(connection, edges)


def note_changes(connection: Connection, document_ids: Iterable[DocumentId], what: str) -> int:
    """Count one more change of the graph, of these documents. Returns the sequence number."""
    (sequence,) = connection.execute("UPDATE graph SET sequence = sequence + 1 RETURNING sequence").fetchone()
    connection.executemany(
        "INSERT OR REPLACE INTO changes VALUES (?, ?, ?)", [(id_, sequence, what) for id_ in document_ids]
    )
    return int(sequence)


def _insert(connection: Connection, record: DocumentRecord, by_hand: ByHand) -> int:
    document = _insert_document(connection, record)
    upkeep = Upkeep(connection, [entity.id for entity in record.entities], by_hand)
    rows = upkeep.finish(_insert_entities(connection, document, record, upkeep.before.values()))
    _insert_relations(connection, document, record.relations, rows)
    _insert_words(connection, document, record)
    return document


def _delete_rows(connection: Connection, document: int) -> None:
    for table in _HANGING:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    for table in ("passages", "mentions", "relations"):
        connection.execute(
            f"DELETE FROM {table} WHERE key > ?1 << {PART_BITS} AND key < (?1 + 1) << {PART_BITS}", (document,)
        )
    connection.execute("DELETE FROM documents WHERE key = ?", (document,))


def _insert_document(connection: Connection, record: DocumentRecord) -> int:
    d: Document = record.document
    key = new_row(
        connection,
        "INSERT INTO documents (id, title, doc_type, date, author, publisher, url, passages)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (d.id, d.title, d.doc_type, d.date, d.author, d.publisher, d.url, len(record.passages)),
    )
    connection.executemany(
        "INSERT INTO sources VALUES (?, ?, ?, ?)", [(key, s.file, s.sha256, s.part) for s in d.sources]
    )
    places = zip(d.region_ids, d.region, strict=True)
    connection.executemany(
        "INSERT INTO regions VALUES (?, ?, ?, ?)", [(key, n, place, name) for n, (place, name) in enumerate(places)]
    )
    return key


def _insert_entities(
    connection: Connection, document: int, record: DocumentRecord, before: Iterable[EntityRow]
) -> dict[int, EntityRow]:
    read = add_entities(connection, record.entities, record.document.date, before)
    ordinals = {passage.id: passage.ordinal for passage in record.passages}
    appearances: list[tuple[object, ...]] = []
    mentions: list[tuple[object, ...]] = []
    for position, (entity, (row, digest)) in enumerate(zip(record.entities, read, strict=True)):
        first = _part(document, len(mentions) + 1)
        last = first + len(entity.mentions) - 1
        appearances.append((document, position, row.key, digest, record.document.date, first, last))
        mentions += [
            (n, ordinals[m.passage_id], m.start, m.end, m.surface) for n, m in enumerate(entity.mentions, first)
        ]
    connection.executemany("INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?)", appearances)
    connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", mentions)
    return {row.key: row for row, _ in read}


def _insert_relations(
    connection: Connection, document: int, relations: Sequence[Relation], rows: Mapping[int, EntityRow]
) -> None:
    keys = {row.id: row.key for row in rows.values()}
    told = [
        Told(document, keys[r.subject], r.predicate, keys[r.object], [_place(e) for e in r.evidence], r.confidence)
        for r in relations
    ]
    connection.executemany(
        "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (_part(document, n), t.subject, t.predicate, t.object, r.rule, t.confidence, evidence_text(t.evidence))
            for n, (t, r) in enumerate(zip(told, relations, strict=True), 1)
        ],
    )
    connect(connection, told, rows)


def _insert_words(connection: Connection, document: int, record: DocumentRecord) -> None:
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?)",
        [(_part(document, p.ordinal), _array(p.heading), p.text) for p in record.passages],
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


def _part(document: int, number: int) -> int:
    """The key of a numbered part of a document, from 1."""
    return (document << PART_BITS) + number


def _place(evidence: Evidence) -> tuple[int, int, int]:
    return ordinal_of(evidence.passage_id), evidence.start, evidence.end


@lru_cache(maxsize=1024)  # headings, which many passages share
def _array(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)
