"""What the corpus has to say to a figure that somebody claims: it agrees, it differs, or nobody can tell.

It abstains rather than accuse. `differs` needs figures of the corpus of just this subject, unit and owner, of one value
and of one time, and none anywhere near that would bear the claim out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ids import EntityId, PassageId, place_chain
from kg.model import Document, Figure, Passage
from kg.store import GraphStore
from search.claims.claim import CheckedClaim, Claim, FigureSource, Verdict
from search.claims.comparing import (
    agrees,
    is_about,
    is_comparable,
    is_of_one_span,
    is_surely_about,
    may_agree,
    told_apart,
    years_of,
)
from search.claims.near import FiguresNear, FigureTable
from search.claims.subjects import same_subject
from search.claims.units import is_unit, unit_key
from search.quotes.quoting import CLOSING

_END = re.compile(rf"[。！？；][{CLOSING}]*|\n")
_MOST_SOURCES = 5
_NEEDED = 2  # characters of a subject that says what is counted


class ClaimChecker:
    """Of one store, for the claims of one draft."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._near = FiguresNear(store)
        self._passages: dict[PassageId, tuple[Document, Passage]] = {}

    def check_all(self, claims: Iterable[Claim]) -> list[CheckedClaim]:
        """What the corpus says to each, in the same order."""
        checked = [self.check(claim) for claim in claims]
        agreeing: defaultdict[int, list[FigureSource]] = defaultdict(list)
        for one in checked:
            agreeing[one.claim.sentence] += one.sources if one.verdict == "agrees" else ()
        return [
            self._in_company(one.claim, agreeing[one.claim.sentence]) or one if one.verdict == "cannot_tell" else one
            for one in checked
        ]

    def check(self, claim: Claim) -> CheckedClaim:
        """What the corpus says to one of them alone."""
        claim = replace(claim, owner=self._near.owner_shown(claim))
        near = self._near.table(claim)
        alike = near.figures if claim.approximate else near.telling(claim.value, claim.unit)
        agreeing = [figure for figure in alike if agrees(figure, claim) and is_about(figure, claim)]
        if surely := [figure for figure in agreeing if is_surely_about(self._source(figure), claim)]:
            return self._told(claim, "agrees", surely)
        differing = [] if agreeing else self._differing(claim, near)
        return self._told(claim, "differs" if differing else "cannot_tell", differing)

    def _in_company(self, claim: Claim, borne_out: Sequence[FigureSource]) -> CheckedClaim | None:
        """That another figure of its sentence agrees with a sentence of the corpus, which tells this one differently."""
        sentences = {(source.figure.evidence.passage_id, source.sentence) for source in borne_out}
        if not sentences or not self._is_certain(claim):
            return None
        standing = self._near.table(claim).standing_in({passage_id for passage_id, _ in sentences})
        about = [self._source(figure) for figure in standing if is_about(figure, claim)]
        told = {source.figure for source in about if (source.figure.evidence.passage_id, source.sentence) in sentences}
        told -= {source.figure for source in borne_out}
        told = {source.figure for source in about if source.figure in told and is_of_one_span(source, claim)}
        if len(told) != 1 or any(agrees(figure, claim) or may_agree(figure, claim) for figure in told):
            return None
        return self._told(claim, "differs", list(told))

    def _told(self, claim: Claim, verdict: Verdict, figures: Sequence[Figure]) -> CheckedClaim:
        first = sorted(figures, key=lambda f: (not same_subject(f.subject, claim.subject), f.approximate))
        return CheckedClaim(claim, verdict, tuple(map(self._source, first[:_MOST_SOURCES])))

    def _differing(self, claim: Claim, near: FigureTable) -> list[Figure]:
        """Figures of just what is claimed that the claim cannot be squared with; none where that is not certain."""
        if claim.owner is None or not self._is_certain(claim):
            return []
        alike = [figure for figure in near.counting(claim.subject) if unit_key(figure.unit) == unit_key(claim.unit)]
        owned = [source for source in map(self._source, alike) if self._is_owned(source, claim.owner)]
        same = [source for source in owned if is_comparable(source, claim)]
        years = {year for source in same for year in years_of(source)}
        if len(years) > 1 and not claim.years:
            return []
        told = told_apart([source.figure for source in same], claim)
        return [] if told and any(may_agree(f, claim) and is_about(f, claim) for f in near.figures) else told

    def _is_certain(self, claim: Claim) -> bool:
        """Whether it is clear what is counted, and whose it is."""
        owner, subject = claim.owner, claim.subject
        counted = len(subject) >= _NEEDED and subject != claim.owner_name and not is_unit(subject)
        if owner is None or not claim.certain or not counted or not claim.unit:
            return False
        # a place without a code is known by little more than its name, which other places may have
        return bool(place_chain(owner)) if owner.startswith("place:") else not self._near.is_known_by_name(owner)

    def _is_owned(self, source: FigureSource, owner: EntityId) -> bool:
        """Whether it is the owner's: said of it, or said of nobody else in a document about it."""
        told = source.figure.owner
        if told == owner:
            return True
        about = source.document.region_ids[:1] == (owner,)
        return about and (told is None or told.startswith("initiative:"))

    def _source(self, figure: Figure) -> FigureSource:
        passage_id = figure.evidence.passage_id
        if passage_id not in self._passages:
            self._passages[passage_id] = self._store.get_passage(passage_id)
        document, passage = self._passages[passage_id]
        start, end = figure.evidence.start, figure.evidence.end
        begin = max((match.end() for match in _END.finditer(passage.text, 0, start)), default=0)
        stop = _END.search(passage.text, end)
        return FigureSource(figure, document, passage.text[begin : stop.start() if stop else None])
