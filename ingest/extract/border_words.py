"""Words that stand around and inside the names of organisations: where a name cannot begin, and what names nothing."""

from __future__ import annotations

from ingest.lexicon import words_of

NUMERALS = frozenset("一二三四五六七八九十百千两几0123456789")
_COUNTED = frozenset("个名位家支所级届批次项类种年月日期步大只件条户岁元号线字改务会把事亩吨公平强余多来天")
_SORT_SUFFIXES = frozenset("型性级类制")
_KIND_SUFFIXES = frozenset("型性化级类制式")  # 服务型 and 现代化 say how, not which


def is_border(word: str) -> bool:
    """Whether no name of an organisation runs across that word."""
    if is_hard_border(word):
        return True
    if len(word) == 4 and is_border(word[:2]) and is_border(word[2:]):
        return True  # 积极探索
    if len(word) == 4 and is_activity(word[2:]) and word[:2] not in words_of("verbs.txt"):
        return False  # 学前教育, 社会保障
    return word in words_of("verbs.txt") and is_proper(word)


def is_hard_border(word: str) -> bool:
    """Whether it is a function word, a deed or a number: not even a name that was told before goes on behind it."""
    return word in words_of("borders.txt") or _is_count(word)


def _is_count(word: str) -> bool:
    """Whether it is a number, or a number and what it counts: 三, 三个, 第三届; but 三江, 四川大学."""
    if word[0] == "第" and len(word) > 2:
        return word[-1] in _COUNTED
    return word[0] in NUMERALS and (len(word) == 1 or word[1] in NUMERALS | _COUNTED)


def is_activity(word: str) -> bool:
    """Whether it is a verb that the common part of a name may hold (就业指导中心)."""
    return word in words_of("activities.txt")


def is_proper(word: str) -> bool:
    """Whether a word inside a name may tell one body from others of its kind."""
    return not is_activity(word) and word not in words_of("common_parts.txt") and word[-1] not in _KIND_SUFFIXES


def tells_sort(stem: str) -> bool:
    """Whether all that stands before an ending says what sort of body it is, not which: 众筹, 功能型."""
    return stem in words_of("common_parts.txt") or stem[-1:] in _SORT_SUFFIXES


def is_own(word: str) -> bool:
    """Whether it is a proper part that is not a common word either: a name by itself needs one."""
    return is_proper(word) and word not in words_of("nouns.txt") and word not in words_of("verbs.txt")


def ends_phrase(word: str, length_before: int) -> bool:
    """Whether a single character like 上, 中 or 后 belongs to the word of that length before it: 会议上, but 壁下."""
    return length_before > 1 and word in words_of("borders_after_word.txt")


def is_short_border(word: str) -> bool:
    """Whether it is a single verb or measure word, a border unless it stands inside a name that no dictionary has."""
    return word in words_of("borders_short.txt")
