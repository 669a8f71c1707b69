"""The sums over documents: which entities there are, and what all documents together say of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ids import EntityId
from kg.model import Entity
from kg.names import name_key
from kg.sqlite_ import Connection, new_row
from kg.stores.sums import Reading, parent_of, place_path, prevailing

_IDS_A_QUERY = 500  # SQLite may be built to take no more than 999 values
_to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode

_Fields = tuple[str, str, str, str]  # type, canonical, scope, attrs: what makes a reading


@dataclass(frozen=True, slots=True)
class _Row:
    """An entity that the tables have."""

    key: int
    readings: dict[_Fields, int]  # to the key of each


def add_entities(connection: Connection, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Count one more document that mentions these. Returns the keys of each entity and of its reading."""
    rows = _find_rows(connection, [entity.id for entity in entities])
    keys, contested = [], []
    for entity in entities:
        fields = (entity.type, entity.canonical, entity.scope, _to_json(dict(entity.attrs)))
        if entity.id not in rows:
            rows[entity.id] = _new_entity(connection, entity, fields)
        row = rows[entity.id]
        if fields not in row.readings:
            row.readings[fields] = _new_reading(connection, row.key, fields)
        if len(row.readings) > 1:  # where all documents agree, one more changes no field
            contested.append(row.key)
        keys.append((row.key, row.readings[fields]))
    connection.executemany("UPDATE readings SET documents = documents + 1 WHERE key = ?", [(r,) for _, r in keys])
    _count_mentions(connection, [key for key, _ in keys], entities)
    for key in contested:
        settle(connection, key)
    return keys


def subtract_document(connection: Connection, document: int) -> list[int]:
    """Take what a document added to the sums. Returns the keys of its entities, to settle when its rows are gone."""
    entities = connection.execute("SELECT entity FROM appearances WHERE document = ?", (document,)).fetchall()
    connection.execute(
        "UPDATE readings SET documents = documents - 1"
        " WHERE key IN (SELECT reading FROM appearances WHERE document = ?)",
        (document,),
    )
    written = connection.execute(
        "SELECT count(*), a.entity, m.surface FROM appearances a"
        " JOIN mentions m ON m.document = a.document AND m.appearance = a.position"
        " WHERE a.document = ? GROUP BY a.entity, m.surface",
        (document,),
    ).fetchall()
    connection.executemany("UPDATE names SET mentions = mentions - ? WHERE entity = ? AND name = ?", written)
    connection.executemany(
        "UPDATE entities SET mentions = mentions - ? WHERE key = ?", [(count, key) for count, key, _ in written]
    )
    connection.executemany("UPDATE entities SET documents = documents - 1 WHERE key = ?", entities)
    connection.executemany("DELETE FROM readings WHERE entity = ? AND documents = 0", entities)
    return [key for (key,) in entities]


def settle(connection: Connection, key: int) -> None:
    """Derive the fields of an entity anew from its readings; an entity that has none left goes."""
    readings = [
        (Reading(type_, canonical, scope, json.loads(attrs)), documents)
        for type_, canonical, scope, attrs, documents in connection.execute(
            "SELECT type, canonical, scope, attrs, documents FROM readings WHERE entity = ?", (key,)
        )
    ]
    if readings:
        put_reading(connection, key, prevailing(readings))
    else:
        _move(connection, key, ())
        connection.execute("DELETE FROM entities WHERE key = ?", (key,))


def put_reading(connection: Connection, key: int, reading: Reading) -> None:
    """Write what an entity is taken to be."""
    (id_,) = connection.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()
    path = place_path(id_, reading)
    _move(connection, key, path)
    connection.execute(
        "UPDATE entities SET type = ?, canonical = ?, scope = ?, attrs = ?, kind = ?, parent = ?, path = ?,"
        " name_key = ? WHERE key = ?",
        (*_columns(reading, path), key),
    )
    names = _names(reading)
    connection.execute(
        "DELETE FROM names WHERE entity = ? AND mentions = 0 AND name NOT IN (SELECT value FROM json_each(?))",
        (key, _to_json([*names])),
    )
    _call(connection, key, names)


def _find_rows(connection: Connection, ids: Sequence[EntityId]) -> dict[EntityId, _Row]:
    rows: dict[EntityId, _Row] = {}
    for start in range(0, len(ids), _IDS_A_QUERY):
        some = ids[start : start + _IDS_A_QUERY]
        for id_, key, reading, *fields in connection.execute(
            "SELECT e.id, e.key, r.key, r.type, r.canonical, r.scope, r.attrs"
            f" FROM entities e JOIN readings r ON r.entity = e.key WHERE e.id IN ({', '.join('?' * len(some))})",
            some,
        ):
            rows.setdefault(id_, _Row(key, {})).readings[tuple(fields)] = reading
    return rows


def _new_entity(connection: Connection, entity: Entity, fields: _Fields) -> _Row:
    reading = Reading(entity.type, entity.canonical, entity.scope, entity.attrs)
    path = place_path(entity.id, reading)
    key = new_row(
        connection,
        "INSERT INTO entities (type, canonical, scope, attrs, kind, parent, path, name_key, id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(reading, path), entity.id),
    )
    _put_in(connection, key, path)
    _call(connection, key, _names(reading))
    return _Row(key, {fields: _new_reading(connection, key, fields)})


def _new_reading(connection: Connection, key: int, fields: _Fields) -> int:
    return new_row(
        connection,
        "INSERT INTO readings (entity, type, canonical, scope, attrs, documents) VALUES (?, ?, ?, ?, ?, 0)",
        (key, *fields),
    )


def _columns(reading: Reading, path: tuple[EntityId, ...]) -> tuple[str | None, ...]:
    kind, parent = reading.attrs.get("kind", ""), parent_of(path, reading) or None
    attrs = _to_json(dict(reading.attrs))
    key = name_key(reading.type, reading.canonical)
    return reading.type, reading.canonical, reading.scope, attrs, kind, parent, "/".join(path), key


def _move(connection: Connection, key: int, path: tuple[EntityId, ...]) -> None:
    (old_path,) = connection.execute("SELECT path FROM entities WHERE key = ?", (key,)).fetchone()
    if "/".join(path) != old_path:
        gone = [(place, key) for place in old_path.split("/")]
        connection.executemany("DELETE FROM lies_in WHERE place = ? AND entity = ?", gone)
        _put_in(connection, key, path)


def _put_in(connection: Connection, key: int, path: tuple[EntityId, ...]) -> None:
    connection.executemany("INSERT INTO lies_in VALUES (?, ?)", [(place, key) for place in dict.fromkeys(path)])


def _names(reading: Reading) -> set[str]:
    """What it is called whether or not a document writes it so."""
    return {reading.canonical, *filter(None, reading.attrs.get("also", "").split("/"))}


def _call(connection: Connection, key: int, names: Iterable[str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, 0)", [(key, name) for name in names])


def _count_mentions(connection: Connection, keys: Sequence[int], entities: Sequence[Entity]) -> None:
    written = Counter((k, mention.surface) for k, e in zip(keys, entities, strict=True) for mention in e.mentions)
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        [(key, name, count) for (key, name), count in written.items()],
    )
    connection.executemany(
        "UPDATE entities SET documents = documents + 1, mentions = mentions + ? WHERE key = ?",
        [(len(entity.mentions), key) for key, entity in zip(keys, entities, strict=True)],
    )
