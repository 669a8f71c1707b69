"""A question as a tree, and the tree as the text that people would type. `search.parser` reads what they typed.

    红帆工程 (浙江 或 江苏) -煤矿 "党员志愿服务" 地区:浙江 年份:2010..2013

All parts must hold; 或 binds tighter than the space between parts. `parse(to_text(node)).root == node` for every
node that `parse` gives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from search.hints import Hint
from search.quotation import EDGE_MARKS
from search.simplify import all_of, any_of, parts_of
from search.tree import All, AnyOf, Filter, Node, Not, Phrase, Term, Word


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, and what was odd about the way in which it was asked."""

    root: Node
    hints: tuple[Hint, ...] = ()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that all results pass, in the order typed: those that can be taken off one by one."""
        return tuple(part for part in parts_of(self.root) if isinstance(part, Filter))


FIELDS: dict[str, tuple[str, ...]] = {  # how each may be typed; the first is how it is written back
    "region": ("地区", "地區", "region"),  # the places that the document is about
    "place": ("地点", "地點", "place"),  # mentioned in the passage
    "type": ("文种", "文種", "type"),
    "year": ("年份", "year"),
    "org": ("单位", "單位", "组织", "組織", "org"),
    "person": ("人物", "person"),
    "initiative": ("做法", "initiative"),
    "entity": ("实体", "實體", "entity"),  # id of anything mentioned
    "title": ("标题", "標題", "title"),
}
PLACE_FIELDS = ("region", "place")
_NEEDS_QUOTES = re.compile(rf"[\s()（）|｜,，、{EDGE_MARKS}]")


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
        case Term(text) | Word(text):
            return text


def with_filter(query: Query, extra: Filter) -> str:
    """The text of the query narrowed by one filter more."""
    before = _text_of(query.root)
    return before if extra in parts_of(query.root) else f"{before} {to_text(extra)}".strip()


@lru_cache(maxsize=64)  # a page of results narrows one query in hundreds of ways
def _text_of(root: Node) -> str:
    return to_text(root)


def without_filter(query: Query, gone: Filter) -> str:
    """The text of the query without one of `query.filters`."""
    return to_text(all_of(tuple(part for part in parts_of(query.root) if part != gone)))


def unquoted(query: Query) -> Query:
    """The query with the words of its phrases near or far."""
    return Query(_unquoted(query.root))


def _unquoted(node: Node) -> Node:
    match node:
        case Phrase(text):
            return all_of(tuple(Term(word) for word in text.split()))
        case All(parts):
            return all_of(tuple(_unquoted(part) for part in parts))
        case AnyOf(parts):
            return any_of(tuple(_unquoted(part) for part in parts))
        case _:
            return node


def is_filter(node: Node) -> bool:
    """Whether it narrows without asking for a word: a filter, or a choice of filters."""
    match node:
        case Filter():
            return True
        case All(parts) | AnyOf(parts):
            return bool(parts) and all(map(is_filter, parts))
    return False


def _in_brackets(node: Node) -> str:
    return f"({to_text(node)})"


def _quoted(value: str) -> str:
    return f'"{value}"' if _NEEDS_QUOTES.search(value) else value
