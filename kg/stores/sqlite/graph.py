"""Nodes, edges and what stands together, out of the tables."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kg.ids import EntityId, PassageId, document_of, passage_id
from kg.model import Mention
from kg.sqlite_ import Connection
from kg.stores.sqlite.documents import ITS_MENTIONS, MENTIONS, PART_MASK, part_keys
from kg.stores.sqlite.schema import PART_BITS
from kg.views import Edge, Listing, Node

_NODES = (
    "SELECT t.id, t.type, t.canonical FROM json_each(?) j JOIN entities e ON e.id = j.value"
    " JOIN entities t ON t.key = coalesce(e.shown, e.key) ORDER BY j.key"
)
_MENTIONED = f"""
SELECT j.key, t.id, t.type, t.canonical, m.start, m.stop, m.surface FROM json_each(?) j
CROSS JOIN {MENTIONS} AND a.document = j.value >> {PART_BITS} AND m.ordinal = j.value & {PART_MASK}
CROSS JOIN entities e ON e.key = a.entity CROSS JOIN entities t ON t.key = coalesce(e.shown, e.key)
ORDER BY j.key, m.start, m.stop, t.id
"""
_MERGED = (
    "SELECT DISTINCT e.id, m.id FROM json_each(?) j JOIN entities e ON e.id = j.value"
    " JOIN entities m ON m.shown = e.shown WHERE m.key != m.shown ORDER BY 1, 2"
)
_EDGES = (
    "SELECT t.id, n.predicate, n.far_id, n.outward, n.evidence, n.confidence FROM"
    " (SELECT DISTINCT coalesce(shown, key) AS key FROM entities WHERE id IN (SELECT value FROM json_each(?))) a"
    " JOIN entities t ON t.key = a.key JOIN neighbours n ON n.entity = a.key"
)
_PASSAGES = f"SELECT DISTINCT a.document, m.ordinal FROM {ITS_MENTIONS}"  # of an entity
_TOGETHER = f"""
WITH here AS MATERIALIZED ({_PASSAGES})
SELECT t.id, t.type, t.canonical, count(*) AS passages FROM (
  SELECT DISTINCT coalesce(e.shown, e.key) AS other, a.document, m.ordinal
  FROM (SELECT DISTINCT document FROM here) d CROSS JOIN {MENTIONS} AND a.document = d.document
  CROSS JOIN entities e ON e.key = a.entity
  WHERE (a.document, m.ordinal) IN (SELECT document, ordinal FROM here)
) JOIN entities t ON t.key = other
WHERE t.key != (SELECT coalesce(shown, key) FROM entities WHERE id = ?)
GROUP BY t.key ORDER BY passages DESC, t.canonical, t.id
"""


def nodes(connection: Connection, entity_ids: Sequence[EntityId]) -> list[Node]:
    """See GraphStore.nodes."""
    return [Node(*row) for row in connection.execute(_NODES, (json.dumps([*entity_ids]),))]


def mentions_in(connection: Connection, passage_ids: Sequence[PassageId]) -> list[tuple[Node, Mention]]:
    """See GraphStore.mentions_in."""
    documents = connection.execute(
        "SELECT d.id, d.key FROM json_each(?) j JOIN documents d ON d.id = j.value",
        (json.dumps(list({document_of(id_) for id_ in passage_ids})),),
    )
    keys = part_keys(passage_ids, dict(documents))
    ids = [*keys]
    rows = connection.execute(_MENTIONED, (json.dumps([*keys.values()]),))
    return [(Node(*row[:3]), Mention(ids[place], *row[3:])) for place, *row in rows]


def merged_ids(connection: Connection, entity_ids: Sequence[EntityId]) -> dict[EntityId, tuple[EntityId, ...]]:
    """See GraphStore.merged_ids."""
    found: dict[EntityId, tuple[EntityId, ...]] = {}
    for entity, merged in connection.execute(_MERGED, (json.dumps([*entity_ids]),)):
        found[entity] = (*found.get(entity, ()), merged)
    return found


def edges(connection: Connection, entity_ids: Sequence[EntityId]) -> list[Edge]:
    """See GraphStore.edges."""
    rows = connection.execute(_EDGES, (json.dumps([*entity_ids]),))
    found = {
        Edge(*((near, predicate, far) if outward else (far, predicate, near)), evidence, confidence)
        for near, predicate, far, outward, evidence, confidence in rows
    }
    return sorted(found)


def passages_of(connection: Connection, entity_id: EntityId, limit: int, offset: int) -> Listing[PassageId]:
    """See GraphStore.passages_of."""
    (total,) = connection.execute(f"SELECT count(*) FROM ({_PASSAGES})", (entity_id,)).fetchone()
    rows = connection.execute(
        f"SELECT d.id, p.ordinal FROM ({_PASSAGES}) p JOIN documents d ON d.key = p.document"
        " ORDER BY d.date DESC, d.title, d.id, p.ordinal LIMIT ? OFFSET ?",
        (entity_id, limit, offset),
    )
    return Listing(tuple(passage_id(document, ordinal) for document, ordinal in rows), total)


def mentioned_with(connection: Connection, entity_id: EntityId, limit: int, offset: int) -> Listing[tuple[Node, int]]:
    """See GraphStore.mentioned_with."""
    found = [(Node(*node), passages) for *node, passages in connection.execute(_TOGETHER, (entity_id, entity_id))]
    return Listing(tuple(found[offset : offset + limit]), len(found))
