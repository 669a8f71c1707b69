"""What the corpus has to say to a figure that somebody claims: it agrees, it differs, or nobody can tell.

It abstains rather than accuse. `differs` needs figures of the corpus of just this subject, unit and owner, of one value
and of one time, and none anywhere near that would bear the claim out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ids import EntityId, place_chain
from kg.model import Figure
from kg.store import GraphStore
from kg.views import EntityFilter, FigureFilter
from search.claims.claim import CheckedClaim, Claim, FigureSource, Verdict
from search.claims.comparing import (
    agrees,
    is_about,
    is_comparable,
    is_surely_about,
    may_agree,
    told_apart,
    years_of,
)
from search.claims.subjects import same_subject
from search.claims.units import is_general, unit_key, units_like

_ALL = 1_000_000_000  # as a limit
_MOST_SOURCES = 5
_NEEDED = 2  # characters of a subject that says what is counted


class ClaimChecker:
    """Of one store, for one draft: what is asked for once is kept, so that a draft sees one state of the graph."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._near: dict[tuple[EntityId, str], tuple[Figure, ...]] = {}
        self._shown: dict[EntityId, EntityId] = {}
        self._by_name: set[EntityId] = set()  # of the owners, those that are known by nothing but their name

    def check_all(self, claims: Iterable[Claim]) -> list[CheckedClaim]:
        """What the corpus says to each, in the same order."""
        checked = [self.check(claim) for claim in claims]
        return [self._in_company(one, checked) if one.verdict == "cannot_tell" else one for one in checked]

    def check(self, claim: Claim) -> CheckedClaim:
        """What the corpus says to one of them alone."""
        claim = replace(claim, owner=self._known(claim))
        near = [figure for figure in self._figures_near(claim) if is_about(figure, claim)]
        agreeing = [figure for figure in near if agrees(figure, claim)]
        if surely := [figure for figure in agreeing if is_surely_about(figure, claim)]:
            return self._told(claim, "agrees", surely)
        if agreeing:
            return self._told(claim, "cannot_tell", ())
        differing = self._differing(claim, near)
        return self._told(claim, "differs" if differing else "cannot_tell", differing)

    def _in_company(self, checked: CheckedClaim, others: Iterable[CheckedClaim]) -> CheckedClaim:
        """Another figure of its sentence agrees with a sentence of the corpus, which tells this one differently."""
        claim = checked.claim
        agreeing = (one for one in others if one.claim.sentence == claim.sentence and one.verdict == "agrees")
        borne_out = [source for one in agreeing for source in one.sources]
        sentences = {(source.figure.evidence.passage_id, source.sentence) for source in borne_out}
        near = (
            [self._source(figure) for figure in self._figures_near(claim) if is_about(figure, claim)]
            if sentences
            else []
        )
        told = {s.figure for s in near if (s.figure.evidence.passage_id, s.sentence) in sentences}
        told -= {source.figure for source in borne_out}
        if len(told) != 1 or not self._is_certain(claim) or any(may_agree(figure, claim) for figure in told):
            return checked
        return self._told(claim, "differs", list(told))

    def _told(self, claim: Claim, verdict: Verdict, figures: Sequence[Figure]) -> CheckedClaim:
        first = sorted(figures, key=lambda f: (not same_subject(f.subject, claim.subject), f.approximate))
        return CheckedClaim(claim, verdict, tuple(map(self._source, first[:_MOST_SOURCES])))

    def _differing(self, claim: Claim, near: Sequence[Figure]) -> list[Figure]:
        """Figures of just what is claimed that the claim cannot be squared with; none where that is not certain."""
        if claim.owner is None or not self._is_certain(claim):
            return []
        if any(may_agree(figure, claim) for figure in near):
            return []
        same = [
            source
            for source in map(self._source, (f for f in near if same_subject(f.subject, claim.subject)))
            if unit_key(source.figure.unit) == unit_key(claim.unit) and self._is_owned(source, claim.owner)
        ]
        same = [source for source in same if is_comparable(source, claim)]
        years = {year for source in same for year in years_of(source)}
        return told_apart([source.figure for source in same], claim) if claim.years or len(years) < 2 else []

    def _is_certain(self, claim: Claim) -> bool:
        """Whether it is clear what is counted, and whose it is."""
        owner, counted = claim.owner, len(claim.subject) >= _NEEDED and claim.subject != claim.owner_name
        if owner is None or not counted or not claim.unit:
            return False
        # a place without a code is known by little more than its name, which other places may have
        return bool(place_chain(owner)) if owner.startswith("place:") else owner not in self._by_name

    def _is_owned(self, source: FigureSource, owner: EntityId) -> bool:
        """Whether it is the owner's: said of it, or said of nobody else in a document about it."""
        told = source.figure.owner
        if told == owner:
            return True
        about = source.document.region_ids[:1] == (owner,)
        return about and (told is None or told.startswith("initiative:"))

    def _figures_near(self, claim: Claim) -> Iterable[Figure]:
        """Figures of like units of the owner, of what lies in it, and of documents about it."""
        if claim.owner is None:
            return
        units = units_like(claim.unit) if not is_general(claim.unit) else ("",)
        place = self._place_of(claim.owner)
        for unit in units:
            yield from self._of_place(place, unit) if place else ()
        if place != claim.owner:
            yield from self._of_owner(claim.owner)

    def _of_place(self, place: EntityId, unit: str) -> tuple[Figure, ...]:
        if (place, unit) not in self._near:
            where = FigureFilter(below=place, unit=unit)
            self._near[place, unit] = self._store.find_figures(where, limit=_ALL).items
        return self._near[place, unit]

    def _of_owner(self, owner: EntityId) -> tuple[Figure, ...]:
        if (owner, "") not in self._near:
            self._near[owner, ""] = tuple(self._store.figures_of(owner))
        return self._near[owner, ""]

    def _place_of(self, owner: EntityId) -> EntityId | None:
        """The place itself, or the one that the owner belongs to."""
        if owner.startswith("place:"):
            return owner
        found = self._store.nodes([owner])
        scope = self._store.get_entity(found[0].id).scope if found else ""
        return EntityId(scope) if scope.startswith("place:") else None

    def _known(self, claim: Claim) -> EntityId | None:
        """The owner as the graph shows it: by its id, or else the only entity of that name."""
        if claim.owner is None:
            return None
        if claim.owner not in self._shown:
            named = EntityFilter(type=claim.owner.partition(":")[0], name=claim.owner_name)
            by_id = [node.id for node in self._store.nodes([claim.owner])]
            by_name = [entity.id for entity in self._store.find_entities(named).items] if not by_id else []
            self._shown[claim.owner] = (by_id or (by_name if len(by_name) == 1 else []) or [claim.owner])[0]
            self._by_name.update(by_name)
        return self._shown[claim.owner]

    def _source(self, figure: Figure) -> FigureSource:
        document, passage = self._store.get_passage(figure.evidence.passage_id)
        start, end = figure.evidence.start, figure.evidence.end
        begin = max(passage.text.rfind(mark, 0, start) for mark in "。！？；\n") + 1
        stops = [at for mark in "。！？；\n" if (at := passage.text.find(mark, end)) >= 0]
        return FigureSource(figure, document, passage.text[begin : min(stops, default=len(passage.text))])
