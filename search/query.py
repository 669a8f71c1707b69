"""A question as a tree, and the tree as the text that people would type. `search.parser` reads what they typed.

    红帆工程 (浙江 或 江苏) -煤矿 "党员志愿服务" 地区:浙江 年份:2010..2013

All parts must hold; 或 binds tighter than the space between parts. `parse(to_text(node)).root == node` for every
node that `parse` gives.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Words that all must stand in a passage, near or far."""

    text: str  # as typed, without white space


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another."""

    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What holds of the passage or its document."""

    field: str  # one of FIELDS
    value: str  # * stands for any characters; years: 2012, 2010..2013, 2010.., ..2013


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Two or more parts that must all hold; none of them is an All. Without parts it holds always."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Two or more parts, one of which must hold; none of them is an AnyOf."""

    parts: tuple[Node, ...]


Node = Term | Phrase | Filter | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, and what was odd about the way in which it was asked."""

    root: Node
    hints: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that all results pass, in the order typed: those that can be taken off one by one."""
        return tuple(part for part in _parts(self.root) if isinstance(part, Filter))


FIELDS: dict[str, tuple[str, ...]] = {  # how each may be typed; the first is how it is written back
    "region": ("地区", "region"),  # the places that the document is about
    "place": ("地点", "place"),  # mentioned in the passage
    "type": ("文种", "type"),
    "year": ("年份", "year"),
    "org": ("单位", "org"),
    "person": ("人物", "person"),
    "initiative": ("做法", "initiative"),
    "entity": ("实体", "entity"),  # id of anything mentioned
    "title": ("标题", "title"),
}


def all_of(parts: tuple[Node, ...]) -> Node:
    """The parts joined, without an All inside an All and without the same part twice."""
    flat = tuple(dict.fromkeys(inner for part in parts for inner in _parts(part)))
    return flat[0] if len(flat) == 1 else All(flat)


def any_of(parts: tuple[Node, ...]) -> Node:
    """The choice between one or more parts, without a choice inside a choice and without the same part twice."""
    flat = tuple(dict.fromkeys(x for part in parts for x in (part.parts if isinstance(part, AnyOf) else (part,))))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def not_(part: Node) -> Node:
    """The opposite."""
    return part.part if isinstance(part, Not) else Not(part)


def to_text(node: Node) -> str:
    """What a person would type to ask for this; "" for everything."""
    match node:
        case All(parts):
            return " ".join(to_text(part) for part in parts)
        case AnyOf(parts):
            return " 或 ".join(_in_brackets(part) if isinstance(part, All) else to_text(part) for part in parts)
        case Not(part):
            return "-" + (_in_brackets(part) if isinstance(part, All | AnyOf) else to_text(part))
        case Phrase(text):
            return f'"{text}"'
        case Filter(field, value):
            return f"{FIELDS[field][0]}:{_quoted(value)}"
        case Term(text):
            return text


def with_filter(query: Query, extra: Filter) -> str:
    """The text of the query narrowed by one filter more."""
    return to_text(all_of((query.root, extra)))


def without_filter(query: Query, gone: Filter) -> str:
    """The text of the query without one of `query.filters`."""
    return to_text(all_of(tuple(part for part in _parts(query.root) if part != gone)))


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, All) else (node,)


def _in_brackets(node: Node) -> str:
    return f"({to_text(node)})"


def _quoted(value: str) -> str:
    return f'"{value}"' if any(character.isspace() or character in "()（）|｜" for character in value) else value
