"""Names of places: those of the table, bare names that the document's region explains, and villages and estates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.extract.place_claims import (
    Claim,
    claim_lists,
    claim_local_names,
    claim_spots,
    claim_stems,
    claim_unreadable,
)
from ingest.extract.place_meaning import Ground, named_without_doubt
from ingest.gazetteer import Gazetteer, Place
from ingest.spots import Spot, find_spots
from ingest.steps import Context, NamedMention
from kg.ids import make_id
from kg.model import Mention, Passage
from search.analyzer import words


def find_places(context: Context) -> list[NamedMention]:
    """Every name of a place, in reading order, none inside another; of a chain (舟山市嵊泗县) each link."""
    gazetteer, passages = context.gazetteer, context.document.passages
    spots = [find_spots(passage.text, gazetteer) for passage in passages]
    everywhere = (spot for found in spots for spot in found)
    ground = Ground(gazetteer, context.region, named_without_doubt(everywhere, context.region, gazetteer))
    named = []
    for passage, found in zip(passages, spots, strict=True):
        before: tuple[int, Place] | None = None  # end and place of the claim before
        for claim in _claims(passage.text, found, ground):
            holder = before[1] if before and before[0] == claim.start else None
            place, candidates = _settle(claim, holder, ground, context)
            named.append(_named(passage, claim, place, candidates, gazetteer))
            before = (claim.end, place)
    return named


def _claims(text: str, spots: Sequence[Spot], ground: Ground) -> list[Claim]:
    """The claims on one passage in reading order; of those that overlap the one of the earlier rule stays."""
    cut = list(words(text, parts=False))
    claims: list[Claim] = []
    _add(claims, (claim for claim in claim_spots(text, spots, ground) if claim.rule == "full name"))
    _add(claims, claim_unreadable(text, ground))
    _add(claims, claim_lists(text, cut, ground))
    _add(claims, claim_stems(text, cut, ground))
    _add(claims, claim_local_names(text, cut, ("area",), ground, claims))
    _add(claims, claim_spots(text, spots, ground))
    _add(claims, claim_local_names(text, cut, ("village", "town") if ground.home else ("village",), ground, claims))
    return sorted(claims, key=lambda claim: claim.start)


def _add(claims: list[Claim], more: Iterable[Claim]) -> None:
    for claim in list(more):
        if all(claim.end <= other.start or other.end <= claim.start for other in claims):
            claims.append(claim)


def _settle(claim: Claim, holder: Place | None, ground: Ground, context: Context) -> tuple[Place, tuple[Place, ...]]:
    """The place of a claim, and what else it may be. `holder`: the place named right before it, as in 辽阳镇东沟村."""
    places = claim.places
    if holder and len(places) > 1:
        places = tuple(place for place in places if ground.gazetteer.is_below(place, holder.id)) or places
    if len(places) == 1:
        return places[0], ()
    if places:
        return Place("", claim.canonical, claim.level, "", ""), places
    parent = holder or (context.region[0] if context.region else None)
    scope = parent.id if parent else context.document.id
    made = make_id("place", claim.canonical, scope)
    return Place(made, claim.canonical, claim.level, parent.id if parent else "", ""), ()


def _named(
    passage: Passage, claim: Claim, place: Place, candidates: tuple[Place, ...], gazetteer: Gazetteer
) -> NamedMention:
    above = gazetteer.chain(place.parent) if place.parent else ()
    attrs = {
        "level": place.level,
        "chain": "/".join([*(holder.name for holder in reversed(above)), claim.canonical]),
        "chain_ids": "/".join([*(holder.id for holder in reversed(above)), *([place.id] if place.id else [])]),
        "ended": place.ended,
        "candidates": "/".join(candidate.id for candidate in candidates),
    }
    surface = passage.text[claim.start : claim.end]
    return NamedMention(
        type="place",
        mention=Mention(passage.id, claim.start, claim.end, surface),
        canonical=claim.canonical,
        scope=place.id,
        attrs={key: value for key, value in attrs.items() if value},
        rule=claim.rule,
    )
