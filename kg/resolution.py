"""Which entity pages show for the entities of records. Records keep their ids; this is derived from all of them.

The answer depends on what there is, never on the order in which it came, and it leads straight to the entity that is
shown: no target is resolved further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ids import EntityId, place_chain
from kg.names import folded, name_key
from kg.sameness import Company, Join, Namesake, joins, lie_apart
from kg.schema import Label

__all__ = ["REASONS", "Namesake", "Resolved", "resolve"]

REASONS: dict[str, Label] = {  # the first that holds is told
    "national": Label("全国性的做法或单位，名称相同", "same name as a national one"),
    "one_body": Label("全国只此一家的单位", "a body of which the country has one"),
    "spelling": Label("同一地区，名称只差引号或空格", "same place, names differ in quotation marks or spaces only"),
    "class_word": Label("同一地区，名称只差类别词", "same place, names differ in the class word only"),
    "holder": Label("同一地区，简称省去了上级地名", "same place, one name leaves out the place above"),
    "narrower": Label("名称相同，在较大的地区之内只此一处", "same name, the only one within the wider place"),
    "body": Label("姓名与单位相同", "same name and body"),
    "role": Label("姓名与身份相同，地区相包含", "same name and role, one place within the other"),
    "company": Label("名称相同，两份文档还有别的相同名称", "same name, in documents that share further names"),
    "only_place": Label("名称相同，只有一处地区明确", "same name, of which only one has a known place"),
}
_ORDER = {rule: rank for rank, rule in enumerate(REASONS)}
_WITHIN_A_PLACE = frozenset({"spelling", "class_word", "holder"})
_ANYWHERE = frozenset({"national", "one_body"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is shown in place of an entity, and by which of REASONS."""

    target: EntityId
    rule: str


def resolve(namesakes: Iterable[Namesake], company: Company = lambda _: ()) -> dict[EntityId, Resolved]:
    """The entities that another one is shown for. `company` is asked of few entities only."""
    groups = defaultdict(list)
    for namesake in sorted(namesakes, key=lambda namesake: namesake.id):
        if namesake.type != "place":  # the table of places has told them apart already
            groups[namesake.type, name_key(namesake.type, namesake.canonical)].append(namesake)
    resolved: dict[EntityId, Resolved] = {}
    for group in groups.values():
        if len(group) > 1:
            resolved.update(_resolve_group(group, company))
    return resolved


def _resolve_group(group: Sequence[Namesake], company: Company) -> dict[EntityId, Resolved]:
    found = list(joins(group, company))
    if not found:
        return {}
    strays = {n.id for part in _parts(group, found) if _is_torn(part, found) for n in part}
    kept = [join for join in found if join.first.id not in strays or join.rule in _WITHIN_A_PLACE]
    rules: defaultdict[EntityId, list[str]] = defaultdict(list)
    for join in kept:
        rules[join.first.id].append(join.rule)
        rules[join.second.id].append(join.rule)
    return {
        namesake.id: Resolved(part[0].id, min(rules[namesake.id], key=_ORDER.__getitem__))
        for part in _parts(group, kept)
        for namesake in part[1:]
    }


def _parts(group: Sequence[Namesake], found: Iterable[Join]) -> list[list[Namesake]]:
    """The group in parts that hang together; the most specific entity of each part comes first."""
    part_of = {namesake.id: {namesake} for namesake in group}
    for join in found:
        joined = part_of[join.first.id] | part_of[join.second.id]
        part_of.update((namesake.id, joined) for namesake in joined)
    parts = {min(namesake.id for namesake in part): part for part in part_of.values()}
    return [sorted(part, key=_specific_first) for part in parts.values()]


def _is_torn(part: Sequence[Namesake], found: Iterable[Join]) -> bool:
    """Whether rules that each compare two have led from one place to another, which only a national name may."""
    if any(join.rule in _ANYWHERE and join.first in part for join in found):
        return False
    scopes = sorted({namesake.scope for namesake in part})
    return any(lie_apart(one, other) for one in scopes for other in scopes)


def _specific_first(namesake: Namesake) -> tuple[bool, bool, int, int, int, str]:
    placed = bool(place_chain(namesake.scope))
    width = len(namesake.scope) if placed else 0
    name = namesake.canonical
    return namesake.scope != "", not placed, -width, -len(folded(name)), len(name), namesake.id
