"""The tree of places that a corpus reaches, province to village, with what lies at or below each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.ids import EntityId, place_chain
from kg.model import Document
from kg.views import EntitySummary


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """A place of the tree. It need not be named in any text: that something lies below it is enough."""

    id: EntityId
    name: str
    documents: int  # about it or a place below it
    initiatives: int  # whose scope is it or a place below it
    has_children: bool


class PlaceTree:
    """All nodes at once: derived from what a store holds, so that walking down costs one look at it."""

    def __init__(
        self, documents: Iterable[Document], places: Iterable[EntitySummary], initiatives: Iterable[EntitySummary]
    ) -> None:
        documents = tuple(documents)
        names: dict[EntityId, str] = {}
        parents: dict[EntityId, str] = {}
        for chain in _chains(documents, places):
            for (above, _), (place, name) in zip([("", ""), *chain], chain, strict=False):
                names[place], parents[place] = name, above
        about = Counter(place for document in documents for place in document.region_ids)
        reach = Counter(place for initiative in initiatives for place in place_chain(initiative.scope))
        inner = set(parents.values())
        self._below: defaultdict[str, list[PlaceNode]] = defaultdict(list)
        for place, above in parents.items():
            self._below[above].append(PlaceNode(place, names[place], about[place], reach[place], place in inner))

    def below(self, parent: str) -> list[PlaceNode]:
        """The nodes right below `parent` ("" for the top), most documents first, then by id."""
        nodes = self._below.get(parent, [])
        return sorted(nodes, key=lambda node: (-node.documents, -node.initiatives, node.id))

    def all(self) -> list[PlaceNode]:
        """Every node, in no order."""
        return [node for nodes in self._below.values() for node in nodes]


def _chains(documents: Iterable[Document], places: Iterable[EntitySummary]) -> Iterator[list[tuple[EntityId, str]]]:
    """Chains of (id, name), widest first."""
    for document in documents:
        yield list(zip(reversed(document.region_ids), reversed(document.region), strict=True))
    for place in places:
        ids = [EntityId(i) for i in place.attrs.get("chain_ids", "").split("/") if i]
        yield list(zip(ids, place.attrs.get("chain", "").split("/"), strict=False))
