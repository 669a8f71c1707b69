"""What to let go of when nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.query import Query, to_text, unquoted
from search.simplify import all_of, parts_of
from search.tree import Filter, Node, Not

_MOST_WORDS = 6  # of a question that are tried


@dataclass(frozen=True, slots=True)
class Loosening:
    """A question that asks for less."""

    what: str  # the part that was let go of; "" stands for the quotation marks
    text: str  # the question as it would be typed
    total: int  # passages that answer it, at least one

    def __str__(self) -> str:
        what = f"“{self.what}”" if self.what else "引号"
        return f"去掉{what}有 {self.total} 段"


def ways_to_loosen(query: Query, count: Callable[[Query], int]) -> Iterator[Loosening]:
    """The question without one of its filters, exclusions or words, and without quotation marks, where that helps."""
    parts = parts_of(query.root)
    narrowing = [part for part in parts if isinstance(part, Filter | Not)]
    words = [part for part in parts if not isinstance(part, Filter | Not)]
    for part in (*narrowing, *(words[:_MOST_WORDS] if len(words) > 1 else ())):
        yield from _if_found(to_text(part), _without(query, part), count)
    apart = unquoted(query)
    if apart.root != query.root:
        yield from _if_found("", apart, count)


def _without(query: Query, gone: Node) -> Query:
    return Query(all_of(tuple(part for part in parts_of(query.root) if part != gone)))


def _if_found(what: str, looser: Query, count: Callable[[Query], int]) -> Iterator[Loosening]:
    if parts_of(looser.root) and (total := count(looser)):
        yield Loosening(what, to_text(looser.root), total)
