"""What the graph tells of an entity: relations, mentions, passages, figures, slogans, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import NotFoundError
from kg.ids import EntityId, PassageId
from kg.model import Evidence, Figure, Mention, Relation, Slogan
from kg.stores.neo4j_.entities import SHOWN
from kg.stores.neo4j_.listing import find_page
from kg.stores.neo4j_.relations import evidence_of
from kg.stores.neo4j_.schema import ANY_RELATION, PREDICATE_OF, RELATIONSHIPS
from kg.stores.neo4j_.server import Ask
from kg.stores.sums import reading_order
from kg.views import Edge, Listing, Node

RELATION = (  # of a relationship r
    "startNode(r).id AS subject, type(r) AS type, endNode(r).id AS object,"
    " r.evidence AS evidence, r.rule AS rule, r.confidence AS confidence"
)
_OF_ENTITY = f"{SHOWN} MATCH (e)-[r:{ANY_RELATION}]-() RETURN DISTINCT {RELATION}"
_ONE = f"""
MATCH (n:Named {{id: $subject}}) OPTIONAL MATCH (n)-[:SHOWN_AS]->(t) WITH coalesce(t, n) AS s
MATCH (m:Named {{id: $object}}) OPTIONAL MATCH (m)-[:SHOWN_AS]->(u) WITH s, coalesce(u, m) AS o
MATCH (s)-[r:TYPE]->(o) RETURN {RELATION}
"""
_ANY_SHOWN = "UNWIND $ids AS id MATCH (n:Named {id: id}) OPTIONAL MATCH (n)-[:SHOWN_AS]->(t) WITH coalesce(t, n) AS e WHERE e:Entity"
_EDGES = f"""
{_ANY_SHOWN}
WITH DISTINCT e
MATCH (e)-[r:{ANY_RELATION}]-()
WITH DISTINCT r
RETURN startNode(r).id AS subject, type(r) AS type, endNode(r).id AS object,
  size(r.evidence) AS evidence, r.confidence AS confidence
