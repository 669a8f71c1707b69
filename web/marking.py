"""Texts with some of their words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

_SNIPPET = 260  # characters of a passage in a list of results
_AROUND = 50  # of them before the first word shown


def snippet(text: str, stretches: Iterable[tuple[int, int]]) -> Markup:
    """The part of the passage with most of what was found, marked."""
    found = sorted(stretches)
    begin = _densest(found) if len(text) > _SNIPPET else 0
    end = min(len(text), begin + _SNIPPET)
    inside = [(max(a, begin) - begin, min(b, end) - begin) for a, b in found if b > begin and a < end]
    lead, tail = ("…" if begin else ""), ("…" if end < len(text) else "")
    return Markup("{}{}{}").format(lead, highlighted(text[begin:end], inside), tail)


def _densest(found: Sequence[tuple[int, int]]) -> int:
    """Where to begin so that most characters found are shown; the first such place."""
    begins = [max(0, start - _AROUND) for start, _ in found]
    shown = [sum(b - a for a, b in found if begin <= a and b <= begin + _SNIPPET) for begin in begins]
    return begins[shown.index(max(shown))] if begins else 0


def highlighted(text: str, stretches: Iterable[Iterable[int]]) -> Markup:
    """The text with each stretch [start, end) in a <mark>; stretches may touch or overlap."""
    parts: list[Markup] = []
    at = 0
    for start, end in sorted((int(a), int(b)) for a, b in stretches):
        begin = max(start, at)
        if end <= begin:
            continue
        parts += [escape(text[at:begin]), Markup("<mark>{}</mark>").format(text[begin:end])]
        at = end
    return Markup("").join([*parts, escape(text[at:])])
