"""Relations, slogans, figures and mentions out of the tables, those of one document or those about one entity.

Conditions name the tables by their letters: d documents, r relations, s slogans, f figures.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ids import EntityId, passage_id
from kg.model import Evidence, Figure, Mention, Relation, Slogan
from kg.sqlite_ import Connection
from kg.stores.merged import shown_relations
from kg.stores.sqlite.documents import SHOWN_AS_ONE

OF_DOCUMENT = "d.key = ?"
_IDS = f"SELECT ? UNION SELECT id FROM entities WHERE key IN ({SHOWN_AS_ONE})"
_ALL_IDS = (
    "SELECT value FROM json_each(?1) UNION SELECT m.id FROM entities e"
    " JOIN entities m ON m.key = e.key OR m.shown = e.shown WHERE e.id IN (SELECT value FROM json_each(?1))"
)
OF_ENTITIES = f"(r.subject IN ({_ALL_IDS}) OR r.object IN ({_ALL_IDS}))"
OWNED = f"f.owner IN ({_IDS})"
NEAR = (
    "(s.document, s.ordinal) IN (SELECT m.document, m.ordinal FROM appearances a"
    f" JOIN mentions m ON m.document = a.document AND m.appearance = a.position WHERE a.entity IN ({SHOWN_AS_ONE}))"
)


def relations(connection: Connection, condition: str, *values: str | int) -> list[Relation]:
    """In the order in which the documents have them."""
    tables = f"FROM relations r JOIN documents d ON d.key = r.document WHERE {condition}"
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for relation, document, ordinal, start, stop in connection.execute(
        "SELECT e.relation, d.id, e.ordinal, e.start, e.stop FROM evidence e JOIN relations r ON r.key = e.relation"
        f" JOIN documents d ON d.key = r.document WHERE {condition} ORDER BY e.relation, e.position",
        values,
    ):
        evidence[relation].append(Evidence(passage_id(document, ordinal), start, stop))
    rows = connection.execute(
        f"SELECT r.key, r.subject, r.predicate, r.object, r.rule, r.confidence {tables} ORDER BY d.key, r.position",
        values,
    )
    return [
        Relation(subject, predicate, object_, tuple(evidence[relation]), rule, confidence)
        for relation, subject, predicate, object_, rule, confidence in rows
    ]


def slogans(connection: Connection, condition: str, *values: str | int) -> list[Slogan]:
    """In the order in which the documents have them."""
    rows = connection.execute(
        "SELECT d.id, s.surface, s.components, s.ordinal, s.start, s.stop"
        f" FROM slogans s JOIN documents d ON d.key = s.document WHERE {condition} ORDER BY d.key, s.position",
        values,
    )
    return [
        Slogan(surface, tuple(json.loads(components)), Evidence(passage_id(document, ordinal), start, stop))
        for document, surface, components, ordinal, start, stop in rows
    ]


def figures(connection: Connection, condition: str, *values: str | int) -> list[Figure]:
    """In the order in which the documents have them."""
    rows = connection.execute(
        "SELECT d.id, f.text, f.value, f.unit, f.subject, f.approximate, f.owner, f.ordinal, f.start, f.stop"
        f" FROM figures f JOIN documents d ON d.key = f.document WHERE {condition} ORDER BY d.key, f.position",
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


def relations_of(connection: Connection, entity_ids: Sequence[EntityId]) -> list[Relation]:
    """Those of the entities that are shown, between entities that are shown; not yet joined over documents."""
    found = relations(connection, OF_ENTITIES, json.dumps([*entity_ids]))
    shown = _shown(connection, {end for relation in found for end in (relation.subject, relation.object)})
    return shown_relations(found, lambda id_: shown.get(id_, id_))


def figures_of(connection: Connection, entity_id: EntityId) -> list[Figure]:
    """Those of the entity that is shown."""
    owner = _shown(connection, {entity_id}).get(entity_id, entity_id)
    return [replace(figure, owner=owner) for figure in figures(connection, OWNED, entity_id, entity_id)]


def mentions_of(connection: Connection, entity_id: EntityId) -> list[Mention]:
    """See GraphStore.mentions_of."""
    rows = connection.execute(
        "SELECT d.id, m.ordinal, m.start, m.stop, m.surface"
        " FROM appearances a JOIN mentions m ON m.document = a.document AND m.appearance = a.position"
        f" JOIN documents d ON d.key = a.document WHERE a.entity IN ({SHOWN_AS_ONE})"
        " ORDER BY d.date DESC, d.title, d.id, m.ordinal, m.start, m.stop, m.surface",
        (entity_id,),
    )
    return [
        Mention(passage_id(document, ordinal), start, stop, surface) for document, ordinal, start, stop, surface in rows
    ]


def _shown(connection: Connection, ids: Iterable[EntityId]) -> dict[EntityId, EntityId]:
    """Which entity is shown for each, where it is another."""
    return dict(
        connection.execute(
            "SELECT m.id, t.id FROM entities m JOIN entities t ON t.key = m.shown"
            " WHERE m.id IN (SELECT value FROM json_each(?)) AND m.key != m.shown",
            (json.dumps([*ids]),),
        ).fetchall()
    )
