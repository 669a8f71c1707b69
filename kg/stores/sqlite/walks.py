"""What lies near an entity, and how two hang together: over `neighbours`, without an object for every edge passed by.

Entities that stand in thousands of documents have thousands of neighbours and are near to almost everything. Rows come
as one JSON array, which SQLite makes and Python reads several times faster than as many rows.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest, nsmallest
from typing import Any

from kg.ids import EntityId
from kg.sqlite_ import Connection
from kg.views import Edge, Hop, Neighbourhood, Node

Step = tuple[EntityId, str, EntityId]  # subject, predicate, object

_MANY = 100  # documents; an entity that stands in more may have more neighbours than a picture has nodes

_KEYS = "SELECT key FROM entities WHERE id IN (SELECT value FROM json_each(?))"
_ENDS = (
    "SELECT predicate, outward, far_id, evidence FROM neighbours"
    " WHERE entity = (SELECT coalesce(shown, key) FROM entities WHERE id = ?)"
)
_ABOUT = "SELECT id, type, canonical, key, documents FROM entities WHERE id IN (SELECT value FROM json_each(?))"
_RING = f"""
SELECT json_group_array(far_id), json_group_array(json_array(far_id, evidence - 1)) FILTER (WHERE evidence > 1)
FROM neighbours WHERE entity IN ({_KEYS})
"""
_WALKED = """
SELECT e.id FROM entities e WHERE e.id IN (SELECT value FROM json_each(?1)) AND ?2 >= (SELECT count(*) FROM
  (SELECT 1 FROM neighbours WHERE entity = e.key AND (outward OR far != entity) LIMIT ?2 + 1))
