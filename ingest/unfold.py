"""Reports of which many paragraphs, or all, stand on one line: they are cut where their numbering goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.headings import marker
from ingest.lines import Line
from ingest.ordinals import ordinal

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?P<han>[{_HAN}]{{1,2}})、|[（(](?P<han_bracket>[{_HAN}]{{1,2}})[）)]|(?P<digit>\d{{1,2}})[、．](?!\d)"
)
_INLINE = re.compile(rf"(?:(?<=[。！？；])|(?<=\s))\s*(?={_NUMBER.pattern.replace('?P<', '?P<_')})")
_FOLDED_CHARS = 600  # a line longer than this may hold the first number of a row as well as the next
_MOST_HEADING = 25  # characters of a heading that a space parts from its text
_STOPS = tuple("。！？；：，、,;:")


def unfold(lines: Iterable[Line]) -> list[Line]:
    """The lines, cut before each inline number that follows on the one before it of its kind."""
    unfolded: list[Line] = []
    last: dict[str, int] = {}
    for line in lines:
        if line.reason:
            unfolded.append(line)
            continue
        first, *rest = _cut(line.text, last)
        unfolded.append(replace(line, text=first))
        unfolded.extend(Line(text) for text in rest)
    return unfolded


def _cut(text: str, last: dict[str, int]) -> list[str]:
    """The pieces of a line. `last` holds the last number of each kind that began a line, and is kept up to date."""
    if found := _NUMBER.match(text):
        _note(found, last)
    cuts = []
    for place in _INLINE.finditer(text):
        number = _NUMBER.match(text, place.end())
        if number is not None and _follows(number, text, last):
            _note(number, last)
            cuts.append(place.end())
    pieces = [text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [line for piece in pieces if piece for line in _heading_and_rest(piece)] if cuts else [text]


def _follows(number: re.Match[str], text: str, last: dict[str, int]) -> bool:
    """Whether a number goes on its row, or begins one that goes on later in a very long line."""
    kind, value = _value(number)
    if value > 1:
        return last.get(kind) == value - 1 and (kind != "digit" or len(text) >= _FOLDED_CHARS)
    if len(text) < _FOLDED_CHARS:
        return False
    later = (_value(match) for match in _NUMBER.finditer(text, number.end()))
    return (kind, 2) in later


def _note(number: re.Match[str], last: dict[str, int]) -> None:
    kind, value = _value(number)
    last[kind] = value
    if kind == "han":
        last.pop("han_bracket", None)
        last.pop("digit", None)


def _value(number: re.Match[str]) -> tuple[str, int]:
    kind = number.lastgroup or ""
    return kind, ordinal(number[kind])


def _heading_and_rest(piece: str) -> list[str]:
    """A short heading that a space parts from its text becomes a line of its own."""
    head, space, rest = piece.partition(" ")
    if space and marker(head) is not None and len(head) <= _MOST_HEADING and not head.endswith(_STOPS):
        return [head, rest.strip()]
    return [piece]
