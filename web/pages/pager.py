"""Where one stands in a long list."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, redirect

from web.links import with_query


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of a list; `number` counts from 1, and is that of the last page at most."""

    number: int
    size: int  # rows on a page
    total: int  # rows in all

    @property
    def is_empty(self) -> bool:
        """Whether no row stands on it."""
        return self.total == 0

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int:
        """The page before; 0 where there is none."""
        return self.number - 1


def page_of(number: int, size: int, total: int) -> Pager:
    """The page asked for; from beyond the end, since people edit addresses and lists get shorter, on to the last one.

    Raises werkzeug's HTTPException that redirects.
    """
    pager = Pager(number, size, total)
    if number > pager.last:
        abort(redirect(with_query(page=pager.last)))
    return pager
