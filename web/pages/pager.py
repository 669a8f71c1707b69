"""Where one stands in a long list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of a list; `number` counts from 1 and may lie beyond the end, since people edit addresses."""

    number: int
    size: int  # rows on a page
    total: int  # rows in all

    @property
    def is_empty(self) -> bool:
        """Whether no row stands on it."""
        return self.total == 0 or self.number > self.last

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int:
        """The page before, which is the last one from beyond the end; 0 where there is none."""
        return min(self.number - 1, self.last)
