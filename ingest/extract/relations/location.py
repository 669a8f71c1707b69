"""located_in: where a body is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.relations.membership import VILLAGE_ENDS
from ingest.extract.relations.reading import Named, Reading, Sentence, own_name, relate
from kg.ids import EntityId
from kg.model import Entity, Relation

_AREA = re.compile(r"..(?:省|市|县|区|旗|州|镇|乡|街道|村|社区)$")
_FOUNDED = re.compile(
    r"^[^；;]{0,30}(?:成立|组建|创办|领办|兴办|开办|[办建]起|建成|建立|有[了着]?(?=[这那]?么?一[支个家群]|家))(?:起来?|出|了)?[^,，。；;在到]{0,8}[“\"]?$"
)
_SAME_MATTER = 60  # characters within which a sentence still speaks of the place that it named
_OF_VILLAGERS = re.compile(
    r"(?:服务队|维修队|劝导队|督导队|巡逻队|俱乐部|评[判议]委员会|议事会|理事会|促进会|合作社|互助会|志愿队|艺术团|舞蹈队|大食堂)$"
)
_OTHER_AREA = re.compile(r"[一-龥]{0,6}(?:[区园湾港]|城(?![投建管市乡镇运商])|片区)")


def located_in(reading: Reading) -> Iterator[Relation]:
    """A body lies in the narrowest place that its name holds, else where the text puts it, else in the region."""
    places = reading.of_type("place")
    outside = {named.entity.id for sentence in reading.sentences for named in sentence.named}
    placed: set[EntityId] = set()
    for body in reading.of_type("organisation"):
        if (found := _place_in_name(body, places)) is not None:
            place, confidence = found
            if place.id in outside:  # a place that only names of bodies hold says less than the one before them
                placed.add(body.id)
            yield relate(body, "located_in", place, own_name(body), "in_name", confidence)
    told = [one for sentence in reading.sentences for one in _where_told(sentence) if one.subject not in placed]
    yield from told
    placed.update(relation.subject for relation in told)
    beside = [
        one
        for one in _beside(reading)
        if one.subject not in placed and not _place_in_name(reading.entities[one.subject], places)
    ]
    yield from beside
    placed.update(relation.subject for relation in beside)


def _where_told(sentence: Sentence) -> Iterator[Relation]:
    """甲镇|乙公司, and what was founded in a place that the sentence is about: 甲村…成立了乙合作社."""
    place: Named | None = None
    for before, named in zip((None, *sentence.named), sentence.named, strict=False):
        if named.type == "organisation" and place is not None:
            evidence = sentence.evidence(place, named)
            ahead = sentence.text(before.end if before else sentence.start, named.start)
            if place.end == named.start:
                yield relate(named.entity, "located_in", place.entity, evidence, "right_before", 0.85)
            elif named.start - place.end < _SAME_MATTER and _FOUNDED.search(ahead):
                yield relate(named.entity, "located_in", place.entity, evidence, "founded", 0.85)
        elif named.type == "place":
            place = named


def _beside(reading: Reading) -> Iterator[Relation]:
    """A club, team or committee of villagers is at home in the one village that its passage names before it."""
    met: set[EntityId] = set()
    for sentences in reading.passages:
        villages: dict[EntityId, Named] = {}
        for sentence in sentences:
            for named in sentence.named:
                if named.type == "place" and named.entity.canonical.endswith(VILLAGE_ENDS):
                    villages[named.entity.id] = named
                elif named.type == "organisation" and named.entity.id not in met:
                    met.add(named.entity.id)
                    if len(villages) == 1 and _OF_VILLAGERS.search(named.entity.canonical):
                        village = next(iter(villages.values())).entity
                        yield relate(named.entity, "located_in", village, sentence.evidence(named), "beside", 0.7)


def _place_in_name(body: Entity, places: list[Entity]) -> tuple[Entity, float] | None:
    """The place that a body's name ends its place part with, and how sure that is: 0.9 in full, 0.8 by its stem."""
    full = [place for place in places if place.canonical in body.canonical]
    if full:
        return max(full, key=lambda place: (body.canonical.index(place.canonical), len(place.canonical))), 0.9
    stems = [place for place in places if _AREA.search(place.canonical) and _bears_stem(body, place)]
    return (max(stems, key=lambda place: len(place.canonical)), 0.8) if stems else None


def _bears_stem(body: Entity, place: Entity) -> bool:
    """Whether a body's name begins with the place's name less its suffix, and no longer place's: 左权电视台."""
    stem = place.canonical[:-2] if place.canonical.endswith(("街道", "社区")) else place.canonical[:-1]
    return body.canonical.startswith(stem) and not _OTHER_AREA.match(body.canonical, len(stem))
