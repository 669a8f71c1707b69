"""What lies near an entity, and how two hang together: ranked where the graph is, so that little is sent."""

from __future__ import annotations

from kg.ids import EntityId
from kg.model import Relation
from kg.stores.neo4j_.entities import SHOWN
from kg.stores.neo4j_.facts import RELATION, edge_of_row, relation_of_row
from kg.stores.neo4j_.schema import ANY_RELATION, PREDICATE_OF
from kg.stores.neo4j_.server import Ask
from kg.views import Hop, Neighbourhood, Node

_END = "[type(r), OUTWARD, o.id, o.type, o.name, size(r.evidence)]"
_ONE_HOP = f"""
{SHOWN}
WITH COLLECT {{ MATCH (e)-[r:{ANY_RELATION}]->(o) RETURN {_END.replace("OUTWARD", "true")} }}
  + COLLECT {{ MATCH (e)<-[r:{ANY_RELATION}]-(o) RETURN {_END.replace("OUTWARD", "false")} }} AS ends
UNWIND ends AS end
WITH end ORDER BY end[5] DESC, end[2]
RETURN end[0] AS type, end[1] AS outward, collect(end[2..])[..$limit] AS neighbours, count(*) AS total
"""
_MOST_FIRST = "WITH o, sum(size(r.evidence)) AS evidence ORDER BY evidence DESC, o.id RETURN o"
_NEIGHBOURHOOD = f"""
MATCH (e:Named {{id: $id}})
WITH e, COLLECT {{ MATCH (e)-[r:{ANY_RELATION}]-(o) WHERE o <> e {_MOST_FIRST} }} AS near
WITH e, near, near[..$more] AS ring
WITH near, ring, [e] + ring AS inside,
  COLLECT {{
    UNWIND CASE WHEN size(near) > $more THEN [] ELSE ring END AS n
    WITH n WHERE COUNT {{ (n)-[:{ANY_RELATION}]-() }} <= $more + 1
    MATCH (n)-[r:{ANY_RELATION}]-(o) {_MOST_FIRST}
  }} AS found
WITH near, ring, inside, [o IN found WHERE NOT o IN inside] AS beyond
WITH inside + beyond[..$more - size(ring)] AS shown, size(near) + size(beyond) AS others
RETURN [n IN shown | [n.id, n.type, n.name]] AS nodes, others + 1 - size(shown) AS left_out,
  COLLECT {{
    UNWIND shown AS n MATCH (n)-[r:{ANY_RELATION}]->(o) WHERE o IN shown
    RETURN {{subject: n.id, type: type(r), object: o.id, evidence: size(r.evidence), confidence: r.confidence}}
  }} AS edges
"""
_PATH = f"""
MATCH (a:Named {{id: $start}}), (b:Named {{id: $end}})
MATCH way = shortestPath((a)-[:{ANY_RELATION}*..LONGEST]-(b))
UNWIND relationships(way) AS r
RETURN {RELATION}
"""


def one_hop(ask: Ask, entity_id: EntityId, limit: int) -> list[Hop]:
    """See GraphStore.one_hop."""
    hops = [
        Hop(
            predicate=PREDICATE_OF[row["type"]],
            outward=row["outward"],
            neighbours=tuple((Node(*node), evidence) for *node, evidence in row["neighbours"]),
            total=row["total"],
        )
        for row in ask(_ONE_HOP, id=entity_id, limit=limit)
    ]
    return sorted(hops, key=lambda hop: (hop.predicate, not hop.outward))


def neighbourhood(ask: Ask, entity_id: EntityId, budget: int) -> Neighbourhood:
    """See GraphStore.neighbourhood; the entity is shown."""
    (row,) = ask(_NEIGHBOURHOOD, id=entity_id, more=max(budget - 1, 0))
    edges = sorted(map(edge_of_row, row["edges"]), key=lambda edge: (edge.subject, edge.predicate, edge.object))
    return Neighbourhood(tuple(Node(*node) for node in row["nodes"]), tuple(edges), row["left_out"])


def path(ask: Ask, start: EntityId, end: EntityId, longest: int) -> list[Relation]:
    """See GraphStore.path; both are shown."""
    if start == end or longest < 1:  # Neo4j refuses to look for a way from a node to itself
        return []
    rows = ask(_PATH.replace("LONGEST", str(longest)), start=start, end=end)
    return [relation_of_row(row) for row in rows]
