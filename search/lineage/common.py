"""What two texts have in common, in order: from places that stand once in both to what lies between them.

Patience diff: fast on long texts that share much, and it does not take a frequent word for a common place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_ANCHOR = 8  # characters; a run of so many that stands once in both texts is the same place
_MOST_COMPARED = 400_000  # pairs of characters between two anchors; where there are more, nothing is common
_CHANCE = 2  # characters in a row; fewer between two changes are no common ground


class Block(NamedTuple):
    """A stretch that both texts have: characters [start, start + size) and [other_start, other_start + size)."""

    start: int
    other_start: int
    size: int

    @property
    def end(self) -> int:
        return self.start + self.size

    @property
    def other_end(self) -> int:
        return self.other_start + self.size


def common_blocks(one: str, other: str) -> list[Block]:
    """In order, none touching the next in both texts."""
    blocks: list[Block] = []
    end = Block(0, 0, 0)
    for anchor in [*_joined(_anchors(one, other)), Block(len(one), len(other), 0)]:
        blocks += _between(one, other, end, anchor)
        blocks.append(anchor)
        end = anchor
    return [block for block in _joined(blocks) if block.size >= _CHANCE]


def _anchors(one: str, other: str) -> list[Block]:
    """Runs that stand once in both: as many as stand in the same order."""
    places, other_places = _unique_runs(one), _unique_runs(other)
    pairs = [(at, other_places[run]) for run, at in places.items() if run in other_places]
    return [Block(at, other_at, _ANCHOR) for at, other_at in _longest_rising(pairs)]


def _unique_runs(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    twice = set()
    for at in range(len(text) - _ANCHOR + 1):
        if places.setdefault(run := text[at : at + _ANCHOR], at) != at:
            twice.add(run)
    return {run: at for run, at in places.items() if run not in twice}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs that rise in the first number: the most that rise in the second as well."""
    ends: list[int] = []  # by length: the smallest second number with which so long a row ends
    last: list[int] = []  # by length: where that pair stands
    before: list[int] = []  # by pair: the pair before it in its row, -1 at the beginning
    for at, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [at]
    row, at = [], last[-1] if last else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Those that overlap or touch become one; of two that overlap unlike, the first stays whole."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before
            and block.start <= before.end
            and block.start - before.start == block.other_start - before.other_start
        ):
            joined[-1] = before._replace(size=max(before.size, block.end - before.start))
        elif before is None or (block.start >= before.end and block.other_start >= before.other_end):
            joined.append(block)
    return joined


def _between(one: str, other: str, before: Block, after: Block) -> Iterator[Block]:
    first, second = one[before.end : after.start], other[before.other_end : after.other_start]
    if not 0 < len(first) * len(second) <= _MOST_COMPARED:
        return
    for match in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        if match.size:
            yield Block(before.end + match.a, before.other_end + match.b, match.size)
