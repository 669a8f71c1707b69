"""Relations, slogans, figures and mentions out of the tables, those of one document or those about one entity.

Conditions name the tables by their letters: d documents, r relations, s slogans, f figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from kg.ids import DocumentId, EntityId, passage_id
from kg.model import Evidence, Figure, Mention, Relation, Slogan
from kg.sqlite_ import Connection
from kg.stores.sqlite.documents import ITS_MENTIONS, SHOWN_AS_ONE
from kg.stores.sqlite.edges import evidence_places
from kg.stores.sqlite.schema import PART_BITS

OF_DOCUMENT = "d.key = ?"
OWNED = f"f.owner IN (SELECT ? UNION SELECT id FROM entities WHERE key IN ({SHOWN_AS_ONE}))"
NEAR = f"(s.document, s.ordinal) IN (SELECT a.document, m.ordinal FROM {ITS_MENTIONS})"
_RELATIONS = f"""
SELECT d.id, s.id, r.predicate, o.id, r.rule, r.confidence, r.evidence FROM relations r
JOIN documents d ON d.key = r.key >> {PART_BITS} JOIN entities s ON s.key = r.subject JOIN entities o ON o.key = r.object
"""
_SHOWN_RELATIONS = f"""
SELECT d.id, ts.id, r.predicate, tobj.id, r.rule, r.confidence, r.evidence FROM relations r
JOIN documents d ON d.key = r.key >> {PART_BITS}
JOIN entities s ON s.key = r.subject JOIN entities ts ON ts.key = coalesce(s.shown, s.key)
JOIN entities o ON o.key = r.object JOIN entities tobj ON tobj.key = coalesce(o.shown, o.key)
WHERE (ts.key != tobj.key OR r.subject = r.object) AND
"""


def relations_of_document(connection: Connection, document: int) -> list[Relation]:
    """In the order in which the document has them."""
    rows = connection.execute(
        f"{_RELATIONS} WHERE r.key > ?1 << {PART_BITS} AND r.key < (?1 + 1) << {PART_BITS} ORDER BY r.key", (document,)
    )
    return [_relation(*row) for row in rows]


def slogans(
    connection: Connection, condition: str, *values: str | int, order: str = "d.key, s.position"
) -> list[Slogan]:
    """In the order in which the documents have them, or in another."""
    rows = connection.execute(
        "SELECT d.id, s.surface, s.components, s.ordinal, s.start, s.stop"
        f" FROM slogans s JOIN documents d ON d.key = s.document WHERE {condition} ORDER BY {order}",
        values,
    )
    return [
        Slogan(surface, tuple(json.loads(components)), Evidence(passage_id(document, ordinal), start, stop))
        for document, surface, components, ordinal, start, stop in rows
    ]


def figures(
    connection: Connection,
    condition: str,
    *values: str | int,
    among: str = "figures f",
    order: str = "d.key, f.position",
) -> list[Figure]:
    """In the order in which the documents have them, or in another, which may be followed by a limit.

    `among` names figures that have been found already, as `f`.
    """
    rows = connection.execute(
        "SELECT d.id, f.text, f.value, f.unit, f.subject, f.approximate, f.owner, f.ordinal, f.start, f.stop"
        f" FROM {among} JOIN documents d ON d.key = f.document WHERE {condition} ORDER BY {order}",
        values,
    )
    return [
        Figure(
            text=text,
            value=value,
            unit=unit,
            subject=subject,
            approximate=bool(approximate),
            owner=owner,
            evidence=Evidence(passage_id(document, ordinal), start, stop),
        )
        for document, text, value, unit, subject, approximate, owner, ordinal, start, stop in rows
    ]


def relations_of(connection: Connection, entity_id: EntityId) -> list[Relation]:
    """Those of the entity that is shown, between entities that are shown; not yet joined over documents."""
    near = f"(r.subject IN ({SHOWN_AS_ONE}) OR r.object IN ({SHOWN_AS_ONE}))"
    return [_relation(*row) for row in connection.execute(_SHOWN_RELATIONS + near, (entity_id, entity_id))]


def relations_between(connection: Connection, subject: EntityId, predicate: str, object_: EntityId) -> list[Relation]:
    """Those of one triple; not yet joined over documents."""
    condition = f"r.subject IN ({SHOWN_AS_ONE}) AND r.predicate = ? AND r.object IN ({SHOWN_AS_ONE})"
    rows = connection.execute(_SHOWN_RELATIONS + condition, (subject, predicate, object_))
    return [_relation(*row) for row in rows]


def figures_of(connection: Connection, entity_id: EntityId) -> list[Figure]:
    """Those of the entity that is shown."""
    owner = shown_for(connection, {entity_id}).get(entity_id, entity_id)
    return [replace(figure, owner=owner) for figure in figures(connection, OWNED, entity_id, entity_id)]


def mentions_of(connection: Connection, entity_id: EntityId) -> list[Mention]:
    """See GraphStore.mentions_of."""
    rows = connection.execute(
        f"SELECT d.id, m.ordinal, m.start, m.stop, m.surface FROM {ITS_MENTIONS} JOIN documents d ON d.key = a.document"
        " ORDER BY d.date DESC, d.title, d.id, m.ordinal, m.start, m.stop, m.surface",
        (entity_id,),
    )
    return [
        Mention(passage_id(document, ordinal), start, stop, surface) for document, ordinal, start, stop, surface in rows
    ]


def shown_for(connection: Connection, ids: Iterable[EntityId]) -> dict[EntityId, EntityId]:
    """Which entity is shown for each, where it is another."""
    return dict(
        connection.execute(
            "SELECT m.id, t.id FROM entities m JOIN entities t ON t.key = m.shown"
            " WHERE m.id IN (SELECT value FROM json_each(?)) AND m.key != m.shown",
            (json.dumps([*ids]),),
        ).fetchall()
    )


def _relation(
    document: DocumentId,
    subject: EntityId,
    predicate: str,
    object_: EntityId,
    rule: str,
    confidence: float,
    evidence: str,
) -> Relation:
    places = tuple(Evidence(passage_id(document, n), start, stop) for n, start, stop in evidence_places(evidence))
    return Relation(subject, predicate, object_, places, rule, confidence)
