"""Topics: what a text is about, whether it says so officially (空巢老人) or in everyday words (儿女都不在身边).

Everyday talk puts words between words: a word of a topic with a gap, 屋顶…漏, stands in 屋顶一下雨就漏.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from search.analyzer import Word, words
from search.dictionary import Dictionary, Standing
from search.fold import fold, fold_name
from search.lexicon import lines_of

_SHORT = 2  # characters
_GAP = "…"
_WIDEST = 8  # characters in a gap
_FOREMOST = 8  # words of each sort
_CLAUSE_END = re.compile(r"[,，。;；:：!！?？\n]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A problem, a purpose, a kind of people, a means or a kind of place, with the words that point to it."""

    label: str
    english: str
    kind: str  # 问题, 目的, 对象, 手段 or 场所
    official: tuple[str, ...]  # words, folded; some with a gap; in the order of the list
    everyday: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """All that point to it."""
        return frozenset(self.official + self.everyday)


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, as the list has them."""
    rows = (line.split("\t") for line in lines_of("topics.tsv"))
    return tuple(
        Topic(label, english, kind, _folded(official), _folded(everyday))
        for label, kind, official, everyday, english in rows
    )


def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold_name(word) for word in words.split())


@cache
def said_otherwise(label: str) -> tuple[str, ...]:
    """The foremost words of a topic, official and everyday ones; none that is cut into several."""
    topic = _by_label()[label]
    return tuple(
        word
        for words_of_sort in (topic.official, topic.everyday)
        for word in islice(filter(_is_one_word, words_of_sort), _FOREMOST)
    )


def _is_one_word(text: str) -> bool:
    return len(list(words(text, parts=False))) == 1 and _GAP not in text


def topics_in(text: str, cut: Sequence[Word] | None = None) -> Mapping[str, tuple[str, ...]]:
    """The labels of the topics of a text, each with those of its words that stand there; both in order of standing.

    Within one topic, words do not overlap: of those that begin together the longest counts. A word of two characters
    has to be one there, too: 便民工作室 is not about 民工. `cut`: the words of the text with parts, where they are known.
    """
    cut = list(words(text, parts=True)) if cut is None else cut
    starts, ends = {word.start for word in cut}, {word.end for word in cut}
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)  # label → word → where it ends
    reached: defaultdict[str, int] = defaultdict(int)
    for word, start, end in sorted(_standing(fold(text)), key=_leftmost_longest):
        if len(word) == _SHORT and not (start in starts and end in ends):
            continue
        for label in _labels().get(word, ()):
            if start >= reached[label]:
                found[label][word] = reached[label] = end
    return {label: tuple(words) for label, words in found.items()}


def topics_of(word: str) -> int:
    """How many topics a word points to."""
    return len(_labels()[word])


def _leftmost_longest(standing: Standing) -> tuple[int, int]:
    return standing.start, -standing.end


@cache
def pattern_of(label: str) -> re.Pattern[str]:
    """Where a folded text may point to a topic; `topics_in` tells whether it does."""
    words = sorted(_by_label()[label].words)
    return re.compile("|".join(re.escape(word).replace(_GAP, f".{{0,{_WIDEST}}}?") for word in words))


def _standing(folded: str) -> Iterator[Standing]:
    """Where words of topics stand, also across one another."""
    for found in _dictionary().standing(folded):
        yield found
        for second in _seconds().get(found.word, ()):
            at = folded.find(second, found.end, found.end + _WIDEST + len(second))
            if at >= 0 and not _CLAUSE_END.search(folded, found.end, at):
                yield Standing(found.word + _GAP + second, found.start, at + len(second))


@cache
def _by_label() -> dict[str, Topic]:
    return {topic.label: topic for topic in topics()}


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    """Word → the labels of its topics."""
    by_word: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for topic in topics():
        for word in topic.words:
            by_word[word] += (topic.label,)
    return dict(by_word)


@cache
def _seconds() -> dict[str, tuple[str, ...]]:
    """What stands before the gap of a word → what may stand behind it."""
    by_first: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in _labels():
        first, gap, second = word.partition(_GAP)
        if gap:
            by_first[first] += (second,)
    return dict(by_first)


@cache
def _dictionary() -> Dictionary:
    """Words without a gap, and what stands before one."""
    return Dictionary(frozenset(word.partition(_GAP)[0] for word in _labels()))
