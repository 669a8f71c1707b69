"""Topics: what a text is about, whether it says so officially (空巢老人) or in everyday words (儿女都不在身边)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from search.dictionary import Dictionary, Standing
from search.fold import fold_name
from search.lexicon import lines_of


@dataclass(frozen=True, slots=True)
class Topic:
    """A problem, a purpose, a kind of people, a means or a kind of place, with the words that point to it."""

    label: str
    english: str
    kind: str  # 问题, 目的, 对象, 手段 or 场所
    words: frozenset[str]  # official and everyday ones, folded


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, as the list has them."""
    rows = (line.split("\t") for line in lines_of("topics.tsv"))
    return tuple(
        Topic(label, english, kind, frozenset(fold_name(word) for word in f"{official} {everyday}".split()))
        for label, kind, official, everyday, english in rows
    )


def topics_in(text: str) -> Mapping[str, tuple[str, ...]]:
    """The labels of the topics of a text, each with those of its words that stand there; both in order of standing.

    Within one topic, words do not overlap: of those that begin together the longest counts.
    """
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)  # label → word → where it ends
    reached: defaultdict[str, int] = defaultdict(int)
    for word, start, end in sorted(_dictionary().standing(text), key=_leftmost_longest):
        for label in _labels()[word]:
            if start >= reached[label]:
                found[label][word] = reached[label] = end
    return {label: tuple(words) for label, words in found.items()}


def _leftmost_longest(standing: Standing) -> tuple[int, int]:
    return standing.start, -standing.end


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    """Word → the labels of its topics."""
    by_word: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for topic in topics():
        for word in topic.words:
            by_word[word] += (topic.label,)
    return dict(by_word)


@cache
def _dictionary() -> Dictionary:
    return Dictionary(frozenset(_labels()))
