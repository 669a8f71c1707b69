"""What texts are compared by: their words, and the topics that these point to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from search.analyzer import Word, words
from search.topics import topics_in, topics_of

_TOPIC = "#"  # begins what stands for a topic; no word has it


class Pointed(NamedTuple):
    """A topic that a word of a text points to."""

    term: str  # stands for the topic, in a form that no word has
    sureness: float = 1.0  # one part of as many as there are topics that the word points to


class Terms(NamedTuple):
    """Of one text, with repetitions."""

    words: tuple[str, ...]  # in order
    topics: tuple[Pointed, ...]  # each as often as words point to it


def terms_of(text: str) -> Terms:
    """Numerals and single letters are left out: they say nothing of what is done."""
    cut = list(words(text, parts=True))
    pointed = (
        Pointed(_TOPIC + label, 1 / topics_of(word))
        for label, pointing in topics_in(text, cut).items()
        for word in pointing
    )
    return Terms(telling_words(cut), tuple(pointed))


def telling_words(cut: Sequence[Word]) -> tuple[str, ...]:
    """Those of `terms_of` a text, from its words with parts."""
    whole = [
        first.text
        for first, before in zip(cut, [None, *cut], strict=False)
        if not before or first.position != before.position
    ]
    return tuple(word for word in whole if len(word) > 1 and not word.isdecimal())


def terms_in(told: Iterable[str]) -> Terms:
    """What was `terms_of` a text, from all its terms; how surely its words point to topics is no longer known."""
    terms = list(told)
    return Terms(
        tuple(term for term in terms if not term.startswith(_TOPIC)),
        tuple(Pointed(term) for term in terms if term.startswith(_TOPIC)),
    )


def label_of(term: str) -> str:
    """The label of the topic that a term stands for; "" for a word."""
    return term.removeprefix(_TOPIC) if term.startswith(_TOPIC) else ""
