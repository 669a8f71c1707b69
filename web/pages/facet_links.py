"""Facets of results as links that narrow them: lists of values, and the places as a tree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote_plus

from markupsafe import Markup, escape

from kg.errors import NotFoundError
from kg.ids import EntityId, place_chain
from search.index import FacetCount
from search.query import Query, to_text
from search.tree import Filter
from web.language import gettext
from web.links import around
from web.pages.crumbs import place_crumbs
from web.pages.namesakes import where_of
from web.pages.request import workspace

_COUNTY, _TOWN = len("place:330922"), len("place:330922100")
_MOST_PLACES = 60  # of the tree; the others can be reached by narrowing
_LOOKED_THROUGH = 200  # places for those without a code: as many as an engine counts at once


class FacetLink(NamedTuple):
    """A value that narrows the results, with those below it."""

    name: str
    passages: int
    url: str  # of this view with the filter on; "" where it is on already
    below: tuple[FacetLink, ...] = ()


def facet_rows(links: Sequence[FacetLink]) -> Markup:
    """The links as rows of a list, too many for a template; those below a place are folded away unless it stands alone."""
    fold = "<details open>" if len(links) == 1 else "<details>"
    rows = []
    for link in links:
        name = escape(link.name)
        value = f'<a href="{escape(link.url)}" lang="zh-CN">{name}</a>' if link.url else f'<b lang="zh-CN">{name}</b>'
        rows.append(f"<li>{value}<span>{link.passages}</span>{_folded(link.below, fold)}</li>")
    return Markup("".join(rows))


def _folded(links: Sequence[FacetLink], fold: str) -> str:
    """What a reader unfolds, under its names."""
    if not links:
        return ""
    names = escape("、".join(link.name for link in links))
    return f'{fold}<summary lang="zh-CN">{names}</summary><ul>{facet_rows(links)}</ul></details>'


def facet_links(query: Query, field: str, counts: Iterable[FacetCount]) -> list[FacetLink]:
    """The values of a facet that are not chosen yet, in the order given."""
    narrowed = _Narrowed(query, field)
    links = (
        FacetLink(count.name or count.value, count.passages, narrowed.by(count.value))
        for count in counts
        if count.value
    )
    return [link for link in links if link.url]


def told_apart(counts: Sequence[FacetCount]) -> list[FacetCount]:
    """Counts of entities; behind a name that several of them bear stands where each is at home."""
    bearers = Counter(count.name for count in counts)
    return [
        count._replace(name=f"{count.name}（{home}）")
        if bearers[count.name] > 1 and (home := _home(EntityId(count.value)))
        else count
        for count in counts
    ]


def _home(entity_id: EntityId) -> str:
    """What the place is called in which an entity is at home, of a place the one above it; "" where it is not known."""
    store = workspace().store
    try:
        entity = store.get_entity(entity_id)
    except NotFoundError:
        return ""
    if entity.type == "place":
        return " ".join(name for _, name in place_crumbs(entity.id)[:-1])
    return where_of(entity.scope, store).name


def filter_label(taken: Filter) -> str:
    """A filter as the reader sees it: an entity by its name."""
    if taken.field not in ("entity", "region"):
        return to_text(taken)
    nodes = workspace().store.nodes([EntityId(taken.value)])
    return nodes[0].canonical if nodes else to_text(taken)


def region_tree(query: Query, counts: Sequence[FacetCount]) -> tuple[FacetLink, ...]:
    """Provinces, with their cities and counties; towns too where no more than one county is left. Of counts, most first.

    A place has at least the passages of one below it, so that the most frequent ones are a tree without gaps. Places
    that lie in no known one stand beside the provinces, most first.
    """
    counties = (count for count in counts if len(count.value) == _COUNTY and place_chain(count.value))
    deepest = _COUNTY if len(list(islice(counties, 2))) > 1 else _TOWN
    shown = _most_frequent(counts, deepest)
    tree = {EntityId(count.value): count for count in shown}
    narrowed = _Narrowed(query, "region")
    below: defaultdict[str, list[FacetLink]] = defaultdict(list)
    for place, count in reversed(tree.items()):  # those below come first
        links = tuple(reversed(below[place]))
        parent = next((above for above in place_chain(place)[1:] if above in tree), "")
        below[parent].append(FacetLink(count.name, count.passages, narrowed.by(_name_to_type(place, tree)), links))
    roots = (*reversed(below[""]), *_unlocated(narrowed, counts))
    return tuple(sorted(roots, key=lambda link: -link.passages))


def unknown_row(passages: int) -> list[FacetLink]:
    """What has no value, so that the numbers add up; plain text, since nothing can be typed that asks for it."""
    return [FacetLink(gettext("未注明"), passages, "")] if passages > 0 else []


def unplaced(counts: Sequence[FacetCount]) -> int:
    """How many are in no place; counted only where it is among the most frequent ones."""
    return sum(count.passages for count in islice(counts, _LOOKED_THROUGH) if not count.value and not count.name)


def has_more_places(counts: Sequence[FacetCount]) -> bool:
    """Whether there may be places that the tree leaves out."""
    return next(islice(counts, _MOST_PLACES, None), None) is not None


class _Narrowed:
    """This view narrowed by one filter more."""

    def __init__(self, query: Query, field: str) -> None:
        self._field = field
        self._chosen = {taken.value for taken in query.filters if taken.field == field}
        before, self._after = around("q", page=None)
        asked = to_text(query.root)
        self._before = before + (f"{quote_plus(asked)}+" if asked else "")

    def by(self, value: str) -> str:
        """The address; "" where the value is chosen already."""
        return "" if value in self._chosen else f"{self._before}{_typed(self._field, value)}{self._after}"


def _most_frequent(counts: Iterable[FacetCount], deepest: int) -> list[FacetCount]:
    """Of those that are as frequent, the wider place."""
    found: list[FacetCount] = []
    for count in counts:
        if len(found) >= _MOST_PLACES and count.passages < found[-1].passages:
            break
        if len(count.value) <= deepest and place_chain(count.value):
            found.append(count)
    return sorted(found, key=lambda count: (-count.passages, len(count.value), count.value))[:_MOST_PLACES]


def _unlocated(narrowed: _Narrowed, counts: Sequence[FacetCount]) -> Iterator[FacetLink]:
    """Places without a code that lie in none that is known: a made-up town with its villages below it."""
    uncoded = [one for one in islice(counts, _LOOKED_THROUGH) if one.name and not place_chain(one.value)]

    def link(one: FacetCount, *below: FacetLink) -> FacetLink:
        # names are borne by several, so that the id is asked for where there is one
        return FacetLink(one.name, one.passages, narrowed.by(one.value or one.name), below)

    for one in uncoded:
        if not _widest_above(one.value):
            inside = (each for each in uncoded if one.value and _widest_above(each.value) == one.value)
            yield link(one, *map(link, inside))


@lru_cache(maxsize=1 << 13)  # an id says where the place lies: it is computed from the place above
def _widest_above(place: str) -> str:
    """The id of the widest place in which one without a code lies; "" where none is known."""
    crumbs = place_crumbs(place)
    return crumbs[0][0] if crumbs and crumbs[0][0] != place else ""


def _name_to_type(place: EntityId, tree: Mapping[EntityId, FacetCount]) -> str:
    """The name of a place after those above it: many a name is borne by several places."""
    return "/".join(tree[each].name for each in reversed(place_chain(place)) if each in tree)


@lru_cache(maxsize=1 << 13)
def _typed(field: str, value: str) -> str:
    """A filter as it stands in an address."""
    return quote_plus(to_text(Filter(field, value)))
