"""Which entity of the graph a draft means by a name."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.draft.conduct import is_run_as_said, said_to_run
from ingest.draft.reading import DraftReading
from kg.ids import place_chain
from kg.model import Entity
from kg.names import folded, name_key
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary

_NAMESAKES = 10  # looked at
_ALIKE = 100  # practices whose names begin alike, looked at
_PARTY = "中共"
_SHORTEST = 4  # characters of a name that is left without its place


def find_known(
    draft: DraftReading, entity: Entity, store: GraphStore
) -> tuple[EntitySummary | None, list[EntitySummary]]:
    """The entity by its id, or else the only one of its name that may be meant; where there is none, all namesakes."""
    for node in store.nodes([entity.id]):
        return store.get_entity(node.id), []
    named = _named(draft, entity, store)
    near = [one for one in named if may_be_one_place(one.scope, entity.scope)]
    if entity.type == "initiative" and len(named) == 1:
        return named[0], []  # its name alone tells it; who runs it is another question
    if len(near) == 1:
        return near[0], []
    said = said_to_run(draft, entity) if entity.type == "initiative" else []
    as_said = [one for one in named if any(is_run_as_said(each, one, store) for each in said)]
    return (as_said[0], []) if len(as_said) == 1 else (None, named)


def may_be_one_place(scope: str, other: str) -> bool:
    """Whether two scopes are one place, one in the other, or not known."""
    one, two = place_chain(scope), place_chain(other)
    return not one or not two or one[0] in two or two[0] in one


def _named(draft: DraftReading, entity: Entity, store: GraphStore) -> list[EntitySummary]:
    """Entities of that name; a practice may be written with another class word (金色纽带, 金色纽带工程)."""
    if entity.type != "initiative":
        names = dict.fromkeys((entity.canonical, entity.canonical.removeprefix(_PARTY)))
        asked = (EntityFilter(type=entity.type, name=name) for name in names)
        found = (list(one.items) for where in asked if (one := store.find_entities(where, limit=_NAMESAKES)).items)
        return next(found, []) or _there(draft, entity, store)
    key = name_key(entity.type, entity.canonical)
    items = store.find_entities(EntityFilter(type=entity.type, prefix=key), limit=_ALIKE).items
    alike = [one for one in items if any(name_key(one.type, name) == key for name in (one.canonical, *one.aliases))]
    same = [one for one in alike if folded(entity.canonical) in map(folded, (one.canonical, *one.aliases))]
    return same or alike


def _there(draft: DraftReading, entity: Entity, store: GraphStore) -> list[EntitySummary]:
    """Bodies of its name without its place (嵊泗县菜园信用社, 菜园信用社) that surely lie in that place."""
    found: list[EntitySummary] = []
    for name in dict.fromkeys(_without_place(draft, entity)):
        items = store.find_entities(EntityFilter(type=entity.type, name=name), limit=_NAMESAKES).items
        found += [one for one in items if entity.scope in place_chain(one.scope)]
    return found


def _without_place(draft: DraftReading, entity: Entity) -> Iterator[str]:
    for place in draft.record.entities if entity.type == "organisation" else ():
        within = place.type == "place" and place.id in place_chain(entity.scope)
        for name in place.surfaces if within else ():
            rest = entity.canonical.removeprefix(name)
            if rest != entity.canonical and len(rest) >= _SHORTEST:
                yield rest
