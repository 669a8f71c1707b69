"""Which places a document is about.

Every spot votes for the places that it may mean and for all above them; title, author and metadata weigh more than
the body. From the top down the chain is followed as long as one place below holds most of the votes, and no further
down than the document's own way of speaking (全市, 我县, 该镇) says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ingest.gazetteer import Gazetteer, Place
from ingest.place_lists import find_list_items
from ingest.placewords import STOP_WORDS, WORD_STEMS
from ingest.spots import Spot, find_spots, has_masks
from ingest.steps import TextDocument
from search.place_names import stem_of

_HINT, _TITLE, _BYLINE, _HEAD, _BODY = 8.0, 4.0, 3.0, 2.0, 1.0  # weight of a vote by where it stands
_CHAIN = 1.5  # the last link of a chain (舟山市嵊泗县), which says for certain which place is meant
_INNER = 0.5  # the links before it, which the last one carries anyway
_SHARE = 0.55  # of the votes must go to a place for the chain to go on there
_SHARE_OF_ALL = 0.62  # the same for a province: what tells of two provinces is about neither
_TWICE = 2
_LEAST = 2.0  # votes that a region needs
_UNKNOWN_COUNTY = re.compile(r"[\u3400-\u9fff](?<![我该全本各某每两])县$")
_AUTHOR = re.compile(r"作者(?:系|单位|为|:|：)|供稿|报送单位")
# Behind a short name these make the name of an estate or a firm, which may lie anywhere.
_HOUSED = re.compile("[\u3400-\u9fff]{1,4}?(?:花园|家园|小区|公寓|大厦|物业|公司)")
_CUES = {
    "province": re.compile(r"全省|我省|该省|本省|省委|省政府|全自治区|自治区党委"),
    "city": re.compile(r"全市|我市|该市|本市|市委|市政府|全州|全盟"),
    "county": re.compile(
        r"全县|我县|该县|本县|县委|县政府|(?<![社片园校景])(?:全区|我区|该区|区委|区政府)|全旗|旗委|我旗"
    ),
    "town": re.compile(
        r"全镇|我镇|该镇|本镇|镇党委|全乡|我乡|该乡|乡党委|街道党工委|街道办|该街道|我街道|全街道|镇政府|乡政府"
    ),
}
_VOICES = list(_CUES)  # from wide to narrow
_Votes = Mapping[str, float]  # by id of a place


def resolve_region(document: TextDocument, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The chain of places, narrowest first; empty when the document does not tell, or tells of several."""
    whole = "\n".join(passage.text for passage in document.passages)
    evidence = [
        (weight * share, spot)
        for weight, text in _texts(document)
        for share, spot in _reliable(text, find_spots(text, gazetteer))
        if not _is_village(spot, whole)
    ]
    listed = [place for passage in document.passages for place in _listed_towns(passage.text, gazetteer)]
    direct = _count(evidence, listed, gazetteer)
    leaf = _descend(direct, speaks_as(document), gazetteer)
    chain = gazetteer.chain(leaf) if leaf else ()
    if has_masks(passage.text for passage in document.passages) and not _is_borne_out(direct, chain, gazetteer):
        return ()  # a town of a county that is hidden has a made-up name
    return chain


def _is_borne_out(direct: _Votes, chain: Sequence[Place], gazetteer: Gazetteer) -> bool:
    """Whether more than one town speaks for a chain."""
    named = [place for place in chain if direct.get(place.id) and (place is chain[0] or place.level != "province")]
    if chain and all(place.level == "town" for place in named):
        return False  # its towns tell the county of L市, which the report does not want told
    below = [place for place_id in direct if (place := gazetteer.get(place_id)) and place.level == "town"]
    towns = [place for place in below if chain and gazetteer.is_below(place, chain[0].id)]
    return len(towns) > 1 or any(direct.get(place.id) for place in chain if place.level != "town")


def _texts(document: TextDocument) -> Iterator[tuple[float, str]]:
    yield _HINT, document.region_hint
    yield _TITLE, document.title
    yield _BYLINE, document.author
    yield _BYLINE, document.publisher
    for passage in document.passages:
        if _AUTHOR.search(passage.text[:40]):
            yield _BYLINE, passage.text
        elif passage.text != document.title:
            yield (_HEAD if passage.ordinal <= 3 else _BODY), passage.text


def _reliable(text: str, spots: Sequence[Spot]) -> Iterator[tuple[float, Spot]]:
    """Spots that may vote (well bordered, and no ordinary words), and how much of a vote each has."""
    for spot, following in zip_longest(spots, spots[1:]):
        if following and following.linked and following.start == spot.end:
            yield _INNER, spot
        elif spot.linked:
            yield _CHAIN, spot
        elif spot.solid and not (_is_doubtful(spot) or _HOUSED.match(text, spot.end) or _is_elsewhere(text, spot)):
            yield 1.0, spot


def _is_village(spot: Spot, whole: str) -> bool:
    """Whether a document that writes a name short means its village: 永济 in a report on 永济村 that has no 永济市."""
    villages = whole.count(f"{spot.name}村") + whole.count(f"{spot.name}社区")
    return not spot.full and villages >= _TWICE and not any(place.name in whole for place in spot.places)


