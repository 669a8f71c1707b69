"""The row of an entity: what all documents together say of it, derived from its readings and surfaces."""

from __future__ import annotations

import json

from kg.ids import EntityId
from kg.sqlite_ import Connection
from kg.stores.sums import Reading, parent_of, place_path, prevailing


def refresh(connection: Connection, entity: int) -> None:
    """Derive the row anew; without a reading that is left the entity goes."""
    readings = connection.execute(
        "SELECT type, canonical, scope, attrs, documents FROM readings WHERE entity = ?", (entity,)
    ).fetchall()
    if not readings:
        connection.execute("DELETE FROM entities WHERE key = ?", (entity,))
        return
    surfaces = connection.execute(
        "SELECT name, mentions FROM surfaces WHERE entity = ? ORDER BY mentions DESC, name", (entity,)
    ).fetchall()
    id_, old_path = connection.execute("SELECT id, path FROM entities WHERE key = ?", (entity,)).fetchone()
    reading = prevailing(
        (Reading(type_, name, scope, json.loads(attrs)), n) for type_, name, scope, attrs, n in readings
    )
    path = place_path(id_, reading)
    connection.execute(
        "UPDATE entities SET type = ?, canonical = ?, scope = ?, attrs = ?, aliases = ?, kind = ?, parent = ?,"
        " path = ?, documents = ?, mentions = ? WHERE key = ?",
        (
            reading.type,
            reading.canonical,
            reading.scope,
            json.dumps(reading.attrs, ensure_ascii=False),
            json.dumps([name for name, _ in surfaces if name != reading.canonical], ensure_ascii=False),
            reading.attrs.get("kind", ""),
            parent_of(path, reading),
            "/".join(path),
            sum(row[-1] for row in readings),
            sum(mentions for _, mentions in surfaces),
            entity,
        ),
    )
    if "/".join(path) != old_path:
        _move(connection, entity, path)


def _move(connection: Connection, entity: int, path: tuple[EntityId, ...]) -> None:
    connection.execute("DELETE FROM lies_in WHERE entity = ?", (entity,))
    connection.executemany("INSERT OR IGNORE INTO lies_in VALUES (?, ?)", [(entity, place) for place in path])
