"""What the corpus has to say to a figure that somebody claims: it agrees, it differs, or nobody can tell.

It abstains rather than accuse. `differs` needs figures of the corpus of just this subject, unit and owner, of one value
and of one time, and none anywhere near that would bear the claim out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ids import PassageId, place_chain
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
from search.claims.reasons import Reason, why_not_compared, why_not_told
from search.claims.subjects import same_subject
from search.claims.units import is_unit, unit_key
from search.claims.wording import is_next, is_told_next, telling_words, words_before
from search.quotes.quoting import CLOSING

_END = re.compile(rf"[。！？；][{CLOSING}]*|\n")
_MOST_SOURCES = 5
_TELLING = 10  # and more of something, beside which a place of the same name is hardly another
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
        told: list[CheckedClaim] = []
        for one in checked:
            if one.verdict == "cannot_tell":
                beside = self._beside(one.claim, told[-1]) if told else None
                one = beside or self._in_company(one.claim, agreeing[one.claim.sentence]) or one
            told.append(one)
        return told

    def check(self, claim: Claim) -> CheckedClaim:
        """What the corpus says to one of them alone."""
        claim = replace(claim, owner=self._near.owner_shown(claim))
        near = self._near.table(claim)
        telling = near.telling_about if claim.approximate else near.telling
        alike = telling(claim.value, claim.unit)
        agreeing = [figure for figure in alike if agrees(figure, claim) and is_about(figure, claim)]
        if surely := [figure for figure in agreeing if is_surely_about(self._source(figure), claim)]:
            return self._told(claim, "agrees", surely)
        return self._left_open(claim, Reason.SAME_AMOUNT, agreeing) if agreeing else self._held_against(claim, near)

    def _in_company(self, claim: Claim, borne_out: Sequence[FigureSource]) -> CheckedClaim | None:
        """That another figure of its sentence agrees with a sentence of the corpus, which tells this one differently."""
        sentences = {(source.figure.evidence.passage_id, source.sentence) for source in borne_out}
        telling = any(source.figure.value >= _TELLING for source in borne_out)
        unclear = self._unclear(claim)
        if not sentences or (unclear and not (unclear is Reason.SAME_NAME and telling)):
            return None
        standing = self._near.table(claim).standing_in({passage_id for passage_id, _ in sentences})
        about = [self._source(figure) for figure in standing if is_about(figure, claim)]
        told = {source.figure for source in about if (source.figure.evidence.passage_id, source.sentence) in sentences}
        told -= {source.figure for source in borne_out}
        told = {source.figure for source in about if source.figure in told and is_of_one_span(source, claim)}
        if len(told) != 1 or any(agrees(figure, claim) or may_agree(figure, claim) for figure in told):
            return None
        return self._told(claim, "differs", list(told))

    def _beside(self, claim: Claim, before: CheckedClaim) -> CheckedClaim | None:
        """What the corpus tells in the same words right behind the figure that bears out the one before: 同比增长56%."""
        enough = len(words_before(claim.text, claim.value, claim.unit)) >= _NEEDED
        if before.verdict != "agrees" or not is_next(claim, before.claim) or not enough:
            return None
        claim = replace(claim, owner=claim.owner or before.claim.owner)
        for first in before.sources:
            standing = self._near.table(claim).standing_in([first.figure.evidence.passage_id])
            told = [figure for figure in standing if is_told_next(figure, first.figure, claim, before.claim)]
            sources = [source for source in map(self._source, told) if is_comparable(source, claim)]
            if len({source.figure.value for source in sources}) != 1:
                continue
            figures = [source.figure for source in sources]
            if agrees(figures[0], claim):
                return self._told(claim, "agrees", figures)
            sure = first.figure.value >= _TELLING or same_subject(first.figure.subject, before.claim.subject)
            if sure and told_apart(figures, claim) and not may_agree(figures[0], claim):
                return self._told(claim, "differs", figures)
        return None

    def _told(self, claim: Claim, verdict: Verdict, figures: Sequence[Figure], reason: str = "") -> CheckedClaim:
        first = sorted(
            dict.fromkeys(figures), key=lambda f: (not same_subject(f.subject, claim.subject), f.approximate)
        )
        return CheckedClaim(claim, verdict, tuple(map(self._source, first[:_MOST_SOURCES])), reason)

    def _left_open(self, claim: Claim, reason: Reason, figures: Sequence[Figure] = ()) -> CheckedClaim:
        """That nobody can tell, and the figures that come nearest."""
        return self._told(claim, "cannot_tell", figures, reason)

    def _held_against(self, claim: Claim, near: FigureTable) -> CheckedClaim:
        """That it differs, where figures of just what is claimed cannot be squared with it; else why that is not certain."""
        worded = near.worded(telling_words(claim), claim.owner_name) if not claim.subject else []
        counting = worded or near.counting(claim.subject)
        alike = [figure for figure in counting if unit_key(figure.unit) == unit_key(claim.unit)]
        if (unclear := self._unclear(claim)) and not (unclear is Reason.NO_SUBJECT and worded):
            return self._left_open(claim, unclear, alike if claim.subject else ())
        owned = [source for source in map(self._source, alike) if self._is_owned(source, claim)]
        if not owned:
            return self._left_open(claim, Reason.ELSEWHERE if alike else Reason.NOTHING, alike)
        same = [source for source in owned if is_comparable(source, claim)]
        if not same:
            return self._left_open(claim, why_not_compared(owned, claim), [source.figure for source in owned])
        figures = [source.figure for source in same]
        if len({year for source in same for year in years_of(source)}) > 1 and not claim.years:
            return self._left_open(claim, Reason.SEVERAL_YEARS, figures)
        told = told_apart(figures, claim)
        if not told:
            return self._left_open(claim, why_not_told(figures), figures)
        rounded = [figure for figure in near.figures if may_agree(figure, claim) and is_about(figure, claim)]
        return self._left_open(claim, Reason.ROUNDED, rounded) if rounded else self._told(claim, "differs", told)

    def _unclear(self, claim: Claim) -> Reason | None:
        """What is not clear of the claim itself: whose it is, or what is counted."""
        owner, subject = claim.owner, claim.subject
        if owner is None:
            return Reason.NO_OWNER
        if not claim.certain:
            return Reason.UNSURE_OWNER
        if not claim.unit:
            return Reason.NO_UNIT
        if len(subject) < _NEEDED or subject == claim.owner_name or is_unit(subject):
            return Reason.NO_SUBJECT
        # a place without a code is known by little more than its name, which other places may have
        known = bool(place_chain(owner)) if owner.startswith("place:") else not self._near.is_known_by_name(owner)
        return None if known else Reason.SAME_NAME

    def _is_owned(self, source: FigureSource, claim: Claim) -> bool:
        """Whether it is the owner's of the claim: said of it, or said of nobody else in a document about it."""
        told = source.figure.owner
        if told == claim.owner:
            return True
        about = source.document.region_ids[:1] == (claim.owner,)
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
