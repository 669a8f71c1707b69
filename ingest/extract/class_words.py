"""The class words that initiatives are called by (活动, 工作法, 平台 …): the one table that all of extraction reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ingest.lexicon import rows_of


class ClassWord(NamedTuple):
    """A row of the table for one word."""

    word: str
    kind: str  # "" when it tells none
    joins: bool  # belongs to the name: “四小”工作法 is 四小工作法
    weak: bool  # as often said of what is no initiative
    bare: int | None  # points that it brings to a name without quotation marks; None where it ends none
    not_before: str  # what may not follow it in a text without marks, between white space


def _read(cells: tuple[str, ...]) -> list[ClassWord]:
    words, kind, flags, not_before = (*cells, "", "", "")[:4]
    bare = next((int(flag[-1]) for flag in flags.split() if flag.startswith("bare")), None)
    return [ClassWord(word, kind, "joins" in flags, "weak" in flags, bare, not_before) for word in words.split()]


CLASS_WORDS = tuple(
    sorted(
        (word for row in rows_of("initiative_classes.tsv") for word in _read(row)),
        key=lambda row: (-len(row.word), row.word),
    )
)
JOINING = tuple(row.word for row in CLASS_WORDS if row.joins)
WEAK = tuple(row.word for row in CLASS_WORDS if row.weak)
_KINDS = {row.word: row.kind for row in CLASS_WORDS}


def any_of(words: Iterable[str]) -> str:
    """A pattern of all the words, the longer ones first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


ANY_CLASS = any_of(_KINDS)


def kind_of(name: str) -> str:
    """The kind that the end of `name` tells: 工程, 活动, 工作法 …; "" when it tells none."""
    return _KINDS.get(class_word(name), "")


@lru_cache(maxsize=4096)
def class_word(name: str) -> str:
    """The class word that `name` ends with, the longest that fits; "" where there is none."""
    return next((row.word for row in CLASS_WORDS if name.endswith(row.word)), "")
