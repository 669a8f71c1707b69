"""One page of a list, and how long the whole list is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from kg.stores.neo4j_.server import Ask
from kg.views import Listing

T = TypeVar("T")

_AT_ONCE = 1000  # items; more come row by row, so that the server need not hold them all
_TOTAL = "RETURN COUNT { MATCHING RETURN NODE } AS total"


def find_page(
    ask: Ask,
    node: str,
    matching: str,
    page: str,
    made: Callable[[Any], T],
    *,
    limit: int,
    offset: int,
    **values: object,
) -> Listing[T]:
    """Items that `page` returns of the nodes that `matching` finds; it stands for MATCHING in the other.

    A page is asked for together with the total, in one statement: a write between the two would make them disagree.
    """
    page = page.replace("MATCHING", matching)
    total = _TOTAL.replace("MATCHING", matching).replace("NODE", node)
    values |= {"limit": limit, "offset": offset}
    if limit > _AT_ONCE:
        items = tuple(made(row["item"]) for row in ask(page, **values))
        whole = offset == 0 and len(items) < limit
        return Listing(items, len(items) if whole else ask(total, **values)[0]["total"])
    (row,) = ask(f"{total}, COLLECT {{ {page} }} AS items", **values)
    return Listing(tuple(map(made, row["items"])), row["total"])
