"""Entities out of the tables."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.sqlite_ import Connection
from kg.views import EntityFilter, EntitySummary, Listing, Merged

_SUMMARY = """
SELECT key, shown, id, type, canonical, scope, attrs, documents, mentions,
  (SELECT min(date) FROM appearances a WHERE a.entity = e.key AND date > ''),
  (SELECT max(date) FROM appearances a WHERE a.entity = e.key)
FROM entities e
"""
_MERGED_DATES = (
    "SELECT min(nullif(date, '')), max(date) FROM entities m JOIN appearances a ON a.entity = m.key WHERE m.shown = ?"
)
_NAMES = "SELECT name FROM names WHERE entity = ? AND name != ? ORDER BY mentions DESC, name"
_MERGED_NAMES = (
    "SELECT n.name FROM entities m JOIN names n ON n.entity = m.key WHERE m.shown = ? AND n.name != ?"
    " GROUP BY n.name ORDER BY sum(n.mentions) DESC, n.name"
)
_IN_YEARS = (
    "(EXISTS (SELECT 1 FROM appearances WHERE entity = e.key AND date >= ? AND date < ?)"
    " OR EXISTS (SELECT 1 FROM entities m JOIN appearances a ON a.entity = m.key"
    " WHERE m.shown = e.key AND a.date >= ? AND a.date < ?))"
)
_BY_RANK = "documents DESC, mentions DESC, canonical, id"
_IS_SHOWN = "(e.shown IS NULL OR e.shown = e.key)"
_LAST = "\U0010ffff"  # sorts after every character that text holds


def get_entity(connection: Connection, entity_id: EntityId) -> EntitySummary:
    """See GraphStore.get_entity."""
    row = connection.execute(
        f"{_SUMMARY} WHERE key = (SELECT coalesce(shown, key) FROM entities WHERE id = ?)", (entity_id,)
    ).fetchone()
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


def resolution(connection: Connection, entity_id: EntityId) -> list[Merged]:
    """See GraphStore.resolution."""
    rows = connection.execute(
        "SELECT m.id, m.canonical, m.scope, m.rule FROM entities e JOIN entities m ON m.shown = e.shown"
        " WHERE e.id = ? AND m.key != m.shown ORDER BY m.id",
        (entity_id,),
    )
    return [Merged(EntityId(id_), canonical, scope, rule) for id_, canonical, scope, rule in rows]


def similar_names(connection: Connection, entity_id: EntityId, limit: int) -> list[EntitySummary]:
    """See GraphStore.similar_names."""
    rows = connection.execute(
        f"{_SUMMARY} WHERE key IN (SELECT coalesce(o.shown, o.key) FROM entities e"
        " JOIN entities o ON o.name_key = e.name_key AND o.type = e.type"
        " WHERE e.id = ? AND coalesce(o.shown, o.key) != coalesce(e.shown, e.key))"
        f" ORDER BY {_BY_RANK} LIMIT ?",
        (entity_id, limit),
    ).fetchall()
    return [_summary(connection, row) for row in rows]


def _condition(where: EntityFilter) -> tuple[str, list[str]]:
    parts: list[tuple[str, list[str]]] = [(_IS_SHOWN, [])]
    if where.type:
        # "+" keeps SQLite from walking all entities of a type where another condition leaves few
        few = where.name or where.prefix or where.contains or where.below
        parts.append(("+type = ?" if few else "type = ?", [where.type]))
    if where.name:
        parts.append((_named("name = ?"), [where.name]))
    if where.prefix:
        parts.append((_named("name >= ? AND name < ?"), [where.prefix, where.prefix + _LAST]))
    if where.contains:
        parts.append((_named("instr(name, ?)"), [where.contains]))
    if where.below:
        parts.append(("key IN (SELECT entity FROM lies_in WHERE place = ?)", [where.below]))
    if where.parent:
        parts.append(("parent = ?", [where.parent]))
    if where.kind:
        parts.append(("kind = ?", [where.kind]))
    if where.year:
        years = [where.year, where.year + _LAST]
        parts.append((_IN_YEARS, years * 2))
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _named(test: str) -> str:
    """A condition: the test holds for one of the names, be it of an entity that is shown as this."""
    return f"key IN (SELECT coalesce(shown, key) FROM entities WHERE key IN (SELECT entity FROM names WHERE {test}))"


def _summary(connection: Connection, row: tuple[Any, ...]) -> EntitySummary:
    key, shown, id_, type_, canonical, scope, attrs, documents, mentions, first_date, last_date = row
    if shown is not None:
        first_date, last_date = connection.execute(_MERGED_DATES, (key,)).fetchone()
    names = connection.execute(_NAMES if shown is None else _MERGED_NAMES, (key, canonical))
    return EntitySummary(
        id=EntityId(id_),
        type=type_,
        canonical=canonical,
        scope=scope,
        aliases=tuple(name for (name,) in names),
        attrs=json.loads(attrs),
        documents=documents,
        mentions=mentions,
        first_date=first_date or "",
        last_date=last_date,
    )
