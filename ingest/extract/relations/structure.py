"""part_of: which place lies in which, and which body stands under which."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from ingest.extract.relations.membership import TOWN_ENDS, VILLAGE_ENDS, members
from ingest.extract.relations.reading import Named, Reading, Sentence, chain_of, own_name, relate
from kg.ids import EntityId, PassageId
from kg.model import Entity, Evidence, Relation

_SAME = re.compile(r"(?:员?会|[生员城港人民].*)$")  # no body under another: 县委|会, 大学|生协会
_LIES_IN = re.compile(r"(?:地处|位于|坐落[于在]|处于|隶属于?|归属于?)[^,，。]{0,4}")
_IS_ONE_OF = re.compile(r"[,，]?(?:是|系|为)")
_ONE_OF = re.compile(r"的?[一两]?[个座]?[^,，。；;]{0,10}?(?:村|社区|街道|乡|镇|寨|屯|小区)(?![一-龥])")
_AND = re.compile(r"[”\"]?[、和及与][“\"]?")
_BRANCH_OF = re.compile(r"(?:一方面)?(?:作为|是|系|为)")
_BRANCH = re.compile(r"的(?:一个|直属|下属|下设)?(?:分会|分支|下属|分部|内设)")
_BELONGS = re.compile(r"(?:的)?(?:(?:所属|下属|下辖|下设|直属|旗下|所辖|辖下)的?)?[“\"]?")
_WIDER = 0.5  # confidence of what is not printed, as the text names a narrower place too
_HOLDER_ENDS = ("省", "市", "县", "区", "旗", "州", "镇", "乡", "道")  # last characters of places that hold others
_LEVELS = ("province", "city", "county", "town", "village")
_FIRM = re.compile(r".?(?:有限|责任|股份|集团|控股|公司)+")  # says not whose
_TELLING = 4  # characters of an end of a name that tell whose it is


def part_of(reading: Reading) -> Iterator[Relation]:
    """Places in places by the text and by their chains, bodies under bodies by the text and by their names."""
    told = [relation for sentence in reading.sentences for relation in _told(sentence)]
    upside_down = {(relation.object, relation.subject) for relation in told}
    told = [relation for relation in told if relation.confidence > _WIDER]
    yield from told
    held = {relation.subject for relation in told}
    by_chain = [one for one in _by_chain(reading, held) if (one.subject, one.object) not in upside_down]
    yield from by_chain
    written = list(_by_surface(reading, {one.subject for one in (*told, *by_chain)}))
    yield from written
    yield from _by_name(reading)
    yield from _in_the_only_one(reading, {one.subject for one in (*told, *by_chain, *written)})


def _in_the_only_one(reading: Reading, held: Collection[EntityId]) -> Iterator[Relation]:
    """A village or town of which nothing else is known lies in the one place of the next level that its passage names,
    or else the document before it; not at all where several are named."""
    places = sorted(reading.of_type("place"), key=_first_named)
    for at, place in enumerate(places):
        level = _level(place)
        known = place.id in held or len(chain_of(place)) > 1 or _behind_unknown(place, reading)
        if known or not place.canonical.endswith(VILLAGE_ENDS + TOWN_ENDS):
            continue
        passage = place.mentions[0].passage_id
        met = [*places[:at], *(other for other in places[at:] if _named_in(other, passage))]
        wider = [other for other in met if _LEVELS.index(_level(other) or level) < _LEVELS.index(level)]
        beside = [other for other in wider if _named_in(other, passage)]
        narrowest = max((_LEVELS.index(_level(other)) for other in beside or wider), default=-1)
        holders = [other for other in beside or wider if _LEVELS.index(_level(other)) == narrowest]
        if len(holders) == 1:
            yield relate(place, "part_of", holders[0], own_name(place), "only_one", 0.75)


def _behind_unknown(place: Entity, reading: Reading) -> bool:
    """Whether a holder stands right before the name that is not known: Q区|石桥社区."""
    return any(
        sentence.text(named.start - 1, named.start) in _HOLDER_ENDS
        for sentence in reading.sentences
        for named in sentence.named
        if named.entity is place and named.start and not any(other.end == named.start for other in sentence.named)
    )


def _named_in(place: Entity, passage: PassageId) -> bool:
    return any(mention.passage_id == passage for mention in place.mentions)


def _level(place: Entity) -> str:
    """Of the five levels of the country's administration; empty for gates, estates and rivers."""
    level = place.attrs.get("level", "")
    if level in _LEVELS:
        return level
    return (
        "village" if place.canonical.endswith(VILLAGE_ENDS) else "town" if place.canonical.endswith(TOWN_ENDS) else ""
    )


def _first_named(place: Entity) -> tuple[int, str, int]:
    mention = place.mentions[0]
    return len(mention.passage_id), mention.passage_id, mention.start  # #p9 stands before #p10


def _by_chain(reading: Reading, held: set[EntityId]) -> Iterator[Relation]:
    """Each place in the narrowest place above it that the document names too."""
    together = _side_by_side(reading)
    for place in reading.of_type("place"):
        above = chain_of(place)[-2::-1]
        holder = next((reading.entities[EntityId(id_)] for id_ in above if EntityId(id_) in reading.entities), None)
        if holder is None or place.id in held:
            continue
        if evidence := together.get((holder.id, place.id)):
            yield relate(place, "part_of", holder, evidence, "chain_in_text", 0.95)
        else:
            yield relate(place, "part_of", holder, own_name(place), "chain", 0.85)


