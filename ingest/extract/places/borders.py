"""Where a name that the table does not have begins: its kind (村, 社区, 大厦) is at its end, its head is open."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.extract.border_words import NUMERALS, is_activity, is_border, is_short_border
from ingest.lexicon import words_of
from ingest.placewords import ESTATE_WORDS, GENERIC_STEMS, STOP_WORDS
from ingest.surnames import SURNAMES
from search.analyzer import Word

_HAN = re.compile(r"^[\u3400-\u9fff\ue000-\uf8ff]+$")
_LONGEST = {
    "village": 6,
    "town": 3,
    "area": 9,
    "zone": 9,
    "hall": 9,
    "landmark": 4,
}  # characters before the kind; longer ones are phrases
_REACH = 14  # characters before a kind that matter: the longest name, and what may stand before it
_WORDS = {
    "village": 1,
    "town": 1,
    "area": 3,
    "zone": 3,
    "hall": 3,
    "landmark": 2,
}  # words of two characters or more that a name may hold
_SIDES = frozenset(
    "上下中前后里内外间"
)  # ends a phrase after a word (会议上), but stands in names of single characters too

_EVENTS = frozenset({"起义", "解放", "暴动", "会师", "抗战", "保卫战", "长征"})  # that memorial halls are named after
_LONG = ("area", "zone", "hall")  # kinds before which several words may stand
_SIZES = frozenset("大小新老旧")
_MEASURES = frozenset(
    "个块次轮名家位户所座处条批期届年月天日种类级大把步面项件份人代片方些点下线般样边同起组支楼栋号层期"
)


def adjacent_start(cut: Sequence[Word], end: int, floor: int) -> int | None:
    """`floor`, where another place ends and all from there to `end` may be one name (古培镇|雨坛村); else None."""
    between = _between(cut, floor, end)
    if any(word.start == end - 1 and word.end > end and word.text[0] in GENERIC_STEMS for word in cut):
        return None  # 县农村
    whole = sum(len(word.text) for word in between if _HAN.match(word.text)) == end - floor
    if not whole or not 2 <= end - floor <= 5 or any(len(w.text) > 1 and _ends_name([w], 0) for w in between):
        return None
    if _counts_or_points(between) or between[-1].text in STOP_WORDS & GENERIC_STEMS:
        return None  # 县各|村, 乡村振兴驻|村
    return floor if any(is_telling(word.text) for word in between) else None


def _counts_or_points(words: Sequence[Word]) -> bool:
    """Whether words behind a place begin no name: 各|村, 三|大|片区; but 二|塘|村."""
    number = words[0].text in NUMERALS and len(words) > 1 and words[1].text[0] not in _MEASURES
    return words[0].text in STOP_WORDS and not number


def stem_start(cut: Sequence[Word], end: int, floor: int, level: str) -> int | None:
    """Start of the name whose part before the kind ends at `end`, not before `floor`; None where no name stands there.

    Goes back word by word to the first that cannot be part of a name, and asks for one word at least that says
    which, not only what kind of, village or estate it is. `level`: village, town, area or zone.
    """
    before = _between(cut, max(floor, end - _REACH), end)
    family = len(before) > 1 and before[-1].text == "家" and before[-2].text in SURNAMES  # 任|家村
    whole = family or _is_hill_of_name(before)
    if before and len(before[-1].text) == 1 and not whole and not any(word.end == end for word in cut):
        return None  # 农村, 乡镇, 海岛: one word, no name with a kind
    start, long, single, tells = end, 0, 0, False
    for i in range(len(before) - 1, -1, -1):
        word = before[i]
        if word.end != start or end - word.start > _LONGEST[level]:
            break
        if not _HAN.match(word.text) or _ends_name(before, i):
            break
        if len(word.text) == 1:
            single += 1
        elif long >= _WORDS[level] or (single > 1 and level not in _LONG):
            break
        else:
            long += word.text not in ESTATE_WORDS
        # A word of four characters before 村 or 社区 is a phrase (圆满完成), no name.
        tells = tells or (is_telling(word.text) and (len(word.text) < 4 or level in _LONG))
        start = word.start
    return start if tells else None


def _between(cut: Sequence[Word], floor: int, end: int) -> list[Word]:
    """The words from `floor` to `end`; of those that cross a border the part inside: of 小岗村 what stands before 村."""
    first = bisect_right(cut, floor, key=lambda word: word.end)
    last = bisect_left(cut, end, lo=first, key=lambda word: word.start)
    return [_clip(word, floor, end) for word in cut[first:last]]


def _clip(word: Word, floor: int, end: int) -> Word:
    start, stop = max(word.start, floor), min(word.end, end)
    if (start, stop) == (word.start, word.end):
        return word
    return word._replace(text=word.text[start - word.start : stop - word.start], start=start, end=stop)


def is_telling(word: str) -> bool:
    """Whether a word before a kind says which village or estate it is."""
    if word[0] in "各全该本我每某" and len(word) == 2:
        return False
    return word not in GENERIC_STEMS and word not in words_of("common_parts.txt") and word not in ESTATE_WORDS


def _ends_name(before: Sequence[Word], i: int) -> bool:
    word = before[i].text
    if word in _SIDES:
        return i > 0 and len(before[i - 1].text) > 1 and before[i - 1].end == before[i].start
    if i == len(before) - 1 and word in _EVENTS:
        return False
    if _is_surname_of_village(before, i) or _is_number_of_name(before, i):
        return False
    if is_short_border(word) and word != "家":
        return not _follows_surname(before, i)
    return word in STOP_WORDS or _is_count(word) or is_border(word) or is_activity(word)


def _is_surname_of_village(before: Sequence[Word], i: int) -> bool:
    """Whether a surname that is a word too begins a name there: 任|家|村, 曾|峰|社区 where a phrase begins."""
    word, after = before[i], before[i + 1 : i + 2]
    if word.text not in SURNAMES or not after or len(after[0].text) > 1 or after[0].start != word.end:
        return False
    if after[0].text == "家":
        return True
    alone = (
        len(before) == i + 2
        and after[0].text not in _SIZES
        and not is_border(after[0].text)
        and not is_short_border(after[0].text)
    )
    begins = i == 0 or before[i - 1].end != word.start or before[i - 1].text in STOP_WORDS
    return alone and begins


def _is_hill_of_name(before: Sequence[Word]) -> bool:
    """Whether a hill before the kind has a name of one character: 岩|山村, but 小|山村."""
    if len(before) < 2 or before[-1].text != "山":
        return False
    name = before[-2]
    plain = len(name.text) == 1 and _HAN.match(name.text) and name.end == before[-1].start
    return (
        bool(plain)
        and name.text not in _SIZES | _SIDES | _MEASURES
        and is_telling(name.text)
        and not _ends_name(before, len(before) - 2)
    )


def _is_number_of_name(before: Sequence[Word], i: int) -> bool:
    """Whether a number stands before the one character of a name that it does not count: 十八|洞|村."""
    after = before[i + 1 :]
    if len(after) != 1 or len(after[0].text) > 1 or not set(before[i].text) <= NUMERALS:
        return False
    return after[0].text not in _MEASURES | GENERIC_STEMS | STOP_WORDS


def _is_count(word: str) -> bool:
    """Whether a word is a number with what it counts: 三个, 一块; but 四季."""
    return len(word) == 2 and word[0] in NUMERALS and word[1] in _MEASURES


def _follows_surname(before: Sequence[Word], i: int) -> bool:
    """Whether a surname stands before: 陆|朝|村."""
    if i == 0 or before[i - 1].end != before[i].start or len(before[i - 1].text) > 1:
        return False
    return before[i - 1].text in SURNAMES and before[i - 1].text not in STOP_WORDS
