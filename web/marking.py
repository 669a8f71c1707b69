"""Texts with some of their words marked."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

_SNIPPET = 260  # characters of a passage in a list of results
_AROUND = 50  # of them before the first word found


def snippet(text: str, stretches: Iterable[tuple[int, int]]) -> Markup:
    """The passage around the first words found, with what was found marked."""
    found = sorted(stretches)
    begin = max(0, found[0][0] - _AROUND) if found and len(text) > _SNIPPET else 0
    end = min(len(text), begin + _SNIPPET)
    inside = [(max(a, begin) - begin, min(b, end) - begin) for a, b in found if b > begin and a < end]
    lead, tail = ("…" if begin else ""), ("…" if end < len(text) else "")
    return Markup("{}{}{}").format(lead, highlighted(text[begin:end], inside), tail)


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
