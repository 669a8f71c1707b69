"""Entities that the store shows as one, in questions and facets: the index knows them by the ids of their records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.store import GraphStore
from kg.views import Node as ShownNode
from search.index import FacetCount
from search.query import Query
from search.tree import All, AnyOf, Filter, Node, Not


def with_joined(query: Query, store: GraphStore) -> Query:
    """The query with all ids that are shown as one wherever it asks for one of them, parted by spaces."""
    return replace(query, root=_with_joined(query.root, store))


def joined_counts(
    counts: Iterable[FacetCount], store: GraphStore, count_any: Callable[[tuple[str, ...]], int]
) -> list[FacetCount]:
    """Counts by the entity that is shown, with its name, most first; `count_any` says how many have one of some ids.

    Entities that the store does not have are left out.
    """
    with_nodes = list(_with_nodes(tuple(counts), store))
    merged = store.merged_ids([node.id for _, node in with_nodes])
    shown: dict[EntityId, FacetCount] = {}
    for one, node in with_nodes:
        if node.id not in shown:
            passages = count_any((node.id, *merged[node.id])) if node.id in merged else one.passages
            shown[node.id] = FacetCount(node.id, node.canonical, passages)
    return sorted(shown.values(), key=lambda one: -one.passages)


def _with_nodes(counts: Sequence[FacetCount], store: GraphStore) -> Iterator[tuple[FacetCount, ShownNode]]:
    """The entity that is shown for each; those that the store does not have are left out: the index is about to be mended."""
    nodes = store.nodes([EntityId(one.value) for one in counts])
    if len(nodes) == len(counts):
        return zip(counts, nodes, strict=True)
    return ((one, node) for one in counts for node in store.nodes([EntityId(one.value)]))


def _with_joined(node: Node, store: GraphStore) -> Node:
    match node:
        case Filter("entity", value):
            try:
                shown = store.get_entity(EntityId(value)).id
            except NotFoundError:
                return node
            return Filter("entity", " ".join((shown, *store.merged_ids([shown]).get(shown, ()))))
        case All(parts):
            return All(tuple(_with_joined(part, store) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_with_joined(part, store) for part in parts))
        case Not(part):
            return Not(_with_joined(part, store))
    return node
