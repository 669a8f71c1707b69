"""The sums over relations: which entities that are shown are neighbours, kept up to date while writing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.sqlite_ import Connection
from kg.stores.sqlite.rows import EntityRow
from kg.stores.sqlite.schema import PART_BITS

Edge = tuple[int, str, int]  # the keys of subject and object, as they are shown, with the predicate between them
Place = tuple[int, int, int]  # ordinal of a passage, start, stop


class Told(NamedTuple):
    """One relation of one document, between keys of its entities."""

    document: int
    subject: int
    predicate: str
    object: int
    evidence: Sequence[Place]
    confidence: float


_TOLD = f"SELECT key >> {PART_BITS}, subject, predicate, object, evidence, confidence FROM relations WHERE "
_OF_DOCUMENT = f"{_TOLD} key > ?1 << {PART_BITS} AND key < (?1 + 1) << {PART_BITS}"
_OF_ENTITIES = f"{_TOLD} subject IN (SELECT value FROM json_each(?1)) OR object IN (SELECT value FROM json_each(?1))"
_SHOWN_AS = (
    "(SELECT key FROM entities WHERE shown = {0} UNION ALL SELECT key FROM entities WHERE key = {0} AND shown IS NULL)"
)
_OF_EDGE = (
    f"{_TOLD} subject IN {_SHOWN_AS.format('?1')} AND predicate = ?2 AND object IN {_SHOWN_AS.format('?3')}"
    " AND (?1 != ?3 OR subject = object)"
)
_ADD = (
    "INSERT INTO neighbours VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
    " SET evidence = evidence + excluded.evidence, confidence = max(confidence, excluded.confidence)"
)


def evidence_text(places: Iterable[Place]) -> str:
    """As the table has it."""
    return " ".join(f"{ordinal}:{start}:{stop}" for ordinal, start, stop in places)


def evidence_places(text: str) -> list[Place]:
    """What `evidence_text` made the text of."""
    places = []
    for place in text.split():
        ordinal, start, stop = place.split(":")
        places.append((int(ordinal), int(start), int(stop)))
    return places


def edges_of_document(connection: Connection, document: int) -> set[Edge]:
    """Between entities as they are shown now."""
    return _edges(connection, _told(connection, _OF_DOCUMENT, document), {})


def connect(connection: Connection, told: Sequence[Told], rows: Mapping[int, EntityRow]) -> None:
    """Add what one document says, which the sums do not have yet."""
    alone = {row.key: (row.key, row.id) for row in rows.values() if row.target == row.key}
    shown = alone | _shown(connection, rows.keys() - alone.keys())
    by_edge: dict[Edge, list[Told]] = {}
    for one in told:
        subject, object_ = shown[one.subject][0], shown[one.object][0]
        if subject != object_ or one.subject == one.object:
            by_edge.setdefault((subject, one.predicate, object_), []).append(one)
    ids = dict(shown.values())
    connection.executemany(_ADD, [row for edge, some in by_edge.items() for row in _rows(edge, some, ids)])


def reconnect(connection: Connection, moved: Mapping[int, int]) -> None:
    """Sum up anew all edges of entities that are shown as another than before, by what each was shown as."""
    if moved:
        told = _told(connection, _OF_ENTITIES, json.dumps([*moved]))
        sum_up(connection, _edges(connection, told, {}) | _edges(connection, told, moved))


def sum_up(connection: Connection, edges: Iterable[Edge]) -> None:
    """Sum up edges anew from all documents."""
    for edge in edges:
        subject, predicate, object_ = edge
        ends = [(subject, object_, predicate, 1), (object_, subject, predicate, 0)]
        connection.executemany(
            "DELETE FROM neighbours WHERE entity = ? AND far = ? AND predicate = ? AND outward = ?", ends
        )
        if told := _told(connection, _OF_EDGE, *edge):
            ids = dict(connection.execute("SELECT key, id FROM entities WHERE key IN (?, ?)", (subject, object_)))
            connection.executemany(_ADD, _rows(edge, told, ids))


def _told(connection: Connection, sql: str, *values: int | str) -> list[Told]:
    return [
        Told(document, subject, predicate, object_, evidence_places(evidence), confidence)
        for document, subject, predicate, object_, evidence, confidence in connection.execute(sql, values)
    ]


def _edges(connection: Connection, told: Sequence[Told], former: Mapping[int, int]) -> set[Edge]:
    """The edges that relations make where some entities are shown as they were formerly."""
    shown = _shown(connection, {end for one in told for end in (one.subject, one.object)})
    now = {**{key: target for key, (target, _) in shown.items()}, **former}
    return {(now[one.subject], one.predicate, now[one.object]) for one in told}


def _shown(connection: Connection, keys: Collection[int]) -> dict[int, tuple[int, str]]:
    """The key and id of what is shown for each."""
    if not keys:
        return {}
    rows = connection.execute(
        "SELECT e.key, t.key, t.id FROM json_each(?) j JOIN entities e ON e.key = j.value"
        " JOIN entities t ON t.key = coalesce(e.shown, e.key)",
        (json.dumps([*keys]),),
    )
    return {key: (target, id_) for key, target, id_ in rows}


def _rows(edge: Edge, told: Iterable[Told], ids: Mapping[int, str]) -> list[tuple[object, ...]]:
    """An edge seen from either end. The same words of a document are one piece of evidence."""
    subject, predicate, object_ = edge
    told = list(told)
    pieces = len({(one.document, *place) for one in told for place in one.evidence})
    confidence = max(one.confidence for one in told)
    return [
        (subject, object_, predicate, 1, ids[object_], pieces, confidence),
        (object_, subject, predicate, 0, ids[subject], pieces, confidence),
    ]
