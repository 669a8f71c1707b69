"""Names and years in filters that the corpus does not know, and the known ones that come nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import pairwise

from kg.store import GraphStore
from kg.views import EntityFilter
from search.fold import fold_name
from search.hints import Hint
from search.place_names import place_stem
from search.query import FIELDS, PLACE_FIELDS, Query, to_text
from search.quotation import MARKS
from search.tree import All, AnyOf, Filter, Node

_TYPES = {"place": "place", "org": "organisation", "person": "person", "initiative": "initiative"}
_FIELDS = ("region", "year", *_TYPES)
_FEW = 3  # values that are told
_CANDIDATES = 100  # names that hold a piece of what was typed, for each piece
_PIECES = 12
_ALIKE = 0.6  # of SequenceMatcher.ratio: 王晓明 for 王小明


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A filter that nothing in the corpus passes."""

    filter: Filter
    near: tuple[Filter, ...]  # such that something does pass, the nearest first

    @property
    def hint(self) -> Hint:
        """In a line."""
        names = [near.value if near.field == self.filter.field else to_text(near) for near in self.near]
        chinese, *_, english = FIELDS[self.filter.field]
        near, near_english = (
            (f"；相近的有：{'、'.join(names)}", f"; near it: {', '.join(names)}") if names else ("", "")
        )
        value = self.filter.value
        return Hint(f"本库没有“{value}”这一{chinese}{near}", f"this corpus has no {english} “{value}”{near_english}")


def unknown_values(query: Query, store: GraphStore, count: Callable[[Query], int]) -> Iterator[UnknownValue]:
    """The filters by name or year that find nothing by themselves; `count` gives the number of passages that a question finds.

    Of places that lie in one another the widest: what lies in an unknown place is unknown as well.
    """
    for chain in dict.fromkeys(_chains(query.root)):
        wanted = next((each for each in chain if not count(Query(each))), None)
        if wanted:
            yield UnknownValue(wanted, tuple(near for near in _nearest(wanted, store) if count(Query(near))))


def _chains(node: Node) -> Iterator[tuple[Filter, ...]]:
    """The filters by name or year, each by itself, but for places that must all hold (浙江/舟山/嵊泗)."""
    match node:
        case Filter(field, value) if field in _FIELDS and "*" not in value and ":" not in value:
            yield (node,)
        case All(parts):
            for field in PLACE_FIELDS:
                places = (part for part in parts if isinstance(part, Filter) and part.field == field)
                yield tuple(each for place in places for (each,) in _chains(place))
            for part in parts:
                if not (isinstance(part, Filter) and part.field in PLACE_FIELDS):
                    yield from _chains(part)
        case AnyOf(parts):
            for part in parts:
                yield from _chains(part)


def _nearest(wanted: Filter, store: GraphStore) -> list[Filter]:
    values = _nearest_years(wanted.value, store) if wanted.field == "year" else _nearest_names(wanted, store)
    mentioned = [Filter("place", wanted.value)] if wanted.field == "region" else []
    return [*mentioned, *(Filter(wanted.field, value) for value in values)]


def _nearest_years(span: str, store: GraphStore) -> list[str]:
    ends = [int(end) for end in span.split("..") if end]
    return nsmallest(_FEW, filter(None, store.years()), key=lambda year: min(abs(int(year) - end) for end in ends))


def _nearest_names(wanted: Filter, store: GraphStore) -> list[str]:
    """First all names that hold what was typed; those that come as near, by the documents that name them."""
    value, is_place = fold_name(wanted.value), wanted.field in PLACE_FIELDS
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(place_stem(value) if is_place else value)

    def likeness(name: str) -> float:
        matcher.set_seq1(place_stem(fold_name(name)) if is_place else fold_name(name))
        return matcher.ratio()

    documents = _candidates(value, wanted.field, store)
    alike = {name: ratio for name in documents if (ratio := likeness(name)) >= _ALIKE}
    nearest = nsmallest(_FEW, alike, key=lambda name: (-alike[name], -documents[name], name))
    return [f"{value}*" if wanted.field == "person" else f"*{value}*", *nearest]


def _candidates(value: str, field: str, store: GraphStore) -> dict[str, int]:
    """Names that share two characters side by side with what was typed, or its first or last one; with their documents."""
    if field == "region":
        return dict.fromkeys(store.regions().values(), 0)
    pieces = dict.fromkeys((value[0], *("".join(pair) for pair in pairwise(value)), value[-1]))
    found = (
        store.find_entities(EntityFilter(type=_TYPES[field], contains=piece), limit=_CANDIDATES).items
        for piece in list(pieces)[:_PIECES]
    )
    names = {entity.canonical: entity.documents for entities in found for entity in entities}
    return {name: number for name, number in names.items() if not any(mark in name for mark in MARKS)}
