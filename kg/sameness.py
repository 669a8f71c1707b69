"""The rules by which entities of different documents are one, each a plain statement about two of them.

All are general: no rule knows a name. What a rule does not say stays apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations

from kg.ids import EntityId, place_chain
from kg.names import class_word, folded

_TELLING_CHARS = 5  # a shorter name is likely to be given twice
_TELLING_STEM_CHARS = 4  # without its class word
_TELLING_SCOPES = 3  # a name in more places is a common one
_COMPANY = 2  # other names that two documents share
_COMPANY_CHARS = 5  # of an initiative; shorter ones stand in many documents
_COMPARED = 100  # of one name; a name that more have says nothing, unless it is known everywhere
_KEPT_COMPANY = 12  # documents with one name; where there are more, their company is not looked at
_BODY_CHARS = 3  # 党委 alone says nothing
_PROVINCE = len("place:33")
_ONE_IN_THE_COUNTRY = re.compile(
    r"中国.{3,}|(?!.*(?:老年|社区|党员|农民|职工|电视|开放|干部|夜)大学).{2,}大学", flags=re.DOTALL
)


_chain = lru_cache(maxsize=4096)(place_chain)  # of the places of a corpus, asked again for every name


@dataclass(frozen=True, slots=True)
class Namesake:
    """An entity as far as it is compared: each field as most documents have it."""

    id: EntityId
    type: str
    canonical: str
    scope: str
    role: str = ""  # these three of a person
    body: str = ""
    partial: bool = False
    documents: int = 1  # that mention it


@dataclass(frozen=True, slots=True)
class Join:
    """That two entities are one."""

    first: Namesake
    second: Namesake
    rule: str  # one of kg.resolution.REASONS


Company = Callable[[EntityId], Collection[frozenset[str]]]
"""For each document that mentions the entity: the names in it that `keeps_company`."""


def joins(group: Sequence[Namesake], company: Company) -> Iterator[Join]:
    """All that the rules say of entities of one type and name key."""
    if group[0].type == "person":
        complete = [person for person in group if not person.partial]
        if len(complete) <= _COMPARED:
            yield from _people(complete)
            yield from _in_company(complete, company)
        return
    yield from _variants(group)
    by_name = defaultdict(list)
    for namesake in group:
        by_name[folded(namesake.canonical)].append(namesake)
    for name, same_name in by_name.items():
        yield from _of_one_name(name, same_name, company)


def keeps_company(entity_type: str, canonical: str, scope: str) -> bool:
    """Whether two documents that both hold the name are likelier to tell of the same; a national name is anywhere."""
    if not scope:
        return False
    if entity_type == "initiative":
        return len(canonical) >= _COMPANY_CHARS
    return entity_type in ("person", "organisation") and not _ONE_IN_THE_COUNTRY.fullmatch(canonical)


def lie_apart(one: str, other: str) -> bool:
    """Whether two scopes are places of which neither holds the other."""
    chains = _chain(one), _chain(other)
    return all(chains) and one not in chains[1] and other not in chains[0]


def _variants(group: Sequence[Namesake]) -> Iterator[Join]:
    """Names that differ, of one scope."""
    by_scope = defaultdict(list)
    for namesake in group:
        by_scope[namesake.scope].append(namesake)
    for namesakes in by_scope.values():
        if len(namesakes) < 2:
            continue
        for shorter, longer in permutations(namesakes[:_COMPARED], 2):
            names = folded(shorter.canonical), folded(longer.canonical)
            if names[0] == names[1] and shorter.id < longer.id:
                yield Join(shorter, longer, "spelling")
            elif shorter.type == "organisation" and names[1].endswith(names[0]) and names[0] != names[1]:
                yield Join(shorter, longer, "holder")
        yield from _class_words(namesakes)


def _class_words(namesakes: Sequence[Namesake]) -> Iterator[Join]:
    """A name without its class word, where the place has one such name with it."""
    if namesakes[0].type != "initiative":
        return
    bare = [namesake for namesake in namesakes if not class_word(folded(namesake.canonical))]
    full = [namesake for namesake in namesakes if class_word(folded(namesake.canonical))]
    if len({folded(namesake.canonical) for namesake in full}) == 1:
        yield from (Join(namesake, full[0], "class_word") for namesake in bare)


def _of_one_name(name: str, group: Sequence[Namesake], company: Company) -> Iterator[Join]:
    first, *others = sorted(group, key=lambda namesake: (namesake.scope != "", namesake.id))
    if not first.scope or (first.type == "organisation" and _ONE_IN_THE_COUNTRY.fullmatch(name)):
        rule = "one_body" if first.scope else "national"
        yield from (Join(first, other, rule) for other in others)
        return
    if len(group) > _COMPARED:
        return
    narrowed = list(_narrowed(name, group))
    yield from narrowed
    wide = {join.first.id for join in narrowed}
    placed = [namesake for namesake in group if _chain(namesake.scope) and namesake.id not in wide]
    adrift = [namesake for namesake in group if _is_adrift(namesake)]
    few = len(placed) == 1 and len({namesake.scope for namesake in (*placed, *adrift)}) <= _TELLING_SCOPES
    if few and len(placed[0].scope) > _PROVINCE and _is_telling(name):
        yield from (Join(namesake, placed[0], "only_place") for namesake in adrift)
    yield from _in_company([*adrift, *placed], company)


def _narrowed(name: str, group: Sequence[Namesake]) -> Iterator[Join]:
    """The same name in a place and in just one place below it. A whole province needs a telling name."""
    below = defaultdict(list)
    for namesake in group:
        for place in _chain(namesake.scope)[1:]:
            below[place].append(namesake)
    provinces = {place for namesake in group for place in _chain(namesake.scope)[-1:]}
    common = not _is_telling(name) or len(provinces) > 1
    for wide in group:
        inside = below.get(EntityId(wide.scope), ())
        if not inside or (len(wide.scope) <= _PROVINCE and common):
            continue
        narrowest = max(inside, key=lambda namesake: (len(namesake.scope), namesake.id))
        if not any(lie_apart(namesake.scope, narrowest.scope) for namesake in inside):
            yield Join(wide, narrowest, "narrower")


def _is_telling(name: str) -> bool:
    return len(name) >= _TELLING_CHARS and len(name) - len(class_word(name)) >= _TELLING_STEM_CHARS


def _people(group: Sequence[Namesake]) -> Iterator[Join]:
    """The same name with the same body; or with the same role, in a place and in a city or county that holds it."""
    of_body, of_role = defaultdict(list), defaultdict(list)
    for person in group:
        if len(person.body) >= _BODY_CHARS:
            of_body[folded(person.body)].append(person)
        if person.role:
            of_role[person.role, person.scope].append(person)
    for colleagues in of_body.values():
        yield from (Join(one, other, "body") for one, other in combinations(colleagues, 2))
    for person in group:
        for place in _chain(person.scope)[1:-1]:
            yield from (Join(person, other, "role") for other in of_role.get((person.role, place), ()))


def _in_company(group: Sequence[Namesake], company: Company) -> Iterator[Join]:
    """Names of which one has no known place, and whose documents share further names."""
    if len(group) < 2 or sum(namesake.documents for namesake in group) > _KEPT_COMPANY:
        return
    if not any(_is_adrift(namesake) for namesake in group):
        return
    kept = {namesake.id: [names - {namesake.canonical} for names in company(namesake.id)] for namesake in group}
    for one, other in combinations(group, 2):
        shared = (len(a & b) for a in kept[one.id] for b in kept[other.id])
        if (_is_adrift(one) or _is_adrift(other)) and any(names >= _COMPANY for names in shared):
            yield Join(one, other, "company")


def _is_adrift(namesake: Namesake) -> bool:
    """Whether its document does not tell where it is."""
    return namesake.scope.startswith("document:")
