"""Entities out of the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.sqlite_ import Connection
from kg.stores.sqlite.documents import SHOWN_AS_ONE
from kg.stores.sqlite.naming import BY_RANK, LAST
from kg.views import EntityFilter, EntitySummary, Listing, Merged

_from_json = json.JSONDecoder().decode

_SUMMARY = (
    "SELECT key, shown, id, type, canonical, scope, attrs, documents, mentions, first_date, last_date FROM entities e"
)
_ALIASES = (
    "SELECT e.key, n.name, n.mentions FROM entities e JOIN names n ON n.entity = e.key AND n.name != e.canonical"
    " WHERE e.key IN (SELECT value FROM json_each(?))"
)
_MERGED_ALIASES = (
    "SELECT e.key, n.name, sum(n.mentions) FROM entities e JOIN entities m ON m.shown = e.key"
    " JOIN names n ON n.entity = m.key AND n.name != e.canonical"
    " WHERE e.key IN (SELECT value FROM json_each(?)) GROUP BY e.key, n.name"
)
_IN_YEARS = (
    "(EXISTS (SELECT 1 FROM appearances WHERE entity = e.key AND date >= ? AND date < ?)"
    " OR EXISTS (SELECT 1 FROM entities m JOIN appearances a ON a.entity = m.key"
    " WHERE m.shown = e.key AND a.date >= ? AND a.date < ?))"
)
_IS_SHOWN = "(e.shown IS NULL OR e.shown = e.key)"


def get_entity(connection: Connection, entity_id: EntityId) -> EntitySummary:
    """See GraphStore.get_entity."""
    rows = connection.execute(
        f"{_SUMMARY} WHERE key = (SELECT coalesce(shown, key) FROM entities WHERE id = ?)", (entity_id,)
    ).fetchall()
    for summary in _summaries(connection, rows):
        return summary
    raise NotFoundError("entity", entity_id)


def find_entities(connection: Connection, where: EntityFilter, limit: int, offset: int) -> Listing[EntitySummary]:
    """See GraphStore.find_entities."""
    condition, values = _condition(where)
    rows = connection.execute(
        f"{_SUMMARY} WHERE {condition} ORDER BY {BY_RANK} LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    if offset or len(rows) == limit:
        (total,) = connection.execute(f"SELECT count(*) FROM entities e WHERE {condition}", values).fetchone()
    else:
        total = len(rows)
    return Listing(_summaries(connection, rows), total)


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
        f"{_SUMMARY} WHERE key IN (SELECT coalesce(o.shown, o.key) FROM entities m"
        " JOIN entities o ON o.name_key = m.name_key AND o.type = m.type"
        f" WHERE m.key IN ({SHOWN_AS_ONE}) AND coalesce(o.shown, o.key) != coalesce(m.shown, m.key))"
        f" ORDER BY {BY_RANK} LIMIT ?",
        (entity_id, limit),
    ).fetchall()
    return list(_summaries(connection, rows))


def _condition(where: EntityFilter) -> tuple[str, list[str]]:
    parts: list[tuple[str, list[str]]] = [(_IS_SHOWN, [])]
    if where.type:
        # "+" keeps SQLite from walking all entities of a type where another condition leaves few
        few = where.name or where.prefix or where.contains or where.below
        parts.append(("+type = ?" if few else "type = ?", [where.type]))
    if where.name:
        parts.append((_named("name = ?"), [where.name]))
    if where.prefix:
        parts.append((_named("name >= ? AND name < ?"), [where.prefix, where.prefix + LAST]))
    if where.contains:
        parts.append((_named("instr(name, ?)"), [where.contains]))
    if where.below:
        of_type = [where.type] if where.type else []
        lies_in = "SELECT entity FROM lies_in WHERE place = ?" + " AND type = ?" * len(of_type)
        parts.append((f"key IN ({lies_in})", [where.below, *of_type]))
    if where.parent:
        parts.append(("parent = ?", [where.parent]))
    if where.kind:
        parts.append(("kind = ?", [where.kind]))
    if where.year:
        years = [where.year, where.year + LAST]
        parts.append((_IN_YEARS, years * 2))
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _named(test: str) -> str:
    """A condition: the test holds for one of the names, be it of an entity that is shown as this."""
    return f"key IN (SELECT coalesce(shown, key) FROM entities WHERE key IN (SELECT entity FROM names WHERE {test}))"


def _summaries(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> tuple[EntitySummary, ...]:
    """Of rows that _SUMMARY selects."""
    aliases: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for sql, is_merged in ((_ALIASES, False), (_MERGED_ALIASES, True)):
        keys = json.dumps([key for key, shown, *_ in rows if (shown is not None) is is_merged])
        for key, name, mentions in connection.execute(sql, (keys,)):
            aliases[key].append((-mentions, name))
    return tuple(_summary(aliases.get(key, []), *fields) for key, _, *fields in rows)


def _summary(
    aliases: list[tuple[int, str]], id_: EntityId, type_: str, canonical: str, scope: str, attrs: str, *sums: Any
) -> EntitySummary:
    names = tuple(name for _, name in sorted(aliases))
    return EntitySummary(id_, type_, canonical, scope, names, _from_json(attrs), *sums)
