"""Entities out of the tables."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.sqlite_ import Connection
from kg.views import EntityFilter, EntitySummary, Listing

_SUMMARY = """
SELECT key, id, type, canonical, scope, attrs, documents, mentions,
  (SELECT min(date) FROM appearances a WHERE a.entity = e.key AND date > ''),
  (SELECT max(date) FROM appearances a WHERE a.entity = e.key)
FROM entities e
"""
_BY_RANK = "documents DESC, mentions DESC, canonical, id"
_LAST = "\U0010ffff"  # sorts after every character that text holds


def get_entity(connection: Connection, entity_id: EntityId) -> EntitySummary:
    """See GraphStore.get_entity."""
    row = connection.execute(f"{_SUMMARY} WHERE id = ?", (entity_id,)).fetchone()
    if row is None:
        raise NotFoundError("entity", entity_id)
    return _summary(connection, row)


def find_entities(connection: Connection, where: EntityFilter, limit: int, offset: int) -> Listing[EntitySummary]:
    """See GraphStore.find_entities."""
    condition, values = _condition(where)
    (total,) = connection.execute(f"SELECT count(*) FROM entities e WHERE {condition}", values).fetchone()
    rows = connection.execute(
        f"{_SUMMARY} WHERE {condition} ORDER BY {_BY_RANK} LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    return Listing(tuple(_summary(connection, row) for row in rows), total)


def _condition(where: EntityFilter) -> tuple[str, list[str]]:
    parts: list[tuple[str, list[str]]] = []
    if where.type:
        # "+" keeps SQLite from walking all entities of a type where another condition leaves few
        few = where.name or where.prefix or where.contains or where.below
        parts.append(("+type = ?" if few else "type = ?", [where.type]))
    if where.name:
        parts.append((_named("{} = ?"), [where.name] * 2))
    if where.prefix:
        parts.append((_named("{0} >= ? AND {0} < ?"), [where.prefix, where.prefix + _LAST] * 2))
    if where.contains:
        parts.append((_named("instr({}, ?)"), [where.contains] * 2))
    if where.below:
        parts.append(("key IN (SELECT entity FROM lies_in WHERE place = ?)", [where.below]))
    if where.parent:
        parts.append(("parent = ?", [where.parent]))
    if where.kind:
        parts.append(("kind = ?", [where.kind]))
    if where.year:
        years = [where.year, where.year + _LAST]
        parts.append(("EXISTS (SELECT 1 FROM appearances WHERE entity = e.key AND date >= ? AND date < ?)", years))
    return " AND ".join(sql for sql, _ in parts) or "1", [value for _, values in parts for value in values]


def _named(test: str) -> str:
    """A condition: the test holds for the canonical name or for an alias."""
    return (
        f"key IN (SELECT key FROM entities WHERE {test.format('canonical')}"
        f" UNION SELECT entity FROM surfaces WHERE {test.format('name')})"
    )


def _summary(connection: Connection, row: tuple[Any, ...]) -> EntitySummary:
    key, id_, type_, canonical, scope, attrs, documents, mentions, first_date, last_date = row
    aliases = connection.execute(
        "SELECT name FROM surfaces WHERE entity = ? AND name != ? ORDER BY mentions DESC, name", (key, canonical)
    )
    return EntitySummary(
        id=EntityId(id_),
        type=type_,
        canonical=canonical,
        scope=scope,
        aliases=tuple(name for (name,) in aliases),
        attrs=json.loads(attrs),
        documents=documents,
        mentions=mentions,
        first_date=first_date or "",
        last_date=last_date,
    )
