"""The last steps of a document's region: the village that it is about, or places that no table holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from ingest.gazetteer import Gazetteer, Place
from ingest.link import place_id
from ingest.region import speaks_as
from ingest.steps import Context, NamedMention
from kg.ids import PassageId

_OFTEN = 3  # times that a village or an unknown place is named at least
_SHARE = 0.7  # of all times that the document names villages
_SHARE_OF_ALL = 0.6  # of all times that a document without a known region names places
_HEAD = 2  # passages: it is named in one of the first


def local_region(context: Context, named: Sequence[NamedMention]) -> tuple[Place, ...]:
    """The document's region, from its village down where it is about one, else as it was; narrowest first.

    Where no place of the table is its region, the unknown one that most names lie in: a made-up town, a village.
    `named`: the places found in the document.
    """
    head = {passage.id for passage in context.document.passages[:_HEAD]}
    if not context.region and (unknown := _unknown_region(named, head)):
        return unknown
    villages = [one for one in named if one.attrs.get("level") == "village"]
    main, count = max(Counter(one.scope for one in villages).items(), key=lambda item: item[::-1], default=("", 0))
    others = Counter(one.scope for one in named if one.scope != main)
    if count < max(_OFTEN, _SHARE * len(villages), *(often + 1 for often in others.values())):
        return context.region
    if _speaks_for_many(context, count):
        return context.region
    first = next(one for one in villages if one.scope == main)
    if first.mention.passage_id not in head:
        return context.region
    return _chain(first, context.gazetteer, context.region) or context.region


def _unknown_region(named: Sequence[NamedMention], head: Collection[PassageId]) -> tuple[Place, ...]:
    """From the top down, the place without a code that most names are of or lie in, as long as there is one."""
    chains = [_chain_of(one) for one in named if one.attrs.get("level") != "area"]
    region: tuple[Place, ...] = ()
    while True:
        depth = len(region)
        inside = [chain for chain in chains if chain[:depth] == region[::-1]]
        below = Counter(chain[depth] for chain in inside if len(chain) > depth)
        best, count = max(below.items(), key=lambda item: (item[1], item[0].id), default=(None, 0))
        if best is None or count < max(_OFTEN, _SHARE_OF_ALL * len(inside)) or best.id[6:].isdecimal():
            break
        region = (best, *region)
    if not region or not any(one.mention.passage_id in head for one in named if region[-1] in _chain_of(one)):
        return ()
    return region


def _chain_of(one: NamedMention) -> tuple[Place, ...]:
    """The place with those above it, widest first, as far as the document tells their ids."""
    own = place_id(one)
    names, ids = one.attrs.get("chain", "").split("/"), one.attrs.get("chain_ids", "").split("/")
    if len(names) != len(ids) or not all(ids):
        names, ids = [one.canonical], [own]
    return tuple(
        Place(id_, name, one.attrs.get("level", "") if id_ == own else "", above, "")
        for name, id_, above in zip(names, ids, ["", *ids], strict=False)
    )


def _speaks_for_many(context: Context, count: int) -> bool:
    """Whether a document speaks as a county, city or province (全县, 我市) as often as it names the village."""
    voices = speaks_as(context.document)
    return sum(voices[level] for level in ("province", "city", "county")) >= count


def _chain(village: NamedMention, gazetteer: Gazetteer, region: Sequence[Place]) -> tuple[Place, ...]:
    """The village and the places above it; nothing where they are unknown, or the region is elsewhere."""
    above = gazetteer.chain(village.attrs.get("chain_ids", "").split("/")[-2:][0])
    if not above or (region and region[0] not in above):
        return ()
    return (Place(village.scope, village.canonical, "village", above[0].id, ""), *above)