"""
_REACHED = f"SELECT json_group_array(far_id) FROM neighbours WHERE entity IN ({_KEYS})"
_AMONG = """
SELECT n.entity, n.predicate, n.far, n.outward, n.evidence, n.confidence
FROM neighbours n WHERE n.entity IN (SELECT value FROM json_each(?1)) AND +n.far IN (SELECT value FROM json_each(?2))
AND (n.outward OR n.far NOT IN (SELECT value FROM json_each(?1)))
"""
_BETWEEN = """
WITH one (key) AS MATERIALIZED (SELECT value FROM json_each(?))
SELECT n.entity, n.predicate, n.far, n.outward, n.evidence, n.confidence
FROM one a CROSS JOIN one b CROSS JOIN neighbours n ON n.entity = a.key AND n.far = b.key
WHERE a.key < b.key OR a.key = b.key AND n.outward
"""
_STEP = f"""
SELECT far_id, predicate, outward FROM neighbours WHERE entity = (SELECT key FROM entities WHERE id = ?)
AND far IN ({_KEYS}) ORDER BY evidence DESC, far_id, predicate, outward LIMIT 1
"""


def one_hop(connection: Connection, entity_id: EntityId, limit: int) -> list[Hop]:
    """See GraphStore.one_hop."""
    groups: defaultdict[tuple[str, bool], list[tuple[int, EntityId]]] = defaultdict(list)
    for predicate, outward, far, evidence in connection.execute(_ENDS, (entity_id,)):
        groups[predicate, not outward].append((-evidence, far))
    best = {group: nsmallest(limit, ends) for group, ends in groups.items()}
    about = _about(connection, {far for ends in best.values() for _, far in ends})
    return [
        Hop(
            predicate,
            not inward,
            tuple((_node(about[far]), -less) for less, far in ends),
            len(groups[predicate, inward]),
        )
        for (predicate, inward), ends in sorted(best.items())
    ]


def neighbourhood(connection: Connection, entity_id: EntityId, budget: int) -> Neighbourhood:
    """See GraphStore.neighbourhood; the entity is shown."""
    shown, left_out = [entity_id], 0
    ring = walked = [entity_id]
    for _ in range(2):
        evidence = _beyond(connection, walked, shown)
        ring = _best(evidence, max(budget - len(shown), 0))
        left_out += len(evidence) - len(ring)
        shown += ring
        if left_out:
            break
        walked = [id_ for (id_,) in connection.execute(_WALKED, (json.dumps(ring), budget))]
    about = _about(connection, shown)
    nodes = tuple(_node(about[id_]) for id_ in shown)
    return Neighbourhood(nodes, tuple(_edges_among(connection, about.values())), left_out)


def path(connection: Connection, start: EntityId, end: EntityId, longest: int) -> list[Step]:
    """A shortest way from start to end; see GraphStore.path. Both are shown. Breadth first from both ends."""
    rings: tuple[list[set[EntityId]], list[set[EntityId]]] = ([{start}], [{end}])
    seen = ({start}, {end})
    for _ in range(longest if start != end else 0):
        side = 0 if len(rings[0][-1]) <= len(rings[1][-1]) else 1
        ring = _reached(connection, rings[side][-1]) - seen[side]
        if met := ring & seen[1 - side]:
            here = min(met)
            return _back(connection, here, rings[0])[::-1] + _back(connection, here, rings[1])
        if not ring:
            return []
        rings[side].append(ring)
        seen[side].update(ring)
    return []


def _beyond(connection: Connection, ring: Sequence[EntityId], shown: Iterable[EntityId]) -> Counter[EntityId]:
    """The neighbours of a ring that are not shown yet, with their evidence in all."""
    ids, more = connection.execute(_RING, (json.dumps(ring),)).fetchone()
    evidence = Counter(json.loads(ids))
    for id_, further in json.loads(more):
        evidence[id_] += further
    for id_ in shown:
        evidence.pop(id_, None)
    return evidence


def _best(evidence: Counter[EntityId], room: int) -> list[EntityId]:
    """As many as there is room for: most evidence first, then by id."""
    if not room or not evidence:
        return []
    least = nlargest(room, evidence.values())[-1]
    above = sorted((-count, id_) for id_, count in evidence.items() if count > least)
    ties = nsmallest(room - len(above), (id_ for id_, count in evidence.items() if count == least))
    return [id_ for _, id_ in above] + ties


def _edges_among(connection: Connection, about: Collection[tuple[Any, ...]]) -> list[Edge]:
    """The edges between some entities, each once. Those of entities that have very many are looked up one by one."""
    ids = {key: id_ for id_, _, _, key, _ in about}
    few, many = ([row[3] for row in about if (row[4] > _MANY) is is_many] for is_many in (False, True))
    rows = connection.execute(_AMONG, (json.dumps(few), json.dumps([*ids]))).fetchall()
    rows += connection.execute(_BETWEEN, (json.dumps(many),)).fetchall()
    return sorted(
        Edge(ids[near], predicate, ids[far], *sums) if outward else Edge(ids[far], predicate, ids[near], *sums)
        for near, predicate, far, outward, *sums in rows
    )


def _reached(connection: Connection, ring: Iterable[EntityId]) -> set[EntityId]:
    (ids,) = connection.execute(_REACHED, (json.dumps([*ring]),)).fetchone()
    return set(json.loads(ids))


def _back(connection: Connection, here: EntityId, rings: Sequence[set[EntityId]]) -> list[Step]:
    """The way from an entity, one step beyond some ring, back to where the rings began; each by most evidence."""
    way: list[Step] = []
    at = next((n for n, ring in enumerate(rings) if here in ring), len(rings))
    for ring in reversed(rings[:at]):
        far, predicate, outward = connection.execute(_STEP, (here, json.dumps([*ring]))).fetchone()
        way.append((here, predicate, far) if outward else (far, predicate, here))
        here = far
    return way


def _about(connection: Connection, ids: Collection[EntityId]) -> dict[EntityId, tuple[Any, ...]]:
    return {row[0]: row for row in connection.execute(_ABOUT, (json.dumps([*ids]),))}


def _node(about: tuple[Any, ...]) -> Node:
    return Node(*about[:3])
