"""The figures of the corpus that a claim can be compared with: those of its owner, its place, and documents about it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from kg.ids import EntityId, PassageId, place_chain
from kg.model import Figure
from kg.store import GraphStore
from kg.views import EntityFilter, FigureFilter
from search.claims.claim import Claim
from search.claims.subjects import bare_subject
from search.claims.units import amount, like_units
from search.claims.wording import words_before

K = TypeVar("K", bound=Hashable)

_AT_MOST = 0.3  # of an amount: more than the share by which one that is called so may miss it
_ALL = 1_000_000_000  # as a limit


class FigureTable:
    """Some figures, to be looked up by what they tell."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures: Sequence[Figure] = list(figures)

    @cached_property
    def _by_amount(self) -> Mapping[str, Sequence[Figure]]:
        return _grouped(self.figures, lambda figure: _written(figure.value, figure.unit))

    @cached_property
    def _by_size(self) -> Sequence[tuple[float, int]]:
        return sorted((amount(figure.value, figure.unit), at) for at, figure in enumerate(self.figures))

    @cached_property
    def _by_subject(self) -> Mapping[str, Sequence[Figure]]:
        return _grouped(self.figures, lambda figure: bare_subject(figure.subject))

    @cached_property
    def _by_passage(self) -> Mapping[PassageId, Sequence[Figure]]:
        return _grouped(self.figures, lambda figure: figure.evidence.passage_id)

    def telling(self, value: float, unit: str) -> Sequence[Figure]:
        """Those of that amount."""
        return self._by_amount.get(_written(value, unit), ())

    def telling_about(self, value: float, unit: str) -> Sequence[Figure]:
        """Those of an amount that may be called so at all, in their order."""
        low, high = (amount(value, unit) * (1 + sign * _AT_MOST) for sign in (-1, 1))
        sizes = self._by_size
        ats = sorted(at for _, at in sizes[bisect_left(sizes, (low, 0)) : bisect_left(sizes, (high, 0))])
        return [self.figures[at] for at in ats]

    def counting(self, subject: str) -> Sequence[Figure]:
        """Those that count surely just that."""
        return self._by_subject.get(bare_subject(subject), ())

    def worded(self, words: str, owner: str) -> Sequence[Figure]:
        """Those of which nobody made out what is counted, with just these words before the number, or behind that name."""
        told = self.counting("") if words else ()
        alike = (words, owner + words)
        return [one for one in told if words in one.text and words_before(one.text, one.value, one.unit) in alike]

    def standing_in(self, passage_ids: Iterable[PassageId]) -> Sequence[Figure]:
        """Those of some passages."""
        return [figure for passage_id in passage_ids for figure in self._by_passage.get(passage_id, ())]


_EMPTY = FigureTable(())


class FiguresNear:
    """Of one store: what is asked for once is kept, so that all claims of a draft see one state of the graph."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        # by place, or by owner where no place is known, and by like units
        self._tables: dict[tuple[EntityId, tuple[str, ...]], FigureTable] = {}
        self._places: dict[EntityId, EntityId | None] = {}  # of owners
        self._shown: dict[EntityId, EntityId] = {}
        self._by_name: set[EntityId] = set()

    def table(self, claim: Claim) -> FigureTable:
        """Figures of like units: of the owner's place and what lies in it, and of documents about it."""
        if claim.owner is None:
            return _EMPTY
        among = self._place_of(claim.owner) or claim.owner
        wanted = among, like_units(claim.unit)
        if wanted not in self._tables:
            self._tables[wanted] = FigureTable(self._figures(*wanted))
        return self._tables[wanted]

    def owner_shown(self, claim: Claim) -> EntityId | None:
        """The owner as the graph shows it: by its id, or else the only entity of that name."""
        if claim.owner is not None and claim.owner not in self._shown:
            named = EntityFilter(type=claim.owner.partition(":")[0], name=claim.owner_name)
            by_id = [node.id for node in self._store.nodes([claim.owner])]
            by_name = [entity.id for entity in self._store.find_entities(named).items] if not by_id else []
            self._shown[claim.owner] = (by_id or (by_name if len(by_name) == 1 else []) or [claim.owner])[0]
            self._by_name.update(by_name)
        return self._shown[claim.owner] if claim.owner else None

    def is_known_by_name(self, owner: EntityId) -> bool:
        """Whether nothing but its name says that it is the one that a claim means: all over the country some run 三年行动."""
        if owner in self._by_name or not owner.startswith("initiative:"):
            return owner in self._by_name
        place = self._place_of(owner)
        return place is None or not place_chain(place)

    def _figures(self, among: EntityId, units: tuple[str, ...]) -> Sequence[Figure]:
        """Those with one of some units: of a place, with all that lies in it; of another entity its own."""
        if among.startswith("place:"):
            return self._store.find_figures(FigureFilter(units=units, below=among), limit=_ALL).items
        return [figure for figure in self._store.figures_of(among) if figure.unit in units]

    def _place_of(self, owner: EntityId) -> EntityId | None:
        """The place itself, or the one that the owner belongs to."""
        if owner.startswith("place:"):
            return owner
        if owner not in self._places:
            found = self._store.nodes([owner])
            scope = self._store.get_entity(found[0].id).scope if found else ""
            self._places[owner] = EntityId(scope) if scope.startswith("place:") else None
        return self._places[owner]


def _grouped(figures: Iterable[Figure], key: Callable[[Figure], K]) -> Mapping[K, Sequence[Figure]]:
    groups: defaultdict[K, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups


def _written(value: float, unit: str) -> str:
    return f"{amount(value, unit):.9g}"
