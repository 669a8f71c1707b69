"""From mentions to the entities of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.steps import Context, NamedMention
from kg.ids import EntityId, make_id
from kg.model import Entity

_OPENING_QUOTES = frozenset("“‘「『《")
# Of two claims on the very same words the earlier type wins; a quoted name stands before all.
_PRECEDENCE = {"organisation": 1, "place": 2, "initiative": 3, "person": 4}


def link(context: Context, named: Sequence[NamedMention]) -> list[Entity]:
    """Entities in order of their first mention; overlapping claims on the same words are settled here.

    Mentions of one type, canonical name and scope are one entity. Its mentions stand in reading order; of each
    attribute the first value that is not empty stays.
    """
    texts = {passage.id: passage.text for passage in context.document.passages}
    region = frozenset(place.id for place in context.region)
    claims: dict[str, list[NamedMention]] = defaultdict(list)
    for one in named:
        claims[one.mention.passage_id].append(one)
    groups: dict[tuple[str, str, str], list[NamedMention]] = defaultdict(list)
    for passage_id, text in texts.items():
        for one in settle(text, claims[passage_id], region):
            groups[one.type, one.canonical, one.scope].append(one)
    return [_entity(group) for group in groups.values()]


def settle(text: str, claims: Iterable[NamedMention], region: frozenset[str]) -> list[NamedMention]:
    """The claims on one passage that stay, in reading order.

    The longer of two that overlap stays. A body that the name of a longer body begins with stays beside it; so does a
    place at the border of a longer name, when the name is that of a body, or the place is one of `region`, the
    document's own.
    """
    holder: dict[int, NamedMention] = {}  # position → the longest kept claim that covers it
    kept: list[NamedMention] = []
    for claim in sorted(claims, key=lambda claim: _rank(text, claim)):
        span = range(claim.mention.start, claim.mention.end)
        holders = {id(holder[position]): holder[position] for position in span if position in holder}
        if all(_lives_in(claim, longer, region) for longer in holders.values()):
            kept.append(claim)
            for position in span:
                holder.setdefault(position, claim)
    return sorted(kept, key=lambda claim: (claim.mention.start, -claim.mention.end))


def _rank(text: str, claim: NamedMention) -> tuple[int, int, int, str, str]:
    """Sorts claims so that what comes first wins."""
    start, end = claim.mention.start, claim.mention.end
    quoted = text[start] in _OPENING_QUOTES or (start > 0 and text[start - 1] in _OPENING_QUOTES)
    precedence = 0 if claim.type == "initiative" and quoted else _PRECEDENCE[claim.type]
    return start - end, precedence, start, claim.canonical, claim.scope


def _lives_in(claim: NamedMention, longer: NamedMention, region: frozenset[str]) -> bool:
    inner, outer = claim.mention, longer.mention
    if claim.type == longer.type == "organisation":
        return inner.start == outer.start and inner.end < outer.end
    if claim.type != "place" or longer.type == "place":
        return False
    at_border = inner.start == outer.start or inner.end == outer.end
    inside = outer.start <= inner.start and inner.end <= outer.end and inner != outer
    return inside and at_border and (longer.type == "organisation" or claim.scope in region)


def _entity(group: Sequence[NamedMention]) -> Entity:
    first = group[0]
    attrs: dict[str, str] = {}
    for one in group:
        for key, value in one.attrs.items():
            if value:
                attrs.setdefault(key, value)
    mentions = tuple(dict.fromkeys(one.mention for one in group))
    return Entity(_id(first), first.type, first.canonical, first.scope, mentions, attrs)


def _id(named: NamedMention) -> EntityId:
    if named.type == "place":
        return place_id(named)
    return EntityId(make_id(named.type, named.canonical, named.scope))


def place_id(named: NamedMention) -> EntityId:
    """The id of a place; where several bear the name and nothing decides, one of the name itself."""
    return EntityId(named.scope or make_id("place", named.canonical))
