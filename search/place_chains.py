"""Places written as one word with those they lie in (舟山嵊泗), taken for a chain where the index knows each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from search.index import PassageIndex
from search.query import PLACE_FIELDS, Query
from search.simplify import all_of, any_of
from search.tree import All, AnyOf, Filter, Node, Not

_SHORTEST = 2  # characters of a place
_LONGEST = 20  # of a chain


def with_chains(query: Query, index: PassageIndex) -> Query:
    """The query with a filter for each place of a chain in place of one for all.

    What the index knows as it stands is no chain: 河南寨镇 does not lie in 河南.
    """

    def split(node: Node) -> Node:
        match node:
            case Filter(field, value) if field in PLACE_FIELDS and _may_be_chain(value) and not _is_known(node, index):
                return next(_chains(node, index), node)
            case All(parts):
                return all_of(tuple(map(split, parts)))
            case AnyOf(parts):
                return any_of(tuple(map(split, parts)))
            case Not(part):
                return Not(split(part))
        return node

    return replace(query, root=split(query.root))


def _may_be_chain(value: str) -> bool:
    return 2 * _SHORTEST <= len(value) <= _LONGEST and value.isalpha()  # neither a pattern nor an id


def _chains(written: Filter, index: PassageIndex) -> Iterator[Node]:
    """The chains that it may be, of places that some passage has together."""
    for end in range(len(written.value) - _SHORTEST, _SHORTEST - 1, -1):
        above, below = (Filter(written.field, name) for name in (written.value[:end], written.value[end:]))
        if _is_known(above, index):
            inside = [below] if _is_known(below, index) else _chains(below, index)
            yield from (chain for each in inside if _is_known(chain := all_of((above, each)), index))


def _is_known(node: Node, index: PassageIndex) -> bool:
    return index.search(Query(node), limit=0).total > 0
