"""Facets of results as links that narrow them: lists of values, and the places as a tree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.ids import EntityId, place_chain
from search.fold import fold_name
from search.index import FacetCount
from search.place_names import place_stem
from search.query import Query, with_filter
from search.tree import Filter

_COUNTY, _TOWN = len("place:330922"), len("place:330922100")
_MOST_PLACES = 60  # of the tree; the others can be reached by narrowing


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value that narrows the results, with those below it."""

    name: str
    passages: int
    query: str  # the question with this filter on; "" where it is on already
    below: tuple[FacetLink, ...] = ()


def facet_links(query: Query, field: str, counts: Iterable[FacetCount]) -> list[FacetLink]:
    """The values of a facet that are not chosen yet, in the order given."""
    chosen = {taken.value for taken in query.filters if taken.field == field}
    return [
        FacetLink(count.name or count.value, count.passages, with_filter(query, Filter(field, count.value)))
        for count in counts
        if count.value and count.value not in chosen
    ]


def region_tree(query: Query, counts: Sequence[FacetCount]) -> tuple[FacetLink, ...]:
    """Provinces, with their cities and counties; towns too where no more than one county is left.

    A place has at least the passages of one below it, so that the most frequent ones are a tree without gaps.
    """
    coded = [count for count in counts if place_chain(count.value)]
    counties = sum(len(count.value) == _COUNTY for count in coded)
    deepest = _COUNTY if counties > 1 else _TOWN
    shown = sorted(
        (count for count in coded if len(count.value) <= deepest),
        key=lambda count: (-count.passages, len(count.value), count.value),
    )[:_MOST_PLACES]
    tree = {EntityId(count.value): count for count in shown}
    below: defaultdict[str, list[EntityId]] = defaultdict(list)
    for place in tree:
        below[next((above for above in place_chain(place)[1:] if above in tree), "")].append(place)
    naming = _Naming(query, counts, tree)

    def branches(parent: str) -> tuple[FacetLink, ...]:
        return tuple(
            FacetLink(tree[place].name, tree[place].passages, naming.narrowed(place), branches(place))
            for place in below[parent]
        )

    return branches("")


class _Naming:
    """What to type for a place: its name where only one place is found by it, else its name after those above it."""

    def __init__(self, query: Query, counts: Iterable[FacetCount], tree: Mapping[EntityId, FacetCount]) -> None:
        self._query = query
        self._tree = tree
        self._chosen = {taken.value for taken in query.filters if taken.field == "region"}
        self._found_by = Counter(name for count in counts for name in _names(count.name))

    def narrowed(self, place: EntityId) -> str:
        """The question with this place as a filter; "" where it is one already."""
        value = self._tree[place].name
        if self._found_by[fold_name(value)] > 1:
            chain = [self._tree[above].name for above in place_chain(place)[1:] if above in self._tree]
            value = "/".join((*reversed(chain), value))
        return "" if value in self._chosen else with_filter(self._query, Filter("region", value))


@lru_cache(maxsize=1 << 13)
def _names(name: str) -> frozenset[str]:
    return frozenset({fold_name(name), place_stem(fold_name(name))})
