"""The one village or community that a document is about, where there is one: the last step of its region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.gazetteer import Gazetteer, Place
from ingest.region import speaks_as
from ingest.steps import Context, NamedMention

_OFTEN = 3  # times that it is named at least
_SHARE = 0.7  # of all times that the document names villages
_HEAD = 2  # passages: it is named in one of the first


def local_region(context: Context, named: Sequence[NamedMention]) -> tuple[Place, ...]:
    """The document's region, from its village down where it is about one, else as it was; narrowest first.

    `named`: the places found in the document.
    """
    villages = [one for one in named if one.attrs.get("level") == "village"]
    main, count = max(Counter(one.scope for one in villages).items(), key=lambda item: item[::-1], default=("", 0))
    others = Counter(one.scope for one in named if one.scope != main)
    if count < max(_OFTEN, _SHARE * len(villages), *(often + 1 for often in others.values())):
        return context.region
    if _speaks_for_many(context, count):
        return context.region
    first = next(one for one in villages if one.scope == main)
    if first.mention.passage_id not in {passage.id for passage in context.document.passages[:_HEAD]}:
        return context.region
    return _chain(first, context.gazetteer, context.region) or context.region


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
