"""Words of general language that say much the same: a reader asks for 打工的人, the report says 外出务工人员."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from search.lexicon import lines_of


def relatives(word: str) -> frozenset[str]:
    """The other words of all families of a word; empty for most words."""
    return _by_word().get(word, frozenset())


@cache
def _by_word() -> dict[str, frozenset[str]]:
    related: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines_of("families.txt"):
        family = line.split()
        for word in family:
            related[word].update(family)
    return {word: frozenset(words - {word}) for word, words in related.items()}
