"""The initiatives that a whole text is about, mostly one: a pure function of its record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ids import EntityId, ordinal_of
from kg.model import DocumentRecord, Entity, Mention
from kg.names import name_key

_SHORT = 3000  # characters of a text that tells of one thing
_LONG = 9000  # characters of a text that tells of many things, each in a sentence or two
_OPENING = 3  # the part of a short text in which it says what it is about: a third
_LAUNCHED = re.compile(  # before a name, at the end of what its sentence says up to there
    "(?:推出|提出|探索出?|实施|推行|实行|启动|开展|创新|打造|建立|创建|构建|形成|创设|开办|总结出?|建起|摸索出?|坚持)了?"
    "[^，。；：！？“”、]{0,12}[“‘《「]?$"
)
_BEFORE = 30  # characters of that


def main_of(record: DocumentRecord, initiatives: Sequence[Entity]) -> frozenset[EntityId]:
    """Those that the title names, in full or without class word; of a short text, that is named most, or launched first.

    None where nothing tells. `initiatives`: of the record, which it tells of itself.
    """
    if not initiatives:
        return frozenset()
    if named := _in_title(record.document.title, initiatives):
        return named
    if sum(len(passage.text) for passage in record.passages) > _SHORT:
        return frozenset()
    most = max(initiatives, key=lambda entity: len(entity.mentions))
    all_ = sum(len(entity.mentions) for entity in initiatives)
    if len(most.mentions) > max(1, all_ / 2):
        return frozenset({most.id})
    return _launched_first(record, initiatives)


def is_dense(record: DocumentRecord) -> bool:
    """Whether the text is so long that it tells of many things, as the yearly report of a government does."""
    return sum(len(passage.text) for passage in record.passages) > _LONG


def _in_title(title: str, initiatives: Sequence[Entity]) -> frozenset[EntityId]:
    """Without those whose name is a part of another's."""
    found = {name: entity.id for entity in initiatives for name in entity.surfaces if name in title}
    if not found:  # a name without its class word may be a word of any title: only of what the text names first
        first = _first(initiatives)
        found = {stem: first.id for stem in [name_key(first.type, first.canonical)] if stem in title}
    return frozenset(id_ for name, id_ in found.items() if not any(name != other and name in other for other in found))


def _launched_first(record: DocumentRecord, initiatives: Sequence[Entity]) -> frozenset[EntityId]:
    """The first, where the opening says that it was launched and names nothing beside it, nor the text another more often."""
    first = _first(initiatives)
    place, start = _place(first.mentions[0])
    lengths = [len(passage.text) for passage in record.passages]
    opening = (sum(lengths[: place - 1]) + start) * _OPENING <= sum(lengths)
    beside = any(ordinal_of(m.passage_id) == place for e in initiatives if e != first for m in e.mentions)
    more_often = any(len(entity.mentions) > len(first.mentions) for entity in initiatives)
    text = record.passages[place - 1].text[max(0, start - _BEFORE) : start]
    launched = opening and not beside and not more_often and _LAUNCHED.search(text)
    return frozenset({first.id} if launched else ())


def _first(initiatives: Sequence[Entity]) -> Entity:
    return min(initiatives, key=lambda entity: _place(entity.mentions[0]))


def _place(mention: Mention) -> tuple[int, int]:
    return ordinal_of(mention.passage_id), mention.start