"""
_NODES = f"{_ANY_SHOWN} RETURN e.id AS id, e.type AS type, e.name AS name"
_LATEST_FIRST = "ORDER BY d.date DESC, d.title, d.id, p.ordinal"
_PASSAGES = f"{SHOWN} MATCH (e)<-[:MENTIONS]-(p:Passage)"
_OF_IT = f"{_PASSAGES} WITH DISTINCT p"
_PASSAGE_PAGE = f"MATCHING MATCH (d:Document)-[:HAS_PASSAGE]->(p) WITH d, p {_LATEST_FIRST} SKIP $offset LIMIT $limit RETURN p.id AS item"
_TOGETHER = f"{_PASSAGES} WITH DISTINCT e, p MATCH (p)-[:MENTIONS]->(o:Entity) WHERE o <> e WITH o, count(DISTINCT p) AS passages"
_TOGETHER_PAGE = (
    "MATCHING WITH o, passages ORDER BY passages DESC, o.name, o.id SKIP $offset LIMIT $limit"
    " RETURN [o.id, o.type, o.name, passages] AS item"
)
_MENTIONS = f"""
{SHOWN}
MATCH (e)<-[m:MENTIONS]-(p:Passage)<-[:HAS_PASSAGE]-(d:Document)
RETURN p.id AS passage, m.start AS start, m.end AS end, m.surface AS surface
{_LATEST_FIRST}, start, end, surface
"""
_MENTIONED = """
UNWIND range(0, size($ids) - 1) AS place
MATCH (p:Passage {id: $ids[place]})-[m:MENTIONS]->(e:Entity)
RETURN e.id AS id, e.type AS type, e.name AS name, p.id AS passage, m.start AS start, m.end AS end, m.surface AS surface
ORDER BY place, start, end, id
"""
_SLOGANS = f"""
{_PASSAGES} WITH DISTINCT p
MATCH (p)-[:SPELLS_OUT]->(s:Slogan)
WITH p, s ORDER BY s.position RETURN p.id AS passage, s {{.*}} AS slogan
"""
_FIGURES = f"""
{SHOWN}
MATCH (e)<-[:FIGURE_OF]-(f:Figure)<-[:TELLS]-(p:Passage)
WITH e, p, f ORDER BY f.position RETURN p.id AS passage, f {{.*, owner: e.id}} AS figure
"""


def relations_of(ask: Ask, entity_id: EntityId) -> list[Relation]:
    """See GraphStore.relations_of."""
    found = map(relation_of_row, ask(_OF_ENTITY, id=entity_id))
    return sorted(found, key=lambda r: (r.predicate, -len(r.evidence), r.subject, r.object))


def get_relation(ask: Ask, subject: EntityId, predicate: str, object_: EntityId) -> Relation:
    """See GraphStore.get_relation."""
    if predicate in RELATIONSHIPS:
        cypher = _ONE.replace("TYPE", RELATIONSHIPS[predicate])
        for row in ask(cypher, subject=subject, object=object_):
            return relation_of_row(row)
    raise NotFoundError("relation", f"{subject} {predicate} {object_}")


def edges(ask: Ask, entity_ids: Sequence[EntityId]) -> list[Edge]:
    """See GraphStore.edges."""
    found = map(edge_of_row, ask(_EDGES, ids=list(entity_ids)))
    return sorted(found, key=lambda edge: (edge.subject, edge.predicate, edge.object))


def nodes(ask: Ask, entity_ids: Sequence[EntityId]) -> list[Node]:
    """See GraphStore.nodes."""
    return [Node(row["id"], row["type"], row["name"]) for row in ask(_NODES, ids=list(entity_ids))]


def mentions_in(ask: Ask, passage_ids: Sequence[PassageId]) -> list[tuple[Node, Mention]]:
    """See GraphStore.mentions_in."""
    return [
        (
            Node(row["id"], row["type"], row["name"]),
            Mention(row["passage"], row["start"], row["end"], row["surface"]),
        )
        for row in ask(_MENTIONED, ids=list(dict.fromkeys(passage_ids)))
    ]


def passages_of(ask: Ask, entity_id: EntityId, limit: int, offset: int) -> Listing[PassageId]:
    """See GraphStore.passages_of."""
    return find_page(ask, "p", _OF_IT, _PASSAGE_PAGE, PassageId, limit=limit, offset=offset, id=entity_id)


def mentioned_with(ask: Ask, entity_id: EntityId, limit: int, offset: int) -> Listing[tuple[Node, int]]:
    """See GraphStore.mentioned_with."""
    return find_page(
        ask, "o", _TOGETHER, _TOGETHER_PAGE, lambda item: (Node(*item[:3]), item[3]),
        limit=limit, offset=offset, id=entity_id,
    )  # fmt: skip


def mentions_of(ask: Ask, entity_id: EntityId) -> list[Mention]:
    """See GraphStore.mentions_of."""
    return [Mention(row["passage"], row["start"], row["end"], row["surface"]) for row in ask(_MENTIONS, id=entity_id)]


def slogans_near(ask: Ask, entity_id: EntityId) -> list[Slogan]:
    """See GraphStore.slogans_near."""
    found = map(slogan_of_row, ask(_SLOGANS, id=entity_id))
    return sorted(found, key=lambda slogan: reading_order(slogan.evidence))


def figures_of(ask: Ask, entity_id: EntityId) -> list[Figure]:
    """See GraphStore.figures_of."""
    found = map(figure_of_row, ask(_FIGURES, id=entity_id))
    return sorted(found, key=lambda figure: reading_order(figure.evidence))


def slogan_of_row(row: Mapping[str, Any]) -> Slogan:
    """The slogan that a row tells, with its passage."""
    slogan = row["slogan"]
    return Slogan(slogan["surface"], tuple(slogan["components"]), _evidence(row["passage"], slogan))


def figure_of_row(row: Mapping[str, Any]) -> Figure:
    """The figure that a row tells, with its passage."""
    fields = ("text", "value", "unit", "subject", "approximate", "owner")
    figure = row["figure"]
    return Figure(**{name: figure[name] for name in fields}, evidence=_evidence(row["passage"], figure))


def edge_of_row(row: Mapping[str, Any]) -> Edge:
    """The edge that a row tells."""
    return Edge(row["subject"], PREDICATE_OF[row["type"]], row["object"], row["evidence"], row["confidence"])


def relation_of_row(row: Mapping[str, Any]) -> Relation:
    """The relation that a row tells."""
    return Relation(
        subject=row["subject"],
        predicate=PREDICATE_OF[row["type"]],
        object=row["object"],
        evidence=tuple(sorted(map(evidence_of, row["evidence"]), key=reading_order)),
        rule=row["rule"],
        confidence=row["confidence"],
    )


def _evidence(passage: PassageId, row: Mapping[str, Any]) -> Evidence:
    return Evidence(passage, row["start"], row["end"])
