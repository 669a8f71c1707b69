"""What texts are compared by: their words, and the topics that these point to."""

from __future__ import annotations

from typing import NamedTuple

from search.analyzer import words
from search.topics import topics_in

_TOPIC = "#"  # begins what stands for a topic; no word has it


class Terms(NamedTuple):
    """Of one text, with repetitions."""

    words: tuple[str, ...]  # in order
    topics: tuple[str, ...]  # each as often as words point to it, in a form that no word has


def terms_of(text: str) -> Terms:
    """Numerals and single letters are left out: they say nothing of what is done."""
    cut = list(words(text, parts=True))
    whole = [
        first.text
        for first, before in zip(cut, [None, *cut], strict=False)
        if not before or first.position != before.position
    ]
    pointing = topics_in(text, cut).items()
    return Terms(
        tuple(word for word in whole if len(word) > 1 and not word.isdecimal()),
        tuple(_TOPIC + label for label, pointers in pointing for _ in pointers),
    )


def label_of(term: str) -> str:
    """The label of the topic that a term stands for; "" for a word."""
    return term.removeprefix(_TOPIC) if term.startswith(_TOPIC) else ""
