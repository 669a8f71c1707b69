"""Questions widened by other names: who asks for an initiative, a body or a place by one name means the others too.

Only a whole term is taken for a name, only where one entity bears it, and only names that say it otherwise count: what
holds the name, or is held by it, is found by its words. Names of people are left alone: 李书记 is many. A phrase in
quotation marks is asked for as it stands; that its bearer has other names is told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from kg.curation.steps import AddAlias
from kg.names import class_word, folded
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary
from search.analyzer import words
from search.fold import fold_name
from search.hints import Hint
from search.query import Query
from search.simplify import all_of, any_of
from search.tree import All, AnyOf, Node, Phrase, Term

_RELATIVE = re.compile("该|本|我|全|学?校|团?(?:省|市|区|县|镇|乡|村)|社区|街道|公司|片区")  # so begin names of many
_TYPES = ("initiative", "organisation", "place")
_LONGEST = 30  # characters; nothing longer is a name
_TELLING = 4  # characters that a name keeps without its class word: 创先争优, but not 千万 of 千万工程
_MOST = 5  # other names
_CANDIDATES = 5  # entities whose names begin so; what begins more is no name by itself


def with_aliases(query: Query, store: GraphStore) -> Query:
    """The query with a choice of names wherever it asks for a name that has others; a hint tells of each.

    What is excluded stays as it was typed.
    """
    curated = frozenset(fold_name(entry.step.name) for entry in store.entries if isinstance(entry.step, AddAlias))
    hints: dict[Hint, None] = {}

    def widened(node: Node) -> Node:
        match node:
            case Term(text):
                others = list(other_names(text, store, curated))
                if others:
                    hints[_also_asked_for(text, others)] = None
                return any_of((node, *map(Phrase, others)))
            case Phrase(text):
                if others := list(other_names(text, store, curated)):
                    hints[_asked_for_as_it_stands(text, others)] = None
            case All(parts):
                return all_of(tuple(map(widened, parts)))
            case AnyOf(parts):
                return any_of(tuple(map(widened, parts)))
        return node

    return replace(query, root=widened(query.root), hints=(*query.hints, *hints))


def _also_asked_for(text: str, others: Iterable[str]) -> Hint:
    chinese, english = _listed(others)
    return Hint(f"“{text}”也按{chinese}检索", f"“{text}” was also looked for as {english}")


def _asked_for_as_it_stands(text: str, others: Iterable[str]) -> Hint:
    chinese, english = _listed(others)
    return Hint(
        f"“{text}”只按原样检索，不加引号则也按{chinese}",
        f"“{text}” was looked for as it stands; without quotation marks also as {english}",
    )


def _listed(names: Iterable[str]) -> tuple[str, str]:
    """In Chinese, and in English."""
    quoted = [f"“{name}”" for name in names]
    return "、".join(quoted), ", ".join(quoted)


def other_names(text: str, store: GraphStore, curated: Container[str] = ()) -> Iterator[str]:
    """What else the one entity is called that a text names; `curated`: names given by people, which hold in any case."""
    name = folded(fold_name(text))
    given = name in curated
    entity = _bearer(name, store, given=given) if 1 < len(name) <= _LONGEST else None
    if entity is None or (not given and _RELATIVE.match(name)):
        return
    for other in _otherwise(name, entity):
        stem = _stem(other, entity.type)
        sure = given or other in curated or (not _is_loose(other) and _is_sole(stem, store))
        if sure and stem not in name:
            yield stem


def _otherwise(name: str, entity: EntitySummary) -> list[str]:
    """The canonical name, or for it the others, of those that say it otherwise."""
    canonical = folded(fold_name(entity.canonical))
    is_canonical = name in (canonical, _stem(canonical, entity.type))
    others = map(folded, map(fold_name, entity.aliases)) if is_canonical else [canonical]
    return [other for other in dict.fromkeys(others) if other not in name and name not in other][:_MOST]


def _bearer(name: str, store: GraphStore, *, given: bool) -> EntitySummary | None:
    """The one entity that bears a name, or bears it with a class word (创争 for 创争活动)."""
    bearers = store.find_entities(EntityFilter(name=name), limit=2).items or tuple(_nearly(name, store))
    if len(bearers) == 1 or (given and bearers):
        return bearers[0] if bearers[0].type in _TYPES else None
    return None


def _nearly(name: str, store: GraphStore) -> Iterator[EntitySummary]:
    """Entities of which a name is this one but for quotation marks and a class word; none for what is a common word."""
    if name.isascii() or not _is_coined(name):
        return
    begun = store.find_names(name, limit=_CANDIDATES)
    for node in begun.items if begun.total <= _CANDIDATES else ():
        entity = store.get_entity(node.id)
        if any(name in (bare := folded(own), bare.removesuffix(class_word(bare))) for own in _names(entity)):
            yield entity


def _names(entity: EntitySummary) -> tuple[str, ...]:
    return (entity.canonical, *entity.aliases)


def _stem(name: str, entity_type: str) -> str:
    """A name without its class word, where enough is left to tell it from other words."""
    stem = name.removesuffix(class_word(name)) if entity_type == "initiative" else name
    return stem if len(stem) >= _TELLING else name


def _is_loose(name: str) -> bool:
    """Whether a name means another thing elsewhere: 校党委, 修复工程."""
    bare = name.removesuffix(class_word(name))
    return bool(_RELATIVE.match(name)) or (bare != name and len(bare) < _TELLING and not _is_coined(bare))


def _is_coined(name: str) -> bool:
    """Whether no dictionary has a name."""
    return sum(1 for _ in words(name, parts=False)) > 1


def _is_sole(name: str, store: GraphStore) -> bool:
    return store.find_entities(EntityFilter(name=name), limit=0).total <= 1
