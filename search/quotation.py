"""Quotation marks as people type them: Chinese, Western, full width, in pairs that do not match."""

from __future__ import annotations

import re

MARKS = '"“”„‟〝〞〟「」『』﹁﹂﹃﹄｢｣'  # open a phrase wherever they stand
EDGE_MARKS = "'‘’《》〈〉«»‹›"  # may stand inside a word or title; a pair of them around a whole word is a phrase
_CURLY_ENDS = '"”‟〞〟'
_CURLY = re.compile(f"[“{_CURLY_ENDS}]")
_CLOSES = {"“": "”", "„": "”", "〝": "〞", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "｢": "｣"}
_PAIRS = ("''", "‘’", "’’", "《》", "〈〉", "«»", "‹›")
_AROUND = re.compile("(?:" + "|".join(f"{pair[0]}[^{pair}]+{pair[1]}" for pair in _PAIRS) + rf")(?=[\s()|{MARKS}]|$)")


def quoted(text: str, start: int) -> tuple[str | None, int]:
    """What the mark at `start` encloses, None if nothing closes it, and where the rest begins."""
    end = _end(text, start)
    return (tidy(text[start + 1 : end]), end + 1) if end >= 0 else (None, start + 1)


def quoted_around(text: str, start: int) -> tuple[str, int] | None:
    """Likewise for marks that count only around a whole word: 'so', ‘so’ and 《so》, but not isn't."""
    found = _AROUND.match(text, start)
    return (tidy(found.group()[1:-1]), found.end()) if found else None


def tidy(inside: str) -> str:
    """Without marks inside marks and without white space that says nothing."""
    return " ".join("".join(" " if character in MARKS else character for character in inside).split())


def _end(text: str, start: int) -> int:
    """Where the mark at `start` is closed, -1 if nowhere."""
    mark = text[start]
    closing = _CLOSES.get(mark)
    if closing is None:  # "so", ”so”, "so”
        return _first_free(text, start + 1, "“", _CURLY_ENDS if mark in _CURLY_ENDS else mark)
    end = _first_free(text, start + 1, mark, closing)
    if end < 0 and closing in _CURLY_ENDS and (other := _CURLY.search(text, start + 1)):  # “so", “so“
        return other.start()
    return end


def _first_free(text: str, start: int, opening: str, ends: str) -> int:
    """The first of `ends` that does not close another `opening`, -1 if there is none."""
    if all(text.find(end, start) < 0 for end in ends):  # or many marks that nothing closes would take long
        return -1
    depth = 0
    for at in range(start, len(text)):
        character = text[at]
        if character == opening:
            depth += 1
        elif character in ends:
            if not depth or character == '"':
                return at
            depth -= 1
    return -1
