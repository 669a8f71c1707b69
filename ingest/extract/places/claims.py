"""Claims: stretches of a passage that are read as names of places, by rule. Earlier rules have the first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.border_words import is_border, is_short_border
from ingest.extract.places.borders import is_telling, stem_start
from ingest.extract.places.hidden import hidden_places
from ingest.extract.places.landmarks import find_landmarks
from ingest.extract.places.meaning import Ground, is_namesake, meanings, stands_free
from ingest.extract.places.suffixes import find_local_names
from ingest.gazetteer import Gazetteer, Place
from ingest.lexicon import words_of
from ingest.place_lists import ListItem, find_list_items
from ingest.placewords import WORD_STEMS
from ingest.spots import GROWN, Spot
from search.analyzer import Word
from search.place_names import stem_of

_TOWN_KINDS = re.compile("[乡镇街]|苏木")
_UNREADABLE = re.compile(r"[\u3400-\u9fff]{0,3}[\ue000-\uf8ff][\u3400-\u9fff]{0,3}?(?:镇|乡|街道|村|县|市|区|旗)")


@dataclass(frozen=True, slots=True)
class Claim:
    """text[start:end] names a place: one of the table, one of several (ambiguous), or one that the table lacks."""

    start: int
    end: int
    canonical: str
    places: tuple[Place, ...]
    level: str
    rule: str


def claim_stems(text: str, cut: Sequence[Word], ground: Ground) -> Iterator[Claim]:
    """Bare names of the region's county and its towns where they stand free: 在左权召开, 去了石匣、辽阳."""
    home = ground.home
    if home is None or home.level != "county":
        return
    towns, anywhere = _town_stems(ground.gazetteer, home.id)
    starts, ends = {word.start: word.text for word in cut}, {word.end for word in cut}
    for found in anywhere.finditer(text):
        start, end = found.span()
        if start not in starts or end not in ends or GROWN.match(text, end):
            continue
        if stands_free(text[max(0, start - 1) : start], text[end : end + 1], starts.get(end, "")):
            place = towns[found.group()]
            yield Claim(start, end, _town_name(place, "", ground), (place,), "town", "bare name in region")


@lru_cache(maxsize=16)
def _town_stems(gazetteer: Gazetteer, county_id: str) -> tuple[Mapping[str, Place], re.Pattern[str]]:
    """The towns of a county by the stems of their names, and a pattern for the stems that are no ordinary words."""
    towns = {
        stem_of(name): place for place in gazetteer.children(county_id, "town") for name in gazetteer.names_of(place.id)
    }
    stems = [stem for stem in towns if len(stem) > 1 and stem not in WORD_STEMS]
    return towns, re.compile("|".join(sorted(map(re.escape, stems), key=len, reverse=True)) or "(?!)")


def claim_lists(text: str, cut: Sequence[Word], ground: Ground) -> Iterator[Claim]:
    """Bare names in a list that says what they are: 李中、新垛等镇."""
    for item in find_list_items(text):
        if _TOWN_KINDS.match(item.kind):
            claim = _listed_town(text, cut, item, ground)
        elif item.kind in ("社区", "居民区", "村", "自然村", "行政村", "嘎查", "片区", "小区"):
            claim = _listed_village(text, cut, item, ground)
        else:
            claim = None
        if claim:
            yield claim


def claim_spots(text: str, spots: Sequence[Spot], ground: Ground) -> Iterator[Claim]:
    """Full names and short ones of the table, with the places that they mean here."""
    for spot in spots:
        places = meanings(spot, text[max(0, spot.start - 1) : spot.start], ground)
        if not places:
            continue
        if spot.full and is_namesake(spot, places, ground):
            yield Claim(spot.start, spot.end, spot.name, (), places[0].level, "name and kind")
        else:
            canonical = spot.name if spot.full else places[0].name
            yield Claim(
                spot.start, spot.end, canonical, places, places[0].level, "full name" if spot.full else "short name"
            )


def claim_named(text: str, ground: Ground) -> Iterator[Claim]:
    """Wherever one of the villages and towns stands that the document bears out itself."""
    home, names = ground.home, ground.names
    for match in re.finditer("|".join(sorted(map(re.escape, names))) or "(?!)", text):
        known = ground.gazetteer.find_villages(match.group(), home.id) if home else ()
        yield Claim(match.start(), match.end(), match.group(), known, names[match.group()], "told elsewhere")


def claim_hidden(text: str, ground: Ground) -> Iterator[Claim]:
    """Letters that stand for places: Q县."""
    for start, end, level in hidden_places(text, ground.text):
        yield Claim(start, end, text[start:end], (), level, "hidden")


def claim_shortened(text: str, cut: Sequence[Word], ground: Ground) -> Iterator[Claim]:
    """Those without their kind, where they stand between words: 达松 in a report on 达松村."""
    starts, ends = {word.start: word.text for word in cut}, {word.end for word in cut}
    for match in re.finditer("|".join(sorted(map(re.escape, ground.stems))) or "(?!)", text):
        free = stands_free("", text[match.end() : match.end() + 1], starts.get(match.end(), ""))
        if match.start() in starts and match.end() in ends and free:
            name = ground.stems[match.group()]
            yield Claim(match.start(), match.end(), name, (), ground.names[name], "told in full elsewhere")


