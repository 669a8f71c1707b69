"""The sums over documents: which entities there are, and what all documents together say of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

from kg.ids import EntityId
from kg.model import Entity
from kg.names import name_key
from kg.sqlite_ import Connection
from kg.stores.sqlite.documents import MENTIONS
from kg.stores.sqlite.rows import EntityRow, rows_by_key
from kg.stores.sums import Reading, parent_of, place_path, prevailing

_to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode

_COUNT = (
    "UPDATE entities SET documents = documents + 1, mentions = mentions + ?2, last_date = max(last_date, ?3),"
    # the lesser of two dates; where one is missing, joining them gives the other
    " first_date = coalesce(min(nullif(first_date, ''), nullif(?3, '')), first_date || ?3) WHERE key = ?1"
)
_DATE = (
    "UPDATE entities SET last_date = (SELECT coalesce(max(date), '') FROM appearances WHERE entity = key),"
    " first_date = (SELECT coalesce(min(date), '') FROM appearances WHERE entity = key AND date > '') WHERE key = ?"
)

_Fields = tuple[str, str, str, str]  # type, canonical, scope, attrs as JSON
_Columns = tuple[str, str, str, str, str, str | None, str, str]  # these, kind, parent, path, name_key


def add_entities(
    connection: Connection, entities: Sequence[Entity], date: str, before: Iterable[EntityRow]
) -> list[tuple[EntityRow, int]]:
    """Count one more document, of that date, that mentions these, of which some have rows.

    Returns the row of each entity as it is then, and the digest of its reading.
    """
    known = {row.id: row for row in before}
    rows = known | _new_entities(connection, [entity for entity in entities if entity.id not in known], date)
    read = [(entity, rows[entity.id], _fields(entity)) for entity in entities]
    digests = [_digest(fields) for _, _, fields in read]
    connection.executemany(
        "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET documents = documents + 1",
        [(row.key, digest_, *fields) for (_, row, fields), digest_ in zip(read, digests, strict=True)],
    )
    connection.executemany(
        _COUNT, [(row.key, len(entity.mentions), date) for entity, row, _ in read if entity.id in known]
    )
    written = [Counter(mention.surface for mention in entity.mentions) for entity in entities]
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        [(row.key, *name) for (_, row, _), names in zip(read, written, strict=True) for name in names.items()],
    )
    news = {row.key for entity, row, fields in read if entity.id in known and _is_news(row, entity, fields)}
    for key in news:
        settle(connection, key)
    settled = rows_by_key(connection, news)
    called = [settled.get(row.key) or row.called(names) for (_, row, _), names in zip(read, written, strict=True)]
    return list(zip(called, digests, strict=True))


def subtract_document(connection: Connection, document: int) -> None:
    """Take what a document added to the sums. What is gone now stays in them as 0, until it is settled."""
    read = connection.execute("SELECT entity, digest FROM appearances WHERE document = ?", (document,)).fetchall()
    connection.executemany("UPDATE readings SET documents = documents - 1 WHERE entity = ? AND digest = ?", read)
    connection.executemany("UPDATE entities SET documents = documents - 1 WHERE key = ?", [(key,) for key, _ in read])
    written = connection.execute(  # the plus keeps SQLite from grouping by an index of all appearances
        f"SELECT count(*), a.entity, m.surface FROM {MENTIONS} WHERE a.document = ? GROUP BY +a.entity, m.surface",
        (document,),
    ).fetchall()
    connection.executemany("UPDATE names SET mentions = mentions - ? WHERE entity = ? AND name = ?", written)
    connection.executemany(
        "UPDATE entities SET mentions = mentions - ? WHERE key = ?", [(count, key) for count, key, _ in written]
    )


def settle_after_removal(connection: Connection, keys: Collection[int]) -> None:
    """As `settle`, with the dates, of which the rows of a document have gone."""
    connection.executemany(_DATE, [(key,) for key in keys])
    for key in keys:
        settle(connection, key)


def settle(connection: Connection, key: int) -> None:
    """Derive the fields and names of an entity anew from its own readings; an entity that has none left goes."""
    connection.execute("DELETE FROM readings WHERE entity = ? AND documents = 0", (key,))
    readings = [
        (Reading(type_, canonical, scope, json.loads(attrs)), documents)
        for type_, canonical, scope, attrs, documents in connection.execute(
            "SELECT type, canonical, scope, attrs, documents FROM readings WHERE entity = ?", (key,)
        )
    ]
    names: set[str] = set()
    if readings:
        reading = prevailing(readings)
        put_reading(connection, key, reading)
        names = _own_names(reading)
    else:
        _leave(connection, key)
        connection.execute("DELETE FROM entities WHERE key = ?", (key,))
    connection.execute(
        "DELETE FROM names WHERE entity = ? AND mentions = 0 AND name NOT IN (SELECT value FROM json_each(?))",
        (key, json.dumps([*names])),
    )
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, 0)", [(key, name) for name in names])


def put_reading(connection: Connection, key: int, reading: Reading) -> None:
    """Write what an entity is shown as."""
    (id_,) = connection.execute("SELECT id FROM entities WHERE key = ?", (key,)).fetchone()
    _leave(connection, key)
    columns = _columns(id_, reading)
    connection.execute(
        "UPDATE entities SET type = ?, canonical = ?, scope = ?, attrs = ?, kind = ?, parent = ?, path = ?,"
        " name_key = ? WHERE key = ?",
        (*columns, key),
    )
    _lie_in(connection, [(key, columns)])


def _new_entities(connection: Connection, entities: Sequence[Entity], date: str) -> dict[EntityId, EntityRow]:
    (last,) = connection.execute(
        "UPDATE graph SET last_entity = last_entity + ? RETURNING last_entity - ?", (len(entities), len(entities))
    ).fetchone()
    read = [(key, e.id, Reading(e.type, e.canonical, e.scope, e.attrs)) for key, e in enumerate(entities, last + 1)]
    columns = [_columns(id_, reading) for _, id_, reading in read]
    connection.executemany(
        "INSERT INTO entities (key, id, type, canonical, scope, attrs, kind, parent, path, name_key, documents, mentions,"
        " first_date, last_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
        [
            (key, id_, *some, len(entity.mentions), date, date)
            for (key, id_, _), some, entity in zip(read, columns, entities, strict=True)
        ],
    )
    _lie_in(connection, [(key, some) for (key, _, _), some in zip(read, columns, strict=True)])
    rows = {
        id_: EntityRow(key, id_, *some[:4], some[-1], key, is_one_of_several=False, names=_own_names(reading))
        for (key, id_, reading), some in zip(read, columns, strict=True)
    }
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, 0)", [(row.key, name) for row in rows.values() for name in row.names]
    )
    return rows


def _columns(id_: EntityId, reading: Reading) -> _Columns:
    path = place_path(id_, reading)
    kind, parent = reading.attrs.get("kind", ""), parent_of(path, reading) or None
    key = name_key(reading.type, reading.canonical)
    return *_fields(reading), kind, parent, "/".join(path), key


def _lie_in(connection: Connection, rows: Iterable[tuple[int, _Columns]]) -> None:
    connection.executemany(
        "INSERT INTO lies_in VALUES (?, ?, ?)",
        [(place, type_, key) for key, (type_, *_, path, _) in rows for place in _places(path)],
    )


def _leave(connection: Connection, key: int) -> None:
    type_, path = connection.execute("SELECT type, path FROM entities WHERE key = ?", (key,)).fetchone()
    gone = [(place, type_, key) for place in _places(path)]
    connection.executemany("DELETE FROM lies_in WHERE place = ? AND type = ? AND entity = ?", gone)


def _places(path: str) -> Iterable[str]:
    return dict.fromkeys(path.split("/")) if path else ()


def _is_news(row: EntityRow, entity: Entity, fields: _Fields) -> bool:
    """Whether one more such reading may change a field. One that agrees with the row only adds to what prevails."""
    if fields == (row.type, row.canonical, row.scope, row.attrs):
        return False
    if (row.type, row.canonical) != (entity.type, entity.canonical):
        return True
    if row.is_one_of_several and row.target == row.key:  # its fields are derived anew with those of the others
        return "also" in entity.attrs
    attrs = json.loads(row.attrs)
    return row.scope != entity.scope or any(attrs.get(key) != value for key, value in entity.attrs.items())


def _own_names(reading: Reading) -> set[str]:
    """What an entity is called whether or not a document writes it so."""
    return {reading.canonical, *filter(None, reading.attrs.get("also", "").split("/"))}


def _fields(read: Entity | Reading) -> _Fields:
    return read.type, read.canonical, read.scope, _to_json(dict(read.attrs))


def _digest(fields: _Fields) -> int:
    return int.from_bytes(blake2b("\x1f".join(fields).encode(), digest_size=8).digest(), signed=True)
