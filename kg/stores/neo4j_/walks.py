"""How two entities hang together."""

from __future__ import annotations

from kg.ids import EntityId
from kg.model import Relation
from kg.stores.neo4j_.facts import relation_of_row
from kg.stores.neo4j_.schema import ANY_RELATION
from kg.stores.neo4j_.server import Ask

_PATH = f"""
MATCH (a:Entity:Named {{id: $start}}), (b:Entity:Named {{id: $end}})
MATCH way = shortestPath((a)-[:{ANY_RELATION}*..LONGEST]-(b))
UNWIND relationships(way) AS r
RETURN startNode(r).id AS subject, type(r) AS type, endNode(r).id AS object,
  r.evidence AS evidence, r.rule AS rule, r.confidence AS confidence
"""


def path(ask: Ask, start: EntityId, end: EntityId, longest: int) -> list[Relation]:
    """See GraphStore.path; both are shown."""
    if start == end or longest < 1:  # Neo4j refuses to look for a way from a node to itself
        return []
    rows = ask(_PATH.replace("LONGEST", str(longest)), start=start, end=end)
    return [relation_of_row(row) for row in rows]
