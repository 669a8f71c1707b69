"""Entities that the store shows as one, in questions and facets: the index knows them by the ids of their records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.store import GraphStore
from search.index import FacetCount
from search.query import Query
from search.tree import All, AnyOf, Filter, Node, Not


def with_joined(query: Query, store: GraphStore) -> Query:
    """The query with all ids that are shown as one wherever it asks for one of them, parted by spaces."""
    return replace(query, root=_with_joined(query.root, store))


def joined_counts(counts: Iterable[FacetCount], store: GraphStore) -> list[FacetCount]:
    """Counts by the entity that is shown, with its name, most first; a passage that names it by two ids counts twice.

    Entities that the store does not have are left out.
    """
    joined: dict[EntityId, FacetCount] = {}
    for count in counts:
        try:
            shown = store.get_entity(EntityId(count.value))
        except NotFoundError:
            continue  # the index is about to be mended
        before = joined[shown.id].passages if shown.id in joined else 0
        joined[shown.id] = FacetCount(shown.id, shown.canonical, before + count.passages)
    return sorted(joined.values(), key=lambda count: -count.passages)


def _with_joined(node: Node, store: GraphStore) -> Node:
    match node:
        case Filter("entity", value):
            try:
                shown = store.get_entity(EntityId(value)).id
            except NotFoundError:
                return node
            return Filter("entity", " ".join((shown, *(merged.id for merged in store.resolution(shown)))))
        case All(parts):
            return All(tuple(_with_joined(part, store) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_with_joined(part, store) for part in parts))
        case Not(part):
            return Not(_with_joined(part, store))
    return node
