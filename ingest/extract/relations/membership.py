"""part_of as lists tell it: which places and bodies a wider one is made of, which villages stand behind a town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.extract.relations.reading import Named, Sentence, chain_of, relate
from ingest.extract.relations.subjects import groups
from kg.model import Relation

VILLAGE_ENDS = ("村", "社区", "居民区", "嘎查", "小区")
TOWN_ENDS = ("镇", "乡", "街道", "苏木")
_MADE_OF = re.compile(r"[^,，。]{0,14}(?:组成|构成|合并|整合)(?:而?成)?的[“\"]?")
_MEMBERS = re.compile(r"[”\"]?(?:[、和及与]|以及|等[一-龥]{0,8}(?:[和及与]|以及)[一-龥]{0,6}的?)[“\"]?")
_BY = re.compile(r"[,，]?(?:现|共|目前|主要)?由[“\"]?")
_HOLDS = re.compile(r"[,，]?(?:现|共|目前)?(?:下辖|管辖|辖区?有?|下设)[^,，。；;“]{0,6}[“\"]?")
_COMPOSED = re.compile(r"[”\"]?[^,，。；;]{0,16}?(?:组成|构成|合并|整合|融合)")
_NEXT = re.compile(r"(?:[一-龥]{0,8}[、,，]){0,3}|[和及与]|以及")
_OF = re.compile(rf"(?:(?:下辖|所辖|辖区)?内?的?)(?:{_NEXT.pattern})")


def members(sentence: Sentence) -> Iterator[Relation]:
    """All that the lists of a sentence say of what lies in what."""
    yield from _made_of(sentence)
    yield from _consists_of(sentence)
    yield from _listed(sentence)
    yield from _villages(sentence)


def _made_of(sentence: Sentence) -> Iterator[Relation]:
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


def _consists_of(sentence: Sentence) -> Iterator[Relation]:
    """E由A、B等3个村组成; E下辖A、B: each in E."""
    for ordinal, (whole, first) in enumerate(pairwise(sentence.named), 1):
        if whole.type != first.type or whole.type not in ("place", "organisation"):
            continue
        gap = sentence.text(whole.end, first.start)
        listed = [first]
        for named in sentence.named[ordinal + 1 :]:
            if named.type != whole.type or not _MEMBERS.fullmatch(sentence.text(listed[-1].end, named.start)):
                break
            listed.append(named)
        composed = _BY.fullmatch(gap) and _COMPOSED.match(sentence.text(listed[-1].end, sentence.end))
        if composed or _HOLDS.fullmatch(gap):
            for member in listed:
                yield relate(member.entity, "part_of", whole.entity, sentence.evidence(whole, member), "made_of", 0.9)


def _listed(sentence: Sentence) -> Iterator[Relation]:
    """甲镇的A、B、C等村: each in the town, also behind names that are not known."""
    town: Named | None = None
    for before, village in pairwise(sentence.named):
        if before.type == "place" and before.entity.canonical.endswith(TOWN_ENDS):
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
                town = leader if len(group.named) == 1 and leader.entity.canonical.endswith(TOWN_ENDS) else None
            elif town is not None:
                yield from _in_town(town, group.named, sentence, "town_of_subject", 0.7)


def _in_town(
    town: Named, villages: tuple[Named, ...], sentence: Sentence, rule: str, confidence: float
) -> Iterator[Relation]:
    for village in villages:
        place = village.entity
        if place.type != "place" or not place.canonical.endswith(VILLAGE_ENDS) or village.stand_in:
            continue
        if town.entity.type == "place" and town.entity.id not in chain_of(place):
            yield relate(place, "part_of", town.entity, sentence.evidence(town, village), rule, confidence)