def claim_unreadable(text: str, ground: Ground) -> Iterator[Claim]:
    """Names with a character that no table has (private use), where one town of the county alone fits: 沈?镇."""
    home = ground.home
    for found in _UNREADABLE.finditer(text) if home else ():
        for start in range(found.start(), found.end() - 2):
            name = text[start : found.end()]
            shape = re.compile("".join("." if "\ue000" <= c <= "\uf8ff" else re.escape(c) for c in name))
            towns = [
                place
                for place in ground.gazetteer.children(home.id if home else "")
                if any(shape.fullmatch(other) for other in ground.gazetteer.names_of(place.id))
            ]
            if len(towns) == 1:
                yield Claim(start, found.end(), towns[0].name, (towns[0],), towns[0].level, "unreadable character")
                break


def claim_local_names(
    text: str, cut: Sequence[Word], levels: Sequence[str], ground: Ground, claims: Sequence[Claim]
) -> Iterator[Claim]:
    """Villages, estates and unknown towns by the kinds at the end of their names, outside the claims made before."""
    home = ground.home
    villages = ground.gazetteer.villages(home.id) if home and "village" in levels else {}
    taken = [(claim.start, claim.end) for claim in claims]
    for name in find_local_names(text, cut, levels, villages, taken):
        surface = text[name.start : name.end]
        if name.level == "zone" and not _begins_with_place(surface, ground):
            continue
        if name.level == "hall" and any(name.start == end for _, end in taken):
            continue
        if name.level == "hall" and not _is_hall(text, cut, name.start, name.end, ground):
            continue
        level = "area" if name.level in ("zone", "hall") else name.level
        known = ground.gazetteer.find_villages(surface, home.id) if home and name.known else ()
        yield Claim(name.start, name.end, surface, known, level, "village of the table" if known else "kind")


def claim_landmarks(text: str, cut: Sequence[Word], claims: Sequence[Claim], ground: Ground) -> Iterator[Claim]:
    """Gates, lanes, stations … that enough speaks for, outside the claims made before."""
    for found in find_landmarks(text, cut, [(claim.start, claim.end) for claim in claims], ground.text):
        yield Claim(found.start, found.end, text[found.start : found.end], (), "area", "landmark")


def _is_hall(text: str, cut: Sequence[Word], start: int, end: int, ground: Ground) -> bool:
    """Whether a hall has a name of its own: 淮海战役纪念馆; not 地质博物馆, and 浙江省博物馆 is a body."""
    if _begins_with_place(text[start:end], ground):
        return not text.endswith("博物馆", start, end)
    words = [word.text for word in cut if start <= word.start and word.end < end]
    return len(words) == 1 and len(words[0]) == 3 and words[0] not in words_of("nouns.txt")


def _begins_with_place(name: str, ground: Ground) -> bool:
    towns = ground.gazetteer.children(ground.home.id, "town") if ground.home else []
    stems = tuple(stem for place in towns if len(stem := stem_of(place.name)) > 1)
    return name.startswith(stems) or any(ground.gazetteer.find_short(name[:length]) for length in (2, 3, 4))


def _listed_town(text: str, cut: Sequence[Word], item: ListItem, ground: Ground) -> Claim | None:
    for start in _item_starts(item):
        for holder in ground.holders:
            found = ground.gazetteer.find_stem(text[start : item.end], holder.id)
            towns = [place for place in found if place.level == "town"]
            if len(towns) == 1:
                return Claim(start, item.end, _town_name(towns[0], item.kind, ground), (towns[0],), "town", "list")
    if not item.exact or item.kind not in ("镇", "乡", "街道", "苏木") or ground.home is None:
        return None
    return _unknown_item(text, cut, item, "town")


def _listed_village(text: str, cut: Sequence[Word], item: ListItem, ground: Ground) -> Claim | None:
    for start in _item_starts(item) if ground.home else ():
        name = text[start : item.end] + _bare_kind(item)
        if known := ground.gazetteer.find_villages(name, ground.home.id if ground.home else ""):
            return Claim(start, item.end, known[0].name, known, "village", "list")
    return _unknown_item(text, cut, item, "village") if item.exact and item.listed else None


def _unknown_item(text: str, cut: Sequence[Word], item: ListItem, level: str) -> Claim | None:
    """An item that the table lacks; what stands between two 、 is a name as it is, unless it is made of common words."""
    start: int | None = item.start
    inside = [word.text for word in cut if item.start <= word.start and word.end <= item.end]
    if item.first:
        start = stem_start(cut, item.end, item.start, level)
    elif (
        not inside
        or "的" in inside
        or is_short_border(inside[0])
        or any(is_border(word) for word in inside if len(word) > 1)
    ):
        start = None
    if start is None or item.end - start > 5 or not is_telling(text[start : item.end]):
        return None
    return Claim(start, item.end, text[start : item.end] + _bare_kind(item), (), level, "list")


def _bare_kind(item: ListItem) -> str:
    """The kind as names have it: 村, not 自然村."""
    return "村" if item.kind.endswith("村") else item.kind


def _item_starts(item: ListItem) -> range:
    """Where the name of an item may begin: a first item may have other words before it."""
    return range(item.start, item.end - 1) if item.first else range(item.start, item.start + 1)


def _town_name(place: Place, kind: str, ground: Ground) -> str:
    """The name of a town that fits the kind which a list gives (镇), also a former one; else the present one."""
    names = ground.gazetteer.names_of(place.id)
    return next((name for name in names if kind and name.endswith(kind)), place.name)
