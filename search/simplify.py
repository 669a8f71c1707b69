"""Parts of a question joined in one way only: nothing nested in its like, nothing twice."""

from __future__ import annotations

from search.tree import All, AnyOf, Node, Not


def all_of(parts: tuple[Node, ...]) -> Node:
    """The parts joined, without an All inside an All and without the same part twice."""
    flat = tuple(dict.fromkeys(inner for part in parts for inner in parts_of(part)))
    return flat[0] if len(flat) == 1 else All(flat)


def any_of(parts: tuple[Node, ...]) -> Node:
    """The choice between one or more parts, without a choice inside a choice and without the same part twice."""
    flat = tuple(dict.fromkeys(x for part in parts for x in (part.parts if isinstance(part, AnyOf) else (part,))))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def not_(part: Node) -> Node:
    """The opposite."""
    return part.part if isinstance(part, Not) else Not(part)


def parts_of(node: Node) -> tuple[Node, ...]:
    """What must all hold; none for everything."""
    return node.parts if isinstance(node, All) else (node,)
