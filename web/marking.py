"""Texts with some of their words marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from markupsafe import Markup, escape

from search.highlight import join_stretches

_SNIPPET = 260  # characters of a passage in a list of results
_AROUND = 50  # of them before the first word shown


def snippet(text: str, stretches: Iterable[tuple[int, int]]) -> Markup:
    """The part of the passage with most of what was found, marked."""
    found = join_stretches(stretches)
    begin = _densest(found) if len(text) > _SNIPPET else 0
    end = min(len(text), begin + _SNIPPET)
    inside = [(max(a, begin) - begin, min(b, end) - begin) for a, b in found if b > begin and a < end]
    lead, tail = ("…" if begin else ""), ("…" if end < len(text) else "")
    return Markup(f"{lead}{highlighted(text[begin:end], inside)}{tail}")


def _densest(found: Sequence[tuple[int, int]]) -> int:
    """Where to begin so that most characters found are shown; the first such place. Stretches are in order and apart."""
    starts, ends = [start for start, _ in found], [end for _, end in found]
    before = [0, *accumulate(end - start for start, end in found)]  # characters found

    def shown(begin: int) -> int:
        first, beyond = bisect_left(starts, begin), bisect_right(ends, begin + _SNIPPET)
        return before[max(first, beyond)] - before[first]

    return max((max(0, start - _AROUND) for start in starts), key=shown, default=0)


def highlighted(text: str, stretches: Iterable[Iterable[int]]) -> Markup:
    """The text with each stretch [start, end) in a <mark>; stretches may touch or overlap."""
    parts: list[str] = []
    at = 0
    for start, end in sorted((int(a), int(b)) for a, b in stretches):
        begin = max(start, at)
        if end <= begin:
            continue
        parts += [escape(text[at:begin]), "<mark>", escape(text[begin:end]), "</mark>"]
        at = end
    return Markup("".join([*parts, escape(text[at:])]))
