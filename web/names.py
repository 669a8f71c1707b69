"""Entities by what people type: an id, a name, or a name without the quotation marks that texts put around a part of it."""

from __future__ import annotations

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary

_CANDIDATES = 50  # of a name that fits several; no name of a real corpus comes near
_LONGEST = 30  # characters; nothing longer is a name
_MARKS = {ord(mark): None for mark in "“”\"'‘’《》"}


def find_named(store: GraphStore, name_or_id: str) -> list[EntitySummary]:
    """The entities that an id or a name may mean; those of that canonical name go before those of that alias.

    Raises NotFoundError when there is none.
    """
    if ":" in name_or_id:
        return [store.get_entity(EntityId(name_or_id))]
    if found := bearers(store, name_or_id):
        return found
    near = store.find_entities(EntityFilter(contains=name_or_id), limit=3).items
    hint = "是否要找 · did you mean: " + "、".join(entity.canonical for entity in near) if near else ""
    raise NotFoundError("entity", name_or_id, hint)


def bearers(store: GraphStore, name: str) -> list[EntitySummary]:
    """The entities of a name, as find_named gives them; none where there is none."""
    for spelling in _spellings(name):
        fitting = store.find_entities(EntityFilter(name=spelling), limit=_CANDIDATES).items
        if found := [entity for entity in fitting if entity.canonical == spelling] or list(fitting):
            return found
    return []


def _spellings(name: str) -> list[str]:
    """As typed, then bare, then as texts may write it: 两室建设 is “两室”建设 in many."""
    bare = name.translate(_MARKS)
    quoted = [f"“{bare[:cut]}”{bare[cut:]}" for cut in range(len(bare), 0, -1)] if len(bare) <= _LONGEST else []
    return list(dict.fromkeys([name, bare, *quoted]))
