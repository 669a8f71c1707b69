"""part_of: which place lies in which, and which body stands under which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from ingest.extract.relations.reading import Named, Reading, Sentence, chain_of, own_name, relate
from ingest.extract.relations.subjects import groups
from kg.ids import EntityId
from kg.model import Entity, Evidence, Relation

_SAME = re.compile(r"(?:员?会|[生员城港人民].*)$")  # no body under another: 县委|会, 大学|生协会
_LIES_IN = re.compile(r"(?:地处|位于|坐落[于在]|处于|隶属于?|归属于?)[^,，。]{0,4}")
_AND = re.compile(r"[”\"]?[、和及与][“\"]?")
_MADE_OF = re.compile(r"[^,，。]{0,14}(?:组成|构成|合并|整合)(?:而?成)?的[“\"]?")
_MEMBERS = re.compile(r"[”\"]?(?:[、和及与]|以及|等[一-龥]{0,8}(?:[和及与]|以及)[一-龥]{0,6}的?)[“\"]?")
_BRANCH_OF = re.compile(r"(?:一方面)?(?:作为|是|系|为)")
_BRANCH = re.compile(r"的(?:一个|直属|下属|下设)?(?:分会|分支|下属|分部|内设)")
_BELONGS = re.compile(r"(?:的)?(?:(?:所属|下属|下辖|下设|直属|旗下|所辖|辖下)的?)?[“\"]?")
_LEVELS = ("province", "city", "county", "town", "village")
_FIRM = re.compile(r".?(?:有限|责任|股份|集团|控股|公司)+")  # says not whose
_TELLING = 4  # characters of an end of a name that tell whose it is
_NEXT = re.compile(r"(?:[一-龥]{0,8}[、,，]){0,3}|[和及与]|以及")
_OF = re.compile(rf"(?:(?:下辖|所辖|辖区)?内?的?)(?:{_NEXT.pattern})")
_VILLAGE = ("村", "社区", "居民区", "嘎查", "小区")
_TOWN = ("镇", "乡", "街道", "苏木")


def part_of(reading: Reading) -> Iterator[Relation]:
    """Places in places by the text and by their chains, bodies under bodies by the text and by their names."""
    told = [relation for sentence in reading.sentences for relation in _told(sentence)]
    yield from told
    held = {relation.subject for relation in told if relation.rule != "lies_in"}
    upside_down = {(relation.object, relation.subject) for relation in told}
    yield from (one for one in _bychain_of(reading, held) if (one.subject, one.object) not in upside_down)
    yield from _by_name(reading)


def _bychain_of(reading: Reading, held: set[EntityId]) -> Iterator[Relation]:
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
            yield relate(place, "part_of", holder, own_name(place), "chain", 0.9)


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
        if before.type == "place" and after.type == "place" and _LIES_IN.fullmatch(gap):
            yield from _lies_in(before, sentence)
        if before.type == after.type == "organisation" and _belongs(gap, after.entity):
            yield relate(after.entity, "part_of", before.entity, sentence.evidence(before, after), "belongs", 0.9)
        if (
            before.type == after.type == "organisation"
            and _BRANCH_OF.fullmatch(gap)
            and _BRANCH.match(sentence.text(after.end, sentence.end))
        ):
            yield relate(before.entity, "part_of", after.entity, sentence.evidence(before, after), "branch_of", 0.9)
    yield from _members(sentence)
    yield from _listed(sentence)
    yield from _villages(sentence)


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
        confidence = 0.9 if gap else 0.7  # of BC, C is the narrower
        yield relate(inner.entity, "part_of", place.entity, sentence.evidence(inner, place), "lies_in", confidence)
        if gap and not _AND.fullmatch(gap):
            return


def _members(sentence: Sentence) -> Iterator[Relation]:
    """A、B等村和C、D等楼组成的E: each in E."""
    named = sentence.named
    for last, whole in pairwise(named):
        if not last.type == whole.type == "place" or not _MADE_OF.fullmatch(sentence.text(last.end, whole.start)):
            continue
        members = [last]
        for before in reversed(named[: named.index(last)]):
            if before.type != "place" or not _MEMBERS.fullmatch(sentence.text(before.end, members[-1].start)):
                break
            members.append(before)
        for member in members:
            yield relate(member.entity, "part_of", whole.entity, sentence.evidence(member, whole), "made_of", 0.9)


def _listed(sentence: Sentence) -> Iterator[Relation]:
    """甲镇的A、B、C等村: each in the town, also behind names that are not known."""
    town: Named | None = None
    for before, village in pairwise(sentence.named):
        if before.type == "place" and before.entity.canonical.endswith(_TOWN):
            town = before
        gap = sentence.text(before.end, village.start)
        if village.type != "place" or not (_OF if before is town else _NEXT).fullmatch(gap):
            town = None
        elif town is not None:
            yield from _in_town(town, (village,), sentence, "listed", 0.85)


def _villages(sentence: Sentence) -> Iterator[Relation]:
    """A town that is the subject of a sentence holds the villages that the sentence goes on to name."""
    town: Named | None = None
    for clause in sentence.clauses:
        for group in groups(clause, sentence):
            leader = group.named[-1]
            if group.leads(clause):
                town = leader if len(group.named) == 1 and leader.entity.canonical.endswith(_TOWN) else None
            elif town is not None:
                yield from _in_town(town, group.named, sentence, "town_of_subject", 0.7)


def _in_town(
    town: Named, villages: tuple[Named, ...], sentence: Sentence, rule: str, confidence: float
) -> Iterator[Relation]:
    for village in villages:
        place = village.entity
        if place.type != "place" or not place.canonical.endswith(_VILLAGE) or village.stand_in:
            continue
        if town.entity.type == "place" and town.entity.id not in chain_of(place):
            yield relate(place, "part_of", town.entity, sentence.evidence(town, village), rule, confidence)
