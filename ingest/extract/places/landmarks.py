"""Gates, lanes, squares, stations and the like, whose kinds end many other words too: names where enough speaks for one.

Points are summed: a place named right before, a border, a word of place before or behind, a list, repetition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.border_words import NUMERALS, is_own
from ingest.extract.places.borders import stem_start
from ingest.extract.places.suffixes import local_kinds
from ingest.placewords import GENERIC_STEMS, STOP_WORDS, WORD_STEMS
from ingest.spots import GROWN
from search.analyzer import Word

_ENOUGH = 3
_TWICE, _OFTEN = 2, 4
_LONGEST = 2  # characters before a kind of one character, where no place is named right before
_HELD_LONGEST = 3  # characters between a place and the kind of the one in it
_ROOMS_AND_BODIES = frozenset("里社站")
_BEFORE = re.compile(r"(?:在|位于|地处|坐落于?|来到|走进|途经|沿着|游览|前往|抵达|奔赴|从|到)$")
_BEHIND = re.compile(r"[内里旁]|附近|一带|周边|沿线|沿岸|位于|地处|坐落|上空|对面|门口")
_BORDER = re.compile(r"[^\u3400-\u9fff“‘《「]|$")
_END = re.compile(r"[^\u3400-\u9fff”’》」]|[的等]|$")
_NUMBER = re.compile(r"(?:^|[^\u3400-\u9fff“‘《「])[一二三四五六七八九十百千万]$")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A stretch that may name a place: text[start:end]."""

    start: int
    end: int
    held: bool  # another place is named right before


def find_landmarks(text: str, cut: Sequence[Word], places: Sequence[tuple[int, int]], whole: str) -> Iterator[Landmark]:
    """Those with enough points. `places`: where other places are named; `whole`: the text of the whole document."""
    found = list(_candidates(text, cut, sorted(places)))
    stretches = [*places, *((one.start, one.end) for one in found)]
    for landmark in found:
        if _points(text, cut, landmark, stretches, whole) >= _ENOUGH:
            yield landmark


def _candidates(text: str, cut: Sequence[Word], places: Sequence[tuple[int, int]]) -> Iterator[Landmark]:
    for kind in local_kinds(text, ("landmark",)):
        if any(start < kind.end() and kind.start() < end for start, end in places):
            continue
        floor = max((end for _, end in places if end <= kind.start()), default=0)
        held = (
            floor > 0 and 1 < kind.start() - floor <= _HELD_LONGEST and bool(_HAN.fullmatch(text, floor, kind.start()))
        )
        start = floor if held else stem_start(cut, kind.start(), floor, "landmark")
        if start and _NUMBER.search(text, max(0, start - 2), start):
            start -= 1  # 四贤坊
        if start is not None and (held or not _needs_holder(cut, start, kind)) and _is_name(text, cut, start, kind):
            yield Landmark(start, kind.end(), held)


def _needs_holder(cut: Sequence[Word], start: int, kind: re.Match[str]) -> bool:
    """Whether it is mostly something else: in a room (里), a body (社), a phrase, or a word of the dictionary (港澳台)."""
    if len(kind.group()) == 1 and kind.start() - start > _LONGEST:
        return True
    return kind.group() in _ROOMS_AND_BODIES or any((word.start, word.end) == (start, kind.end()) for word in cut)


def _is_name(text: str, cut: Sequence[Word], start: int, kind: re.Match[str]) -> bool:
    """Whether nothing before the kind is a common word (桥头|堡), and the kind is no part of one (服务|平台, 里|程)."""
    if kind.start() - start < 2 or GROWN.match(text, kind.end()):
        return False
    crossing = [
        word for word in cut if word.start < kind.end() and kind.start() < word.end and word.end - word.start > 1
    ]
    if any(word.end > kind.end() or start < word.start < kind.start() for word in crossing):
        return False
    stem = [
        text[max(start, word.start) : min(word.end, kind.start())]
        for word in cut
        if start < word.end and word.start < kind.start()
    ]
    return (stem[0] not in STOP_WORDS or stem[0] in NUMERALS) and all(len(word) == 1 or _is_rare(word) for word in stem)


def _is_rare(word: str) -> bool:
    """Whether a word is neither a common one nor one that says what kind of place it is."""
    return len(word) < 4 and is_own(word) and word not in WORD_STEMS and word not in GENERIC_STEMS


def _points(
    text: str, cut: Sequence[Word], landmark: Landmark, stretches: Sequence[tuple[int, int]], whole: str
) -> int:
    before = text[max(0, landmark.start - 4) : landmark.start]
    word = next((word.text for word in cut if word.end == landmark.start), "")
    uses = whole.count(text[landmark.start : landmark.end])
    listed = sum(
        (text.startswith("、", landmark.end) and start == landmark.end + 1)
        or (before.endswith("、") and end == landmark.start - 1)
        for start, end in stretches
    )
    return (
        3 * landmark.held
        + bool(_BORDER.match(before[-1:]) or word in STOP_WORDS)
        + bool(_BEFORE.search(before))
        + bool(_BEHIND.match(text, landmark.end))
        + bool(_END.match(text, landmark.end))
        + min(2, listed)
        + (uses >= _TWICE)
        + (uses >= _OFTEN)
    )