def _is_doubtful(spot: Spot) -> bool:
    """Whether a name is a word too, or, if short, one of city districts, which are seldom named without 区."""
    if spot.full:
        return stem_of(spot.name) in STOP_WORDS or spot.name.endswith("社区")
    return spot.name in WORD_STEMS or all(
        place.name.endswith("区") and place.level == "county" for place in spot.places
    )


def _is_elsewhere(text: str, spot: Spot) -> bool:
    """Whether a town or village lies in a county that the table lacks, as its name is made up: 吉柳县洋山镇."""
    return bool(_UNKNOWN_COUNTY.search(text[max(0, spot.start - 3) : spot.start])) and spot.places[0].level == "town"


def _listed_towns(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    """Towns of bare lists (石匣、辽阳等乡镇), where one county more than any other has two or more of the items."""
    items: dict[str, list[str]] = defaultdict(list)
    for item in find_list_items(text):
        if item.kind[0] in "乡镇街":
            items[item.kind].append(text[item.start : item.end])
    for names in items.values():
        found: dict[str, dict[str, Place]] = defaultdict(dict)
        for name in names:
            for start in range(max(1, len(name) - 3)):  # the first item may have words before the name
                for place in gazetteer.find_stem(name[start:]):
                    if place.level == "town":
                        found[place.parent][place.name] = place
        best = sorted(found.values(), key=len)
        if best and len(best[-1]) > 1 and (len(best) == 1 or len(best[-2]) < len(best[-1])):
            yield from best[-1].values()


def _count(evidence: Sequence[tuple[float, Spot]], listed: Sequence[Place], gazetteer: Gazetteer) -> _Votes:
    """Votes by place. A spot of several meanings votes for the one or two whose holder has most other votes."""
    first: dict[str, float] = defaultdict(float)
    votes: dict[str, float] = defaultdict(float)
    for place in listed:
        first[place.id] += _HEAD
        votes[place.id] += _HEAD
    for weight, spot in evidence:
        for place in _meanings(spot):
            first[place.id] += weight / len(_meanings(spot)) ** 2
    total = _roll_up(first, gazetteer)
    for weight, spot in evidence:
        support = {place.id: total[place.parent or place.id] for place in _meanings(spot)}
        highest = max(support.values())
        best = [place_id for place_id, share in support.items() if share >= highest * 0.999]
        for place_id in best if len(best) < 3 else ():
            votes[place_id] += weight / len(best)
    return votes


def _meanings(spot: Spot) -> tuple[Place, ...]:
    """Of a short name only its widest meanings: 吉林 is the province before it is the city."""
    if spot.full:
        return spot.places
    widest = min(len(place.id) for place in spot.places)
    return tuple(place for place in spot.places if len(place.id) == widest)


def _roll_up(direct: _Votes, gazetteer: Gazetteer) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for place_id, votes in direct.items():
        for holder in gazetteer.chain(place_id):
            total[holder.id] += votes
    return total


def speaks_as(document: TextDocument) -> Mapping[str, int]:
    """How often a document speaks as a province (全省, 我省), city, county and town."""
    texts = [passage.text for passage in document.passages]
    return {voice: sum(len(cue.findall(text)) for text in texts) for voice, cue in _CUES.items()}


def _descend(direct: _Votes, cues: Mapping[str, int], gazetteer: Gazetteer) -> Place | None:
    total = _roll_up(direct, gazetteer)
    places = [place for place_id in total if (place := gazetteer.get(place_id))]
    here: Place | None = None
    while below := [place for place in places if place.parent == (here.id if here else "")]:
        best = max(below, key=lambda place: (total[place.id], place.id))
        # A place's own votes speak less against the one below it than other places there do; a town has to win by itself.
        own = direct.get(here.id, 0.0) * (1.0 if best.level == "town" else 0.5) if here else 0.0
        rivals = sum(total[place.id] for place in below) + own
        if total[best.id] < max(_LEAST, (_SHARE if here else _SHARE_OF_ALL) * rivals):
            break
        if here and (_speaks_wider(here, best, cues) or _is_aside(best, total[best.id], cues)):
            break
        here = best
    return here


def _is_aside(place: Place, votes: float, cues: Mapping[str, int]) -> bool:
    """Whether a town is but named: the document never speaks as a town (该镇, 镇党委), and has few words for it."""
    return place.level == "town" and not cues["town"] and votes < 2 * _LEAST


def _speaks_wider(here: Place, below: Place, cues: Mapping[str, int]) -> bool:
    """Whether the document speaks as the wider of two places: 全市 as a city, not as one county of it."""
    wider, narrower = _VOICES.index(_voice(here)), _VOICES.index(_voice(below))
    return wider < narrower and cues[_VOICES[wider]] > sum(cues[voice] for voice in _VOICES[wider + 1 :])


def _voice(place: Place) -> str:
    """As what a place speaks of itself: 兴化市 says 全市 though it is a county, 上海市 though it is a province."""
    return "city" if place.name.endswith("市") else place.level
