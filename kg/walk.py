"""Walking the graph: what lies near an entity, and how two hang together. Asks for edges, a few ids at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kg.ids import EntityId
from kg.views import Edge, Hop, Neighbourhood, Node

EdgesOf = Callable[[Sequence[EntityId]], list[Edge]]
NodesOf = Callable[[Sequence[EntityId]], list[Node]]


def hops(entity_id: EntityId, edges_of: EdgesOf, nodes_of: NodesOf, limit: int) -> list[Hop]:
    """See GraphStore.one_hop. Sorted by predicate, outward first."""
    here = [node.id for node in nodes_of([entity_id])]
    groups: dict[tuple[str, bool], list[tuple[EntityId, int]]] = {}
    for edge in edges_of(here):
        if edge.subject == here[0]:
            groups.setdefault((edge.predicate, True), []).append((edge.object, edge.evidence))
        if edge.object == here[0]:
            groups.setdefault((edge.predicate, False), []).append((edge.subject, edge.evidence))
    found = []
    for (predicate, outward), ends in sorted(groups.items(), key=lambda item: (item[0][0], not item[0][1])):
        kept = sorted(ends, key=lambda end: (-end[1], end[0]))[:limit]
        nodes = nodes_of([id_ for id_, _ in kept])
        evidence = [count for _, count in kept]
        found.append(Hop(predicate, outward, tuple(zip(nodes, evidence, strict=True)), len(ends)))
    return found


def neighbourhood(entity_id: EntityId, edges_of: EdgesOf, nodes_of: NodesOf, budget: int) -> Neighbourhood:
    """See GraphStore.neighbourhood. Of each ring those come first that have most evidence with what is walked from."""
    shown, left_out = [entity_id], 0
    ring = walked = [entity_id]
    edges = edges_of(ring)
    for _ in range(2):
        found = _beyond(walked, set(shown), edges)
        ring = found[: max(budget - len(shown), 0)]
        left_out += len(found) - len(ring)
        shown += ring
        if left_out:
            break
        edges = edges_of(ring)
        ends = Counter(end for edge in edges for end in {edge.subject, edge.object})
        walked = [id_ for id_ in ring if ends[id_] <= budget]
    inside = set(shown)
    among = tuple(edge for edge in edges_of(shown) if edge.subject in inside and edge.object in inside)
    return Neighbourhood(tuple(nodes_of(shown)), among, left_out)


def shortest_path(start: EntityId, end: EntityId, edges_of: EdgesOf, longest: int) -> list[Edge]:
    """The edges of a way of at most so many steps, in order from start to end; breadth first from both ends."""
    if start == end:
        return []
    came: tuple[dict[EntityId, Edge | None], dict[EntityId, Edge | None]] = ({start: None}, {end: None})
    rings = [[start], [end]]
    for _ in range(longest):
        side = 0 if len(rings[0]) <= len(rings[1]) else 1
        rings[side] = _step(rings[side], came[side], edges_of)
        if met := sorted(id_ for id_ in rings[side] if id_ in came[1 - side]):
            return _back(met[0], came[0])[::-1] + _back(met[0], came[1])
        if not rings[side]:
            return []
    return []


def _beyond(ring: Iterable[EntityId], shown: set[EntityId], edges: Iterable[Edge]) -> list[EntityId]:
    """The other ends of these edges that are not shown yet, most evidence first."""
    inside, evidence = set(ring), Counter[EntityId]()
    for edge in edges:
        for near, far in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if near in inside and far not in shown:
                evidence[far] += edge.evidence
    return sorted(evidence, key=lambda id_: (-evidence[id_], id_))


def _step(ring: Sequence[EntityId], came: dict[EntityId, Edge | None], edges_of: EdgesOf) -> list[EntityId]:
    """One step further from a ring; `came` learns by which edge each new entity was reached."""
    reached = []
    for edge in edges_of(ring):
        for near, far in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if near in came and far not in came:
                came[far] = edge
                reached.append(far)
    return reached


def _back(here: EntityId, came: dict[EntityId, Edge | None]) -> list[Edge]:
    """The edges from an entity back to where the search began."""
    way = []
    while edge := came[here]:
        way.append(edge)
        here = edge.subject if edge.object == here else edge.object
    return way
