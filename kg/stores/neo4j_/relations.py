"""Relations between the entities that are shown, each triple one relationship with what every document says of it.

`readings` keeps that apart, a line of JSON each, so that a document can be taken out again and an entity can come to be
shown as another. A relation between two entities that became one tells nothing, but is not forgotten: it is kept
as WITHIN_ITSELF.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from kg.ids import DocumentId, EntityId, PassageId, ordinal_of, passage_id
from kg.model import Evidence, Relation
from kg.stores.neo4j_.merging import Plan, shown_for
from kg.stores.neo4j_.schema import ANY_RELATION, RELATIONSHIPS
from kg.stores.neo4j_.server import Ask
from kg.stores.sums import joined_relations

_WITHIN = "WITHIN_ITSELF"
_ROW = (
    " RETURN startNode(r).id AS subject, type(r) AS type, r.predicate AS within, endNode(r).id AS object,"
    " r.readings AS readings"
)
_OF_KEYS = f"""
UNWIND $keys AS key
MATCH (s:Named {{id: key.subject}})-[r:{ANY_RELATION}|{_WITHIN}]->(o:Named {{id: key.object}})
USING INDEX s:Named(id) USING INDEX o:Named(id)  // an empty graph is no guide to how to find them
WHERE type(r) = key.type AND coalesce(r.predicate, key.predicate) = key.predicate
{_ROW}
"""
_OF_MOVED = f"""
UNWIND $moves AS move
MATCH (n:Named {{id: move.before}})-[r:{ANY_RELATION}|{_WITHIN}]-()
WHERE any(reading IN r.readings WHERE reading CONTAINS move.id)
WITH DISTINCT r
{_ROW}
"""
_ENDS = "UNWIND $rows AS row MATCH (s:Named {id: row.subject}) MATCH (o:Named {id: row.object})"
_ADD = (  # to what is there
    "MERGE (s)-[r:TYPE]->(o) ON CREATE SET r = row.properties ON MATCH SET r.readings = r.readings + row.properties.readings"
)
_ADD_EVIDENCE = (
    ", r.evidence = r.evidence + row.properties.evidence,"
    " r.rule = CASE WHEN BETTER THEN row.properties.rule ELSE r.rule END,"
    " r.confidence = CASE WHEN BETTER THEN row.properties.confidence ELSE r.confidence END"
).replace(
    "BETTER",
    "row.properties.confidence > r.confidence"
    " OR (row.properties.confidence = r.confidence AND row.properties.rule < r.rule)",
)
_REPLACE = "MERGE (s)-[r:TYPE]->(o) SET r = row.properties"
_PART = f"""
UNWIND $keys AS key
MATCH (:Named {{id: key.subject}})-[r:{ANY_RELATION}|{_WITHIN}]->(:Named {{id: key.object}})
WHERE type(r) = key.type AND coalesce(r.predicate, key.predicate) = key.predicate
DELETE r
"""


class Told(NamedTuple):
    """That a document says so."""

    document: DocumentId
    relation: Relation  # between entities of the record


class _Key(NamedTuple):
    type: str  # of the relationship
    subject: EntityId
    predicate: str
    object: EntityId


@dataclass(frozen=True, slots=True)
class Links:
    """Relationships that change."""

    replaced: Mapping[_Key, Sequence[str]]  # all their readings, as they are to be; none left, and they go
    added: Mapping[_Key, Sequence[str]]  # readings that join what may be there


def plan_links(ask: Ask, removed: Sequence[Told], added: Sequence[Told], plan: Plan) -> Links:
    """What follows from what documents say no more or say now, and from what is shown as another."""
    ends = {end for told in (*removed, *added) for end in (told.relation.subject, told.relation.object)}
    others = shown_for(ask, ends - plan.members.keys())
    before = _keys(lambda id_: plan.before(id_) if id_ in plan.members else others.get(id_, id_))
    after = _keys(lambda id_: plan.after(id_) if id_ in plan.members else others.get(id_, id_))
    taken = [(before(told.relation), _to_line(told)) for told in removed]
    found = _find(ask, {key for key, _ in taken}) | _of_moved(ask, plan)
    unknown = {id_ for lines in found.values() for id_ in _ends(lines)} - ends - plan.members.keys()
    others.update(shown_for(ask, unknown))
    lines = {key: list(readings) for key, readings in found.items()}
    for key, line in taken:
        lines[key].remove(line)
    wanted, new = defaultdict[_Key, list[str]](list), defaultdict[_Key, list[str]](list)
    for key, readings in lines.items():
        for line in readings:
            wanted[after(_from_line(line, key.predicate).relation)].append(line)
    for told in added:
        key = after(told.relation)
        (wanted if key in found or key in wanted else new)[key].append(_to_line(told))
    for key, readings in _find(ask, wanted.keys() - found.keys()).items():
        wanted[key] += readings
    replaced = {key: wanted.get(key, []) for key in {*found, *wanted} if wanted.get(key, []) != found.get(key)}
    return Links(replaced, new)


def write_links(ask: Ask, links: Links) -> None:
    """Write relationships, and take away those that nothing bears out any more."""
    gone = [key._asdict() for key, readings in sorted(links.replaced.items()) if not readings]
    if gone:
        ask(_PART, keys=gone)
    for cypher, readings in ((_REPLACING, links.replaced), (_ADDING, links.added)):
        rows = [
            {**key._asdict(), "properties": _properties(key, lines)} for key, lines in sorted(readings.items()) if lines
        ]
        if rows:
            ask(cypher, rows=rows)


def evidence_text(evidence: Evidence) -> str:
    """`document:…#p3:10-24`."""
    return f"{evidence.passage_id}:{evidence.start}-{evidence.end}"


def evidence_of(text: str) -> Evidence:
    """What `evidence_text` told."""
    passage, _, stretch = text.rpartition(":")
    start, _, end = stretch.partition("-")
    return Evidence(PassageId(passage), int(start), int(end))


def _for_each_type(clause: str, more: str = "") -> str:
    """One statement for relationships of all types: Neo4j wants a type to be written out."""
    parts = [_when(type_, clause.replace("TYPE", type_) + more) for type_ in RELATIONSHIPS.values()]
    within = clause.replace("TYPE", f"{_WITHIN} {{predicate: row.predicate}}")
    return " ".join((_ENDS, *parts, _when(_WITHIN, within)))


def _when(type_: str, clause: str) -> str:
    return f"FOREACH (_ IN CASE row.type WHEN '{type_}' THEN [1] ELSE [] END | {clause})"


_ADDING, _REPLACING = _for_each_type(_ADD, _ADD_EVIDENCE), _for_each_type(_REPLACE)


def _properties(key: _Key, readings: Sequence[str]) -> dict[str, Any]:
    if key.type == _WITHIN:
        return {"predicate": key.predicate, "readings": list(readings)}
    told = [_from_line(line, key.predicate).relation for line in readings]
    (joined,) = joined_relations(replace(relation, subject=key.subject, object=key.object) for relation in told)
    return {
        "rule": joined.rule,
        "confidence": float(joined.confidence),
        "evidence": [evidence_text(evidence) for evidence in joined.evidence],
        "readings": list(readings),
    }


def _find(ask: Ask, keys: Iterable[_Key]) -> dict[_Key, list[str]]:
    wanted = [key._asdict() for key in sorted(keys)]
    return _found(ask(_OF_KEYS, keys=wanted)) if wanted else {}


def _of_moved(ask: Ask, plan: Plan) -> dict[_Key, list[str]]:
    moves = [{"id": move.id, "before": move.before} for move in plan.moves]
    return _found(ask(_OF_MOVED, moves=moves)) if moves else {}


def _found(rows: Iterable[Mapping[str, Any]]) -> dict[_Key, list[str]]:
    predicates = {relationship: predicate for predicate, relationship in RELATIONSHIPS.items()}
    return {
        _Key(row["type"], row["subject"], row["within"] or predicates[row["type"]], row["object"]): row["readings"]
        for row in rows
    }


def _keys(shown: Callable[[EntityId], EntityId]) -> Callable[[Relation], _Key]:
    def key(relation: Relation) -> _Key:
        subject, object_ = shown(relation.subject), shown(relation.object)
        within = subject == object_ and relation.subject != relation.object
        return _Key(_WITHIN if within else RELATIONSHIPS[relation.predicate], subject, relation.predicate, object_)

    return key


def _to_line(told: Told) -> str:
    relation = told.relation
    places = [[ordinal_of(e.passage_id), e.start, e.end] for e in relation.evidence]
    parts = [told.document, relation.subject, relation.object, relation.rule, relation.confidence, places]
    return json.dumps(parts, ensure_ascii=False)


def _from_line(line: str, predicate: str) -> Told:
    document, subject, object_, rule, confidence, places = json.loads(line)
    evidence = tuple(Evidence(passage_id(document, n), start, end) for n, start, end in places)
    return Told(document, Relation(subject, predicate, object_, evidence, rule, confidence))


def _ends(lines: Iterable[str]) -> set[EntityId]:
    return {end for line in lines for end in json.loads(line)[1:3]}
