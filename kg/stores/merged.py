"""What is shown for entities that are one across documents; every store follows this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.ids import EntityId
from kg.model import Relation
from kg.resolution import Namesake
from kg.stores.sums import Reading, prevailing


def namesake(entity_id: EntityId, reading: Reading, documents: int) -> Namesake:
    """An entity as it is compared with others."""
    attrs = reading.attrs
    return Namesake(
        id=entity_id,
        type=reading.type,
        canonical=reading.canonical,
        scope=reading.scope,
        role=attrs.get("role", ""),
        body=attrs.get("body", ""),
        partial="partial" in attrs,
        documents=documents,
    )


def merged_reading(target: Reading, readings: Iterable[tuple[Reading, int]], rules: Iterable[str]) -> Reading:
    """The target's name, with attributes as most documents of all have them.

    What the country has one of belongs to no place that a report about it happens to come from.
    """
    scope = "" if "one_body" in rules else target.scope
    return replace(target, scope=scope, attrs=prevailing(readings).attrs)


def aliases(mentions: Mapping[str, int], canonical: str, merged: Iterable[str], given: str) -> tuple[str, ...]:
    """All names but the canonical one: surfaces with their mentions, canonical names of merged entities, given names.

    Most mentions first, then by character. `given`: attrs["also"], or nothing.
    """
    names = {*mentions, *merged, *filter(None, given.split("/"))} - {canonical}
    return tuple(sorted(names, key=lambda name: (-mentions.get(name, 0), name)))


def shown_relations(relations: Iterable[Relation], shown: Callable[[EntityId], EntityId]) -> list[Relation]:
    """Relations between the entities that are shown; one between two that became one tells nothing any more."""
    ends = [(relation, shown(relation.subject), shown(relation.object)) for relation in relations]
    return [
        replace(relation, subject=subject, object=object_)
        for relation, subject, object_ in ends
        if subject != object_ or relation.subject == relation.object
    ]
