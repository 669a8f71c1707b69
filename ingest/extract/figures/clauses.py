"""Clauses: the stretch between two stops, where a figure belongs."""

from __future__ import annotations

import re

LONGEST = 60  # code points
_STOP = re.compile(r"[，。；！？：:;!?\n]|(?<!\d),|,(?!\d{3}(?!\d))")
_CLOSING = "”’」』）)》"  # marks of what ended before the clause
_PAUSE = re.compile(r"[、（）()“”\s]")


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause that holds text[start:end] begins and ends: at most 60 code points, no blanks at its ends, and no marks that close what stands before."""
    low = max(0, start - 2 * LONGEST)
    left = low
    for stop in _STOP.finditer(text, low, start):
        left = stop.end()
    after = _STOP.search(text, end)
    right = after.start() if after else len(text)
    if right - left > LONGEST:
        left, right = _cut(text, left, right, start, end)
    while left < start and (text[left].isspace() or text[left] in _CLOSING):
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _cut(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """A piece of a long clause around the words that must stay in it, from pause to pause where there are any."""
    room = max(0, LONGEST - (end - start))
    low = max(left, start - room * 2 // 3)
    high = min(right, end + room // 3)
    if low > left:
        low = next((pause.end() for pause in _PAUSE.finditer(text, low, start)), low)
    if high < right:
        high = max((pause.start() for pause in _PAUSE.finditer(text, end, high)), default=high)
    return low, high
