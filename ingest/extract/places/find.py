"""Names of places: those of the table, bare names that the document's region explains, and villages and estates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ingest.cutting import cut
from ingest.extract.places.claims import (
    Claim,
    claim_hidden,
    claim_landmarks,
    claim_lists,
    claim_local_names,
    claim_named,
    claim_shortened,
    claim_spots,
    claim_stems,
    claim_unreadable,
)
from ingest.extract.places.meaning import Ground, make_ground
from ingest.gazetteer import Place
from ingest.spots import Spot, find_spots
from ingest.steps import Context, NamedMention
from kg.ids import make_id
from kg.model import Mention, Passage

_Chain: TypeAlias = tuple[Place, ...]  # narrowest first


def find_places(context: Context) -> list[NamedMention]:
    """Every name of a place, in reading order, none inside another; of a chain (舟山市嵊泗县) each link."""
    gazetteer, passages = context.gazetteer, context.document.passages
    spots = [find_spots(passage.text, gazetteer) for passage in passages]
    everywhere = (spot for found in spots for spot in found)
    ground = make_ground([passage.text for passage in passages], everywhere, context.region, gazetteer)
    claimed = [
        (passage, claim, holder)
        for passage, found in zip(passages, spots, strict=True)
        for claim, holder in _with_holders(_claims(passage.text, found, ground), context, ground)
    ]
    told = _told((claim.canonical, holder) for _, claim, holder in claimed)
    named = []
    for passage, claim, holder in claimed:
        known = told.get(claim.canonical, ())
        chain, candidates = _settle(claim, known if not holder or holder[0] in known else holder, context, ground)
        named.append(_named(passage, claim, chain, candidates))
    return named


def _told(holders: Iterable[tuple[str, _Chain]]) -> dict[str, _Chain]:
    """The longest chain of a holder by name: 辽阳镇东沟村 in one sentence tells where 东沟村 of another lies."""
    told: dict[str, _Chain] = {}
    for name, holder in holders:
        if len(holder) > len(told.get(name, ())):
            told[name] = holder
    return told


def _with_holders(claims: Iterable[Claim], context: Context, ground: Ground) -> Iterator[tuple[Claim, _Chain]]:
    """Each claim with the chain of the place that is named right before it, if any."""
    end = -1
    chain: _Chain = ()
    for claim in claims:
        holder = chain if end == claim.start else ()
        yield claim, holder
        chain, _ = _settle(claim, holder, context, ground)
        end = claim.end


def _claims(text: str, spots: Sequence[Spot], ground: Ground) -> list[Claim]:
    """The claims on one passage in reading order; of those that overlap the one of the earlier rule stays."""
    words = cut(text)
    claims: list[Claim] = []
    of_table = list(claim_spots(text, spots, ground))
    _add(claims, (claim for claim in of_table if claim.rule != "short name"))
    _add(claims, claim_unreadable(text, ground))
    _add(claims, claim_hidden(text, ground))
    _add(claims, claim_named(text, ground))
    _add(claims, claim_lists(text, words, ground))
    _add(claims, claim_stems(text, words, ground))
    short = {claim.end for claim in of_table}  # 辽宁葫芦岛 is no island
    areas = claim_local_names(text, words, ("area", "zone", "hall"), ground, claims)
    _add(claims, (claim for claim in areas if claim.end not in short))
    _add(claims, of_table)
    _add(claims, claim_local_names(text, words, ("village", "town") if ground.home else ("village",), ground, claims))
    _add(claims, claim_shortened(text, words, ground))
    _add(claims, claim_landmarks(text, words, claims, ground))
    return sorted(claims, key=lambda claim: claim.start)


def _add(claims: list[Claim], more: Iterable[Claim]) -> None:
    for claim in list(more):
        if all(claim.end <= other.start or other.end <= claim.start for other in claims):
            claims.append(claim)


def _settle(claim: Claim, holder: _Chain, context: Context, ground: Ground) -> tuple[_Chain, tuple[Place, ...]]:
    """The chain of the place that is claimed, and what else it may be. `holder`: of the place named right before it."""
    places = claim.places
    if len(places) > 1:
        places = _narrowed(places, holder, ground) or places
    if len(places) == 1:
        return (places[0], *context.gazetteer.chain(places[0].parent)), ()
    if places and claim.level != "village":
        return (Place("", claim.canonical, claim.level, "", ""),), places
    above = holder or context.region or _hidden_holder(claim, context, ground)
    parent = above[0].id if above else ""
    made = make_id("place", claim.canonical, parent or context.document.id)
    return (Place(made, claim.canonical, claim.level, parent, ""), *above), places


def _hidden_holder(claim: Claim, context: Context, ground: Ground) -> _Chain:
    """The one city or county that the document hides; nothing for itself, and for places as wide."""
    if ground.hidden is None:
        return ()
    name, level = ground.hidden
    if claim.level in ("province", "city", level):
        return ()
    return (Place(make_id("place", name, context.document.id), name, level, "", ""),)


def _narrowed(places: tuple[Place, ...], holder: _Chain, ground: Ground) -> tuple[Place, ...]:
    """Those of several places that lie in the holder; without one, in a town that the document names."""
    if holder:
        return tuple(place for place in places if ground.gazetteer.is_below(place, holder[0].id))
    return tuple(place for place in places if place.parent in ground.named)


def _named(passage: Passage, claim: Claim, chain: _Chain, candidates: tuple[Place, ...]) -> NamedMention:
    place, above = chain[0], chain[:0:-1]
    attrs = {
        "level": place.level,
        "chain": "/".join([*(holder.name for holder in above), claim.canonical]),
        "chain_ids": "/".join([holder.id for holder in (*above, place) if holder.id]),
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
