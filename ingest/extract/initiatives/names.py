"""A name read as that of an initiative, and how names that mean the same one are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ingest.extract.class_words import class_word
from ingest.extract.initiatives.cues import is_stock

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class InitiativeName:
    """A stretch of a text that names an initiative."""

    start: int
    end: int
    name: str  # the words themselves: 三评
    full: str  # with the class word after them where there is one: 三评活动; else the same
    full_end: int
    joined: bool  # whether the class word belongs to the name
    kind: str  # "" when nothing tells
    rule: str


def same_initiative(short: str, long: str) -> bool:
    """Whether one text that has both names means one thing by them.

    关爱基金 is the end of 党员关爱基金, 同心共建 that of 海湾同心共建行动 without its class word; 解民忧办实事活动 is 全心全意解民忧,尽职尽责办实事活动 with words left out;
    后进村集中整顿 has the characters of 集中整顿后进村.
    """
    if len(short) < 3 or len(short) > len(long) or "——" in long:
        return False
    if (
        long.endswith(short)
        or long.removesuffix(class_word(long)).endswith(short)
        or _core(short, long)
        or _same_characters(short, long)
    ):
        return True
    return len(short) >= 6 and not _DIGIT.search(short) and _left_out(short, long)


def variants(counts: Mapping[str, int], plain: Collection[str]) -> dict[str, str]:
    """For each name that means the same as another one, that other one; `counts` tells how often each stands in the text.

    Of a name and its longer form the longer one is kept, unless the shorter one stands alone more often: then what is
    before it belongs to the sentence (宣传党代表工作室); only a name without marks, one of `plain`, can be cut. A name that fits several others is left alone.
    """
    kept = dict(counts)
    found: dict[str, str] = {}
    for short in sorted(counts, key=lambda name: (len(name), name)):
        for long in sorted(kept) if short in kept and len(short) >= 4 else ():
            if long != short and long in plain and (_more_alone(short, long, kept) or _with_stock(short, long, kept)):
                found[long] = short
                kept.pop(long)
    for short in sorted(kept, key=lambda name: (-len(name), name)):
        fits = [long for long in kept if long != short and long not in found and same_initiative(short, long)]
        if len(fits) == 1:
            found[short] = fits[0]
    return {name: _last(found, name) for name in found}


def _last(found: Mapping[str, str], name: str) -> str:
    while name in found:
        name = found[name]
    return name


def _more_alone(short: str, long: str, counts: Mapping[str, int]) -> bool:
    return long.endswith(short) and "——" not in long and counts[short] > 2 * counts[long]


def _with_stock(short: str, long: str, counts: Mapping[str, int]) -> bool:
    """星级管理项目 adds nothing to 星级管理, which stands alone as often."""
    if not long.startswith(short) or _DIGIT.search(short) or counts[short] < 2 * counts[long]:
        return False
    return is_stock(long.removeprefix(short))


def _core(short: str, long: str) -> bool:
    """竞聘活动 of 干部竞聘上岗活动: the same class word, and the rest of one inside that of the other."""
    word = class_word(short)
    stem = short.removesuffix(word)
    return word != "" and long.endswith(word) and len(stem) > 1 and stem in long and not _DIGIT.search(stem)


def _same_characters(short: str, long: str) -> bool:
    short, long = (name.removesuffix(class_word(name)) for name in (short, long))
    return len(short) >= 6 and Counter(short) == Counter(long)


def _left_out(short: str, long: str) -> bool:
    """Whether `short` is `long` without some stretches, cut into at most three pieces of two characters or more."""
    at, pieces, rest = 0, 0, short
    while rest:
        size = next((n for n in range(len(rest), 1, -1) if long.find(rest[:n], at) >= 0), 0)
        pieces += 1
        if size == 0 or pieces > 3:
            return False
        at = long.find(rest[:size], at) + size
        rest = rest[size:]
    return True
