"""Spots: stretches of a text that may name places of the table, with the places that they may mean.

A spot is found by its letters and its borders alone. Which place is meant, if any, is for the reader of a whole
document to say: region.py and extract/places.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.cutting import KEPT_PASSAGES, cut
from ingest.gazetteer import Gazetteer, Place
from ingest.placewords import STOP_WORDS, is_generic

_KINDS = re.compile(r"(?:省|市|县|区|旗|盟|州|镇|乡|街道|苏木|农场|林场|牧场|新城|开发区|产业园|工业园|管委会|群岛)$")
# The last character of the name and the next one make a word of their own: 市场, 区域, 乡村.
_TORN = re.compile(
    r"市场|市面|区域|区间|区别|区划|乡村|乡镇|乡亲|乡土|乡愁|乡贤|乡情|镇静|镇定|州际|县城镇|盟友|盟主|旗帜|旗舰|旗下|省略|省心|省力|省钱|省会"
)
# Behind a short name or a stem these make another name of the two: 安远村, 北京路, 吉林大学.
GROWN = re.compile(
    r"村|社区|路|街|大道|巷|镇|乡|庄|屯|寨|小区|大桥|河|江|湖|山|岛|大学|学院|中学|小学|日报|晚报|话|菜|戏|族|籍"
)
_MASK = re.compile(r"[A-Z×＊*某][省市县区镇]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A possible name of a place: text[start:end]."""

    start: int
    end: int
    name: str  # as written
    places: tuple[Place, ...]  # what it may mean, at least one, sorted by id
    full: bool  # a full name (嵊泗县); else a short one (嵊泗)
    solid: bool  # begins, and if short ends, where a word does
    linked: bool = False  # stands in a chain of names: 舟山市|嵊泗县


@lru_cache(maxsize=KEPT_PASSAGES)  # the region is found by them, then the places
def find_spots(text: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Spots in reading order, none inside or across another; places narrowed to those that fit the chain they stand in."""
    found = sorted(_candidates(text, gazetteer), key=lambda spot: (spot.start, spot.end))
    if not found:
        return ()
    chosen = _choose(_with_borders(text, found, gazetteer))
    return tuple(spot for spot in _link(chosen, gazetteer) if spot.linked or not spot.full or not is_generic(spot.name))


def has_masks(texts: Iterable[str]) -> bool:
    """Whether a document hides its places (Q县, 某市): names of counties and towns in it are made up, or not to be told."""
    return any(_MASK.search(text) for text in texts)


def _candidates(text: str, gazetteer: Gazetteer) -> Iterator[Spot]:
    for start, end in gazetteer.scan(text):
        name = text[start:end]
        if _KINDS.search(name) and not _TORN.match(text, end - 1) and len(name) > 1:
            yield Spot(start, end, name, tuple(gazetteer.find(name)), full=True, solid=False)
    short = [(start, end, tuple(gazetteer.find_short(text[start:end]))) for start, end in gazetteer.scan_short(text)]
    for start, end, places in short:
        if not GROWN.match(text, end) or _holds_next(places, end, text, short, gazetteer):  # 浙江|湖州 is no lake
            yield Spot(start, end, text[start:end], places, full=False, solid=False)


def _holds_next(
    places: tuple[Place, ...],
    end: int,
    text: str,
    short: Iterable[tuple[int, int, tuple[Place, ...]]],
    gazetteer: Gazetteer,
) -> bool:
    """Whether the name that begins at `end`, short or full, is of a place in one of these: 云南|镇雄县."""
    next_places = [place for start, _, found in short if start == end for place in found]
    next_places += [p for start, stop in gazetteer.scan(text) if start == end for p in gazetteer.find(text[start:stop])]
    return any(gazetteer.is_below(inner, outer.id) for inner in next_places for outer in places)


def _with_borders(text: str, found: list[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """Whether each spot begins and ends where a word or a neighbouring full name does."""
    words = cut(text)
    starts = {word.start for word in words}
    ends = {word.end: word.text for word in words}
    full_starts = {spot.start for spot in found if spot.full}
    chained = _borders_in_chains(found, gazetteer)
    spots: list[Spot] = []
    follows: set[int] = set()  # ends of solid spots so far
    for spot in found:
        begins = spot.start in starts or spot.start in follows or not _HAN.match(text, spot.start - 1)
        stops = spot.end in ends or spot.end in full_starts
        if not spot.full and _is_head(ends.get(spot.start, "")):
            begins = spot.start in follows
        solid = begins and (
            stops or (spot.full and spot.end - spot.start > 2) or spot.start in chained or spot.end in chained
        )
        if solid:
            follows.add(spot.end)
        spots.append(replace(spot, solid=solid))
    return spots


def _borders_in_chains(found: list[Spot], gazetteer: Gazetteer) -> set[int]:
    """Where a short name meets that of a place within it, whatever a dictionary joins there: 山西|大同|云州区."""
    ends: dict[int, set[str]] = {}
    for spot in found:
        if not spot.full:
            ends.setdefault(spot.end, set()).update(place.id for place in spot.places)
    return {
        spot.start
        for spot in found
        if any(gazetteer.is_below(place, holder) for place in spot.places for holder in ends.get(spot.start, ()))
    }


def _is_head(word: str) -> bool:
    """Whether a single character before a short name may be the head of a longer name: 陈|新平, 康|安乡."""
    return len(word) == 1 and bool(_HAN.match(word)) and word not in STOP_WORDS


def _choose(spots: list[Spot]) -> list[Spot]:
    """Solid before others, long before short; of those that overlap one stays."""
    taken: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (not spot.solid, spot.start - spot.end, spot.start)):
        if (spot.solid or spot.full) and all(spot.end <= other.start or other.end <= spot.start for other in taken):
            taken.append(spot)
    return sorted(taken, key=lambda spot: spot.start)


def _link(spots: list[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """Narrow neighbours that stand wall to wall to places that lie one inside the other."""
    for i in range(1, len(spots)):
        before, here = spots[i - 1], spots[i]
        if before.end != here.start:
            continue
        pairs = [(a, b) for a in before.places for b in here.places if b.id != a.id and gazetteer.is_below(b, a.id)]
        if pairs:
            above, below = ({place.id for place in side} for side in zip(*pairs, strict=True))
            spots[i - 1] = replace(before, places=tuple(p for p in before.places if p.id in above), linked=True)
            spots[i] = replace(here, places=tuple(p for p in here.places if p.id in below), linked=True, solid=True)
    return spots
