"""Entities out of the graph: one, lists by filters, what is shown as one, names as they are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.names import folded
from kg.schema import ATTRIBUTES
from kg.stores.neo4j_.listing import find_page
from kg.stores.neo4j_.schema import LABELS
from kg.stores.neo4j_.server import Ask
from kg.views import EntityFilter, EntitySummary, Listing, Merged, Node

SHOWN = (  # the node e that is shown for any id
    "MATCH (n:Named {id: $id}) OPTIONAL MATCH (n)-[:SHOWN_AS]->(t) WITH coalesce(t, n) AS e WHERE e:Entity"
)
_FIELDS = ("id", "type", "name", "scope", "aliases", "documents", "mentions", "first_date", "last_date", *ATTRIBUTES)
_SUMMARY = f"e {{{', '.join(f'.{field}' for field in _FIELDS)}}}"
_BY_RANK = "ORDER BY e.documents DESC, e.mentions DESC, e.name, e.id"
_GET = f"{SHOWN} RETURN {_SUMMARY} AS entity"
_PAGE = f"MATCHING WITH e {_BY_RANK} SKIP $offset LIMIT $limit RETURN {_SUMMARY} AS item"
_RESOLUTION = f"""
{SHOWN}
MATCH (m:Merged)-[s:SHOWN_AS]->(e)
RETURN m.id AS id, m.name AS name, m.scope AS scope, s.rule AS rule ORDER BY id
"""
_MERGED = """
UNWIND $ids AS id
MATCH (n:Named {id: id}) OPTIONAL MATCH (n)-[:SHOWN_AS]->(t)
MATCH (m:Merged)-[:SHOWN_AS]->(e) WHERE e = coalesce(t, n)
WITH id, m.id AS merged ORDER BY merged
RETURN id, collect(DISTINCT merged) AS merged
"""
_SIMILAR = f"""
{SHOWN}
WITH e, [e.group] + COLLECT {{ MATCH (m:Merged)-[:SHOWN_AS]->(e) RETURN m.group }} AS groups
UNWIND groups AS group
MATCH (o:Named {{group: group}}) OPTIONAL MATCH (o)-[:SHOWN_AS]->(t)
WITH DISTINCT e AS asked, coalesce(t, o) AS e WHERE e <> asked
WITH e {_BY_RANK} LIMIT $limit
RETURN {_SUMMARY} AS entity
"""
_TYPED = (
    "CALL db.index.fulltext.queryNodes('hongfan_typed', $query) YIELD node AS e"
    " WHERE any(form IN e.typed WHERE form STARTS WITH $typed)"
)
_NAMES = f"MATCHING WITH e {_BY_RANK} SKIP $offset LIMIT $limit RETURN e {{.id, .type, .name}} AS item"


def get_entity(ask: Ask, entity_id: EntityId) -> EntitySummary:
    """See GraphStore.get_entity."""
    for row in ask(_GET, id=entity_id):
        return _summary(row["entity"])
    raise NotFoundError("entity", entity_id)


def find_entities(ask: Ask, where: EntityFilter, limit: int, offset: int) -> Listing[EntitySummary]:
    """See GraphStore.find_entities."""
    if where.type not in ("", *LABELS):
        return Listing((), 0)
    cypher, values = _matching(where)
    return find_page(ask, "e", cypher, _PAGE, _summary, limit=limit, offset=offset, **values)


def find_names(ask: Ask, typed: str, limit: int) -> Listing[Node]:
    """See GraphStore.find_names."""
    wanted = folded(typed)
    if not wanted:
        return Listing((), 0)
    query = f"{_escaped(wanted)}*"
    return find_page(ask, "e", _TYPED, _NAMES, _node, limit=limit, offset=0, query=query, typed=wanted)


def resolution(ask: Ask, entity_id: EntityId) -> list[Merged]:
    """See GraphStore.resolution."""
    return [Merged(row["id"], row["name"], row["scope"], row["rule"]) for row in ask(_RESOLUTION, id=entity_id)]


def merged_ids(ask: Ask, entity_ids: Sequence[EntityId]) -> dict[EntityId, tuple[EntityId, ...]]:
    """See GraphStore.merged_ids."""
    return {row["id"]: tuple(row["merged"]) for row in ask(_MERGED, ids=list(entity_ids))}


def similar_names(ask: Ask, entity_id: EntityId, limit: int) -> list[EntitySummary]:
    """See GraphStore.similar_names."""
    return [_summary(row["entity"]) for row in ask(_SIMILAR, id=entity_id, limit=limit)]


def _matching(where: EntityFilter) -> tuple[str, dict[str, object]]:
    """Cypher that finds the nodes e, and its values; names are looked up in the full-text index."""
    label = LABELS.get(where.type, "Entity")
    pattern = where.name or where.prefix or where.contains
    start = f"MATCH (e:{label})"
    values: dict[str, object] = {}
    if where.below:
        start = f"MATCH (:Named {{id: $below}})<-[:LIES_IN*0..1]-(e:{label})"
    if pattern:
        start = "CALL db.index.fulltext.queryNodes('hongfan_names', $pattern) YIELD node AS e"
        ends = ("", "") if where.name else ("", "*") if where.prefix else ("*", "*")
        values["pattern"] = _escaped(pattern).join(ends)
    tests = {
        "type": ("e.type = $type" if pattern else "", where.type),
        "name": ("$name IN [e.name] + e.aliases", where.name),
        "prefix": ("any(name IN [e.name] + e.aliases WHERE name STARTS WITH $prefix)", where.prefix),
        "contains": ("any(name IN [e.name] + e.aliases WHERE name CONTAINS $contains)", where.contains),
        "below": ("$below IN e.path", where.below),
        "parent": ("e.parent = $parent", where.parent),
        "kind": ("e.kind = $kind", where.kind),
        "year": ("$year IN e.years", where.year),
    }
    given = {field: (cypher, value) for field, (cypher, value) in tests.items() if cypher and value}
    values.update({field: value for field, (_, value) in given.items()})
    conditions = " AND ".join(cypher for cypher, _ in given.values())
    return f"{start} WHERE {conditions}" if conditions else start, values


def _escaped(text: str) -> str:
    """For a query of Lucene, whose words of command must not be taken for such: AND, OR, NOT, TO."""
    escaped = re.sub(r"(\W)", r"\\\1", text)
    return f'"{text}"' if escaped in ("AND", "OR", "NOT", "TO") else escaped


def _node(row: Mapping[str, Any]) -> Node:
    return Node(row["id"], row["type"], row["name"])


def _summary(row: Mapping[str, Any]) -> EntitySummary:
    return EntitySummary(
        id=row["id"],
        type=row["type"],
        canonical=row["name"],
        scope=row["scope"],
        aliases=tuple(row["aliases"]),
        attrs={key: row[key] for key in ATTRIBUTES if row[key] is not None},
        documents=row["documents"],
        mentions=row["mentions"],
        first_date=row["first_date"],
        last_date=row["last_date"],
    )
