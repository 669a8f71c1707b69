"""The nodes of entities and regions: written as a plan has them, swept away where nothing holds them any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.ids import EntityId
from kg.stores.neo4j_.merging import Plan
from kg.stores.neo4j_.schema import LABELS
from kg.stores.neo4j_.server import Ask

_PLAIN = f"REMOVE n:Entity:Merged:{':'.join(LABELS.values())}"
_LABELS = " ".join(
    f"FOREACH (_ IN CASE row.type WHEN '{type_}' THEN [1] ELSE [] END | SET n:{label})"
    for type_, label in LABELS.items()
)
_SHOW = f"""
UNWIND $rows AS row
MERGE (n:Named {{id: row.id}})
SET n = row
{_PLAIN}
SET n:Entity {_LABELS}
WITH n MATCH (n)-[s:SHOWN_AS]->() DELETE s
"""
_HIDE = f"""
UNWIND $rows AS row
MERGE (n:Named {{id: row.properties.id}})
SET n = row.properties
{_PLAIN}
SET n:Merged
WITH n, row, COLLECT {{ MATCH (n)-[s:SHOWN_AS|LIES_IN]->() RETURN s }} AS old
FOREACH (s IN old | DELETE s)
WITH n, row
MATCH (t:Named {{id: row.shown}})
CREATE (n)-[:SHOWN_AS {{rule: row.rule}}]->(t)
"""
_FORGET = f"""
UNWIND $ids AS id
MATCH (n:Named {{id: id}})
SET n = {{id: n.id, name: n.name}}
{_PLAIN}
WITH n MATCH (n)-[s:SHOWN_AS|LIES_IN]->() DELETE s
"""
_PLACE = """
UNWIND $rows AS row
MATCH (n:Named {id: row.id})
WITH n, row, COLLECT { MATCH (n)-[l:LIES_IN]->() RETURN l } AS old
FOREACH (l IN old | DELETE l)
FOREACH (region IN row.regions |
  MERGE (r:Named {id: region.id})
  SET r:Region, r.name = coalesce(r.name, region.name)
  MERGE (n)-[:LIES_IN]->(r))
"""
_SWEEP = """
UNWIND $ids AS id
MATCH (n:Named {id: id}) WHERE NOT EXISTS { (n)<-[:ABOUT|LIES_IN]-() }
REMOVE n:Region
WITH n WHERE NOT n:Entity AND NOT n:Merged
DETACH DELETE n
"""
_COUNT_DOCUMENTS = """
UNWIND $ids AS id
MATCH (e:Named {id: id})
SET e.documents = COUNT { MATCH (e)<-[:MENTIONS]-(:Passage)<-[:HAS_PASSAGE]-(d) RETURN DISTINCT d }
"""
_MOVE_MENTIONS = """
UNWIND $moves AS move
MATCH (:Named {id: move.before})<-[old:MENTIONS {entity: move.id}]-(p:Passage)
MATCH (e:Named {id: move.after})
CREATE (p)-[new:MENTIONS]->(e) SET new = properties(old)
DELETE old
"""
_MOVE_FIGURES = """
UNWIND $moves AS move
MATCH (:Named {id: move.before})<-[old:FIGURE_OF {entity: move.id}]-(f:Figure)
MATCH (e:Named {id: move.after})
CREATE (f)-[:FIGURE_OF {entity: move.id}]->(e)
DELETE old
"""


def write_nodes(ask: Ask, plan: Plan) -> None:
    """Write what the plan has, and carry over the mentions and figures of what is shown as another now."""
    shown, hidden = plan.rows()
    if shown:
        ask(_SHOW, rows=shown)
    if hidden:
        ask(_HIDE, rows=hidden)
    placed = [
        {"id": row["id"], "regions": _regions(row)}
        for row in shown
        if plan.before(row["id"]) != row["id"] or list(plan.members[row["id"]].path) != row["path"]
    ]
    if placed:
        ask(_PLACE, rows=placed)
    if plan.moves:
        moves = [{"id": move.id, "before": move.before, "after": move.after} for move in plan.moves]
        ask(_MOVE_MENTIONS, moves=moves)
        ask(_MOVE_FIGURES, moves=moves)


def sweep(ask: Ask, plan: Plan, regions: Iterable[EntityId]) -> None:
    """Count again what stands for several, and take away what nothing holds: entities, and regions that are left."""
    several = [id_ for id_, part in plan.parts.items() if len(part) > 1]
    if several:
        ask(_COUNT_DOCUMENTS, ids=several)
    if plan.gone:
        ask(_FORGET, ids=plan.gone)
    loose = {*plan.gone, *regions, *(place for member in plan.members.values() for place in member.path)}
    if loose:
        ask(_SWEEP, ids=sorted(loose))


def _regions(row: dict[str, Any]) -> list[dict[str, str | None]]:
    """Where an entity lies, but for itself, with names where its document tells them."""
    names = row.get("chain", "").split("/") if row["type"] == "place" else []
    named = dict(zip(row["path"], names, strict=False))
    return [{"id": id_, "name": named.get(id_)} for id_ in dict.fromkeys(row["path"]) if id_ != row["id"]]
