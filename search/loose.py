"""What a passage may have of a text, where it need not have all: each word counts by itself and in sequence.

The rarer a word, the more it counts (search.engines.scoring); so passages come first that have what is telling of the
text, and of two such the one that says it in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from search.analyzer import readings
from search.criteria import HasWords
from search.families import relatives
from search.sentences import Telling, cut_sentence
from search.topics import said_otherwise, topics_in

_PART = 0.5  # for the words inside a long word
_RELATIVES = 0.8  # shared among the relatives of a word, by the root of their number
_TOPIC = 1.2  # shared among the words of a topic, likewise
_OUTSIDE = 0.25  # for a word in the headings or the title
_SEQUENCES = {2: 0.25, 3: 0.3}  # for so many words side by side


def choices_of(text: str) -> Iterator[HasWords]:
    """Words of which a passage has to have one in its text."""
    cut = cut_sentence(text)
    for word in dict.fromkeys(cut.words):
        if word in cut.telling:
            yield HasWords("text", (word,))
            yield from (HasWords("text", (part,), _PART) for part in readings(word)[-1] if part != word)
    yield from _related(cut)
    yield from _of_topics(text, cut)


def weights_of(text: str) -> Iterator[HasWords]:
    """What counts besides, and need not be there."""
    cut = cut_sentence(text)
    for word in dict.fromkeys(cut.words):
        if word in cut.telling:
            yield HasWords("title", (word,), _OUTSIDE)
            yield HasWords("heading", (word,), _OUTSIDE)
    for start in range(len(cut.words)):  # word by word: engines keep where the last few words stand
        for length, weight in _SEQUENCES.items():
            sequence = cut.words[start : start + length]
            if len(sequence) == length and cut.telling.intersection(sequence):
                yield HasWords("text", sequence, weight)


def _related(cut: Telling) -> Iterator[HasWords]:
    """Words that say much the same as one of the text, or as two of its words that are one in a dictionary of families."""
    joined = {first + second for first, second in zip(cut.words, cut.words[1:], strict=False)}
    weights: dict[str, float] = {}
    for word in sorted(cut.telling | joined):
        others = relatives(word) - cut.telling
        for other in sorted(others):
            weights[other] = max(weights.get(other, 0.0), round(_RELATIVES / sqrt(len(others)), 3))
    for other, weight in weights.items():
        yield HasWords("text", readings(other)[0], weight)


def _of_topics(text: str, cut: Telling) -> Iterator[HasWords]:
    """How else reports and people speak of what the text is about: 老人一个人在家 is also 空巢 and 独居."""
    told = set(cut.telling)
    for label in topics_in(text):
        others = [word for word in said_otherwise(label) if word not in told]
        told.update(others)
        for other in others:
            yield HasWords("text", (other,), round(_TOPIC / sqrt(len(others)), 3))
