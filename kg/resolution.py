"""Which entity pages show for the entities of records. Records keep their ids; this is derived from all of them.

The answer depends on what there is, never on the order in which it came, and it leads straight to the entity that is
shown: no target is resolved further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.curation.judgements import Judgements
from kg.ids import EntityId, place_chain
from kg.names import folded, name_key
from kg.sameness import Company, Join, Namesake, joins, lie_apart
from kg.schema import Label

__all__ = ["REASONS", "Namesake", "Resolved", "resolve"]

REASONS: dict[str, Label] = {  # the first that holds is told
    "by_hand": Label("由人合并", "merged by hand"),
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
_NONE = Judgements()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is shown in place of an entity, and by which of REASONS."""

    target: EntityId
    rule: str


def resolve(
    namesakes: Iterable[Namesake], company: Company = lambda _: (), judgements: Judgements = _NONE
) -> dict[EntityId, Resolved]:
    """The entities that another one is shown for. `company` is asked of few entities only.

    Merges by hand reach across names and types. What is to be kept apart is: rules give way to it in their order, then
    the merges that would bring it together again.
    """
    known = {namesake.id: namesake for namesake in sorted(namesakes, key=lambda namesake: namesake.id)}
    parts = _Parts(known, judgements.apart)
    for rule, first, second in sorted(_by_rule(known.values(), company), key=lambda join: (_ORDER[join[0]], *join[1:])):
        parts.join(first, second, rule)
    targets = [
        merge.into
        for merge in judgements.merges
        if parts.join(merge.entity, merge.into, "by_hand") and merge.into in known
    ]
    resolved = {}
    for part in parts:
        present = sorted((known[id_] for id_ in part if id_ in known), key=_specific_first)
        target = next((into for into in reversed(targets) if into in part), present[0].id if present else "")
        resolved.update({n.id: Resolved(EntityId(target), parts.rule(n.id)) for n in present if n.id != target})
    return resolved


def _by_rule(namesakes: Iterable[Namesake], company: Company) -> Iterator[tuple[str, EntityId, EntityId]]:
    groups = defaultdict(list)
    for namesake in namesakes:
        if namesake.type != "place":  # the table of places has told them apart already
            groups[namesake.type, name_key(namesake.type, namesake.canonical)].append(namesake)
    for group in groups.values():
        if len(group) > 1:
            yield from ((join.rule, join.first.id, join.second.id) for join in _safe_joins(group, company))


def _safe_joins(group: Sequence[Namesake], company: Company) -> list[Join]:
    """What the rules say of a group, without joins that lead from one place to another."""
    found = list(joins(group, company))
    parts = _Parts({namesake.id: namesake for namesake in group}, frozenset())
    for join in found:
        parts.join(join.first.id, join.second.id, join.rule)
    by_id = {namesake.id: namesake for namesake in group}
    strays = {id_ for part in parts if _is_torn([by_id[id_] for id_ in part], found) for id_ in part}
    return [join for join in found if join.first.id not in strays or join.rule in _WITHIN_A_PLACE]


class _Parts:
    """Entities in parts that hang together, never two of a pair that is to be kept apart."""

    def __init__(self, known: Iterable[EntityId], apart: Collection[frozenset[EntityId]]) -> None:
        self._part = {id_: {id_} for id_ in known}
        self._apart = apart
        self._rules: dict[EntityId, str] = {}

    def join(self, first: EntityId, second: EntityId, rule: str) -> bool:
        """Join the parts of two, and note the rule for both; False where that may not be."""
        one, other = (self._part.setdefault(id_, {id_}) for id_ in (first, second))
        if one is not other and any(pair <= one | other and pair & one and pair & other for pair in self._apart):
            return False
        one |= other
        self._part.update(dict.fromkeys(other, one))
        for id_ in (first, second):
            self._rules[id_] = min(self._rules.get(id_, rule), rule, key=_ORDER.__getitem__)
        return True

    def rule(self, id_: EntityId) -> str:
        """The first of REASONS by which it was joined to another."""
        return self._rules[id_]

    def __iter__(self) -> Iterator[set[EntityId]]:
        """The parts of more than one."""
        seen: set[EntityId] = set()
        for id_, part in self._part.items():
            if id_ not in seen and len(part) > 1:
                seen |= part
                yield part


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