def _by_surface(reading: Reading, held: Collection[EntityId]) -> Iterator[Relation]:
    """海湾县灯塔滩 lies in 海湾县: the text writes a name of a place with the holder's full name before it."""
    holders = [place for place in reading.of_type("place") if place.canonical.endswith(_HOLDER_ENDS)]
    for place in reading.of_type("place"):
        fits = [
            holder
            for holder in holders
            if place.id not in held and holder is not place and len(holder.canonical) > 2
            for surface in place.surfaces
            if surface.startswith(holder.canonical) and len(surface) > len(holder.canonical) + 1
        ]
        if fits:
            yield relate(place, "part_of", max(fits, key=_length), own_name(place), "in_name", 0.9)


def _length(place: Entity) -> int:
    return len(place.canonical)


def _side_by_side(reading: Reading) -> Mapping[tuple[EntityId, EntityId], Evidence]:
    """Where two names stand with nothing between."""
    found: dict[tuple[EntityId, EntityId], Evidence] = {}
    for sentence in reading.sentences:
        for before, after in pairwise(sentence.named):
            if before.end == after.start:
                found.setdefault((before.entity.id, after.entity.id), sentence.evidence(before, after))
    return found


def _by_name(reading: Reading) -> Iterator[Relation]:
    """县委组织部 under 县委, X大学Y学院 under X大学: the longest name, or end of one name alone, that another begins with."""
    bodies = reading.of_type("organisation")
    short = {surface: body for body in bodies for surface in body.surfaces if len(surface) >= _TELLING}
    holders = _by_ends(bodies) | short | {body.canonical: body for body in bodies}
    for body in bodies:
        name = body.canonical
        for end in range(len(name) - 2, 1, -1):
            holder = holders.get(name[:end])
            if holder is not None and holder is not body and not _SAME.match(name, end):
                yield relate(body, "part_of", holder, own_name(body), "name", 0.9)
                break


def _by_ends(bodies: Sequence[Entity]) -> dict[str, Entity]:
    """Bodies by the ends of their names that no other body's name has."""
    found: dict[str, list[Entity]] = {}
    for body in bodies:
        for start in range(1, len(body.canonical) - _TELLING + 1):
            if not _FIRM.fullmatch(end := body.canonical[start:]):
                found.setdefault(end, []).append(body)
    return {end: same[0] for end, same in found.items() if len(same) == 1}


def _told(sentence: Sentence) -> Iterator[Relation]:
    named = sentence.named
    if len(named) < 2:
        return
    for before, after in pairwise(named):
        gap = sentence.text(before.end, after.start)
        if before.type == after.type == "place" and _BELONGS.fullmatch(gap) and _may_hold(before.entity, after.entity):
            rule, confidence = ("belongs", 0.9) if gap else ("right_before", 0.9)
            yield relate(after.entity, "part_of", before.entity, sentence.evidence(before, after), rule, confidence)
        if before.type == "place" and after.type == "place":
            if _LIES_IN.fullmatch(gap):
                yield from _lies_in(before, sentence)
            elif _IS_ONE_OF.fullmatch(gap):
                yield from _one_of(before, sentence)
        if before.type == after.type == "organisation" and _belongs(gap, after.entity):
            yield relate(after.entity, "part_of", before.entity, sentence.evidence(before, after), "belongs", 0.9)
        if (
            before.type == after.type == "organisation"
            and _BRANCH_OF.fullmatch(gap)
            and _BRANCH.match(sentence.text(after.end, sentence.end))
        ):
            yield relate(before.entity, "part_of", after.entity, sentence.evidence(before, after), "branch_of", 0.9)
    yield from members(sentence)


def _one_of(inner: Named, sentence: Sentence) -> Iterator[Relation]:
    """A是BC的一个边境村: A lies in C, the last of the chain."""
    for place, follower in pairwise([*(named for named in sentence.named if named.start > inner.start), None]):
        if place is None or place.type != "place":
            return
        if follower is None or follower.start != place.end:
            if _ONE_OF.match(sentence.text(place.end, sentence.end)):
                yield relate(inner.entity, "part_of", place.entity, sentence.evidence(inner, place), "lies_in", 0.9)
            return


def _belongs(gap: str, body: Entity) -> bool:
    """A所属B, AB; 县委县政府 are two side by side."""
    return _BELONGS.fullmatch(gap) is not None and gap != "的" and not body.canonical.endswith(("政府", "人大", "政协"))


def _may_hold(outer: Entity, inner: Entity) -> bool:
    """Whether the text may know more than the table: the inner has no chain there, or one through a sister of the outer."""
    chain, holder = chain_of(inner), chain_of(outer)[-2:-1]
    wider = (outer.attrs.get("level", ""), inner.attrs.get("level", "")) in combinations(_LEVELS, 2)
    return len(chain) < 2 or (wider and outer.id not in chain and any(id_ in chain for id_ in holder))


def _lies_in(inner: Named, sentence: Sentence) -> Iterator[Relation]:
    """A位于BC和D: A lies in C and in D (and C in B)."""
    places = [named for named in sentence.named if named.start > inner.start]
    for place, follower in zip(places, [*places[1:], None], strict=True):
        if place.type != "place":
            return
        gap = sentence.text(place.end, follower.start) if follower else "。"
        confidence = 0.9 if gap else _WIDER  # of BC, C is the narrower
        yield relate(inner.entity, "part_of", place.entity, sentence.evidence(inner, place), "lies_in", confidence)
        if gap and not _AND.fullmatch(gap):
            return
