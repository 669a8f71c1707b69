"""Which place of the table a spot means in a document, if any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.extract.border_words import is_own
from ingest.extract.places.hidden import made_up_places, only_hidden
from ingest.extract.places.recurring import recurring_names, without_kind
from ingest.gazetteer import Gazetteer, Place
from ingest.lexicon import words_of
from ingest.placewords import STOP_WORDS, WORD_STEMS
from ingest.spots import Spot, has_masks
from search.place_names import stem_of

_LOCATIVE = frozenset("在到去赴往于从对与和及了向给由至自来") | {""}  # before a bare name; "" is the start of a passage
_INSIDE = frozenset("在到住于")  # before a name for certain: 家住幸福社区
_BEFORE_FULL = _LOCATIVE | frozenset("是的为各")  # before a full name of two characters: 是东区的, not 前门东区


@dataclass(frozen=True)  # without slots, for what is worked out when first asked for
class Ground:
    """What a document gives to tell places of one name apart."""

    gazetteer: Gazetteer
    region: tuple[Place, ...]  # narrowest first
    named: frozenset[str]  # ids of the places that it names without doubt, and of all above them
    masked: bool  # it hides its places, or makes up their names: Q县, 某市
    names: Mapping[str, str]  # villages and towns that it bears out itself, with their levels
    text: str  # all of it

    @cached_property
    def holders(self) -> tuple[Place, ...]:
        """Where a bare name may lie, the nearest first: in the region, then in the other counties that it names."""
        places = (place for place_id in sorted(self.named) if (place := self.gazetteer.get(place_id)))
        return tuple(dict.fromkeys((*self.region, *(place for place in places if place.level == "county"))))

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """The stems by which it may call these for short → their names: 达松 → 达松村."""
        stems = {without_kind(name): name for name in self.names}
        return {stem: name for stem, name in stems.items() if len(stem) > 1 and stem not in WORD_STEMS and is_own(stem)}

    @cached_property
    def hidden(self) -> tuple[str, str] | None:
        """Name and level of the one city or county that it hides (Q县), in which its places lie."""
        return only_hidden(self.text)

    @property
    def home(self) -> Place | None:
        """The county that the document is about, or the city where it is about no single county."""
        return next((place for place in self.region if place.level in ("county", "city")), None)


def make_ground(texts: Sequence[str], spots: Iterable[Spot], region: tuple[Place, ...], gazetteer: Gazetteer) -> Ground:
    """The ground of a document: named without doubt are its region, chains, and full names of one meaning."""
    told = recurring_names(texts).items()
    names = {name: level for name, level in told if not (gazetteer.find(name) or gazetteer.find_short(name))}
    masked = has_masks(texts) or "county" in names.values()
    sure = [
        spot.places[0]
        for spot in spots
        if len(spot.places) == 1 and (spot.linked or (spot.full and spot.solid and not masked))
    ]
    named = frozenset(holder.id for place in (*sure, *region) for holder in gazetteer.chain(place))
    names |= made_up_places(texts) if masked else {}
    return Ground(gazetteer, region, named, masked, names, "\n".join(texts))


def meanings(spot: Spot, before: str, ground: Ground) -> tuple[Place, ...]:
    """The places that a spot may mean: one where the document decides, none where it is no name of a place.

    `before`: the character in front of it, or nothing.
    """
    inside = _in_region(spot, ground)
    if spot.full:
        torn = len(spot.name) < 3 and not spot.linked and _is_han(before) and before not in _BEFORE_FULL
        return () if torn or (not inside and _is_common_word(spot, before, ground)) else _full(spot, inside, ground)
    if not spot.solid or (spot.name in WORD_STEMS and not spot.linked):
        return ()
    places = inside or _widest(spot.places)
    if len(places) > 1:
        return ()
    place = places[0]
    if spot.name in ground.stems and not spot.linked and place not in ground.region and place.name not in ground.text:
        return ()  # in a report on 永济村 its people are of the village
    if spot.linked or place.level in ("province", "city") or place in ground.region:
        return places
    if place.name.endswith("区"):  # districts are seldom named without 区: 红桥, 江北
        return places if (inside or place.id in ground.named) and before in _LOCATIVE else ()
    return places if inside or place.id in ground.named or not _is_han(before) or before in _LOCATIVE else ()


def _is_common_word(spot: Spot, before: str, ground: Ground) -> bool:
    """Whether a full name may as well say what a part of a town is like, or what is done: 平房区, 繁荣社区."""
    if spot.linked:
        return False
    if spot.name.endswith("社区"):
        return before not in _INSIDE  # the table has those of forest farms; others are found by their kind
    if stem_of(spot.name) in STOP_WORDS and before not in _INSIDE:
        return True  # 组织部会同县财政局
    return ground.home is not None and spot.name.endswith("区") and stem_of(spot.name) in words_of("nouns.txt")


def _full(spot: Spot, inside: tuple[Place, ...], ground: Ground) -> tuple[Place, ...]:
    home = ground.home
    if not spot.solid:
        local = home is not None and len(inside) == 1 and ground.gazetteer.is_below(inside[0], home.id)
        return inside if local and len(spot.name) > 2 else ()
    places = inside or spot.places
    if len(places) > 1:
        near = tuple(place for place in places if place.parent in ground.named)
        standing = tuple(place for place in near or places if not place.ended)
        places = standing if len(standing) == 1 else near or places
    return places


def is_namesake(spot: Spot, places: tuple[Place, ...], ground: Ground) -> bool:
    """Whether a county or town only shares its name with those of the table.

    In a document that hides its places, and for a town in one about a county where the table has it elsewhere only:
    then it is a town there which the table lacks, as it lacks those given up before 2016.
    """
    if spot.linked or any(place.level in ("province", "city") or place.parent in ground.named for place in places):
        return False
    if ground.masked:
        return True
    above = ground.region[-1].id if ground.home else ""
    return bool(above) and all(
        place.level == "town" and not ground.gazetteer.is_below(place, above) for place in places
    )


def _in_region(spot: Spot, ground: Ground) -> tuple[Place, ...]:
    """The meanings inside the narrowest place of the document's region that has any."""
    for holder in ground.region:
        inside = tuple(place for place in spot.places if ground.gazetteer.is_below(place, holder.id))
        if inside:
            return inside if spot.full else _widest(inside)
    return ()


def _widest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    widest = min(len(place.id) for place in places)
    return tuple(place for place in places if len(place.id) == widest)


def stands_free(before: str, behind: str, next_word: str) -> bool:
    """Whether a bare name may stand between these: characters before and behind it ("" at the edge), the word behind."""
    left = not _is_han(before) or before in _LOCATIVE
    return left and (not _is_han(behind) or behind in "等的和与及在是为之由将把从到去" or next_word in STOP_WORDS)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
