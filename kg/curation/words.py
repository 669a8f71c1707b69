"""Where the words that a step is about stand now, after better cleaning or splitting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from kg.curation.steps import Words
from kg.model import Evidence, Passage

CONTEXT_CHARS = 32  # kept on either side of a quote
_ENOUGH_CHARS = 6  # of the context that must agree, unless all there is agrees
_ORNAMENT = re.compile(r"\W+")  # what cleaning may add or take: white space, punctuation


def words_at(sha256: str, passage: Passage, start: int, end: int) -> Words:
    """The words `passage.text[start:end]` with what stands around them."""
    text = passage.text
    return Words(sha256, text[start:end], text[max(start - CONTEXT_CHARS, 0) : start], text[end : end + CONTEXT_CHARS])


def find_words(words: Words, passages: Sequence[Passage]) -> Evidence | None:
    """Where the quote stands with the most of its context around it; of several the first, None where it is gone."""
    found = [(_agreement(words, passage.text, place), place) for passage, place in _places(words.quote, passages)]
    good = [(agreement, place) for agreement, place in found if agreement is not None]
    return max(good, key=lambda item: item[0])[1] if good else None


def _places(quote: str, passages: Iterable[Passage]) -> Iterator[tuple[Passage, Evidence]]:
    for passage in passages:
        start = passage.text.find(quote)
        while quote and start >= 0:
            yield passage, Evidence(passage.id, start, start + len(quote))
            start = passage.text.find(quote, start + 1)


def _agreement(words: Words, text: str, place: Evidence) -> int | None:
    """How many characters of context agree; None where too few do.

    A passage may begin or end elsewhere now, so that context can be missing, but what is there has to agree.
    """
    before = _side(words.before[::-1], text[: place.start][::-1])
    after = _side(words.after, text[place.end :])
    return None if before is None or after is None else before + after


def _side(told: str, found: str) -> int | None:
    told, found = _ORNAMENT.sub("", told), _ORNAMENT.sub("", found)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(told, found, strict=False)))
    return same if same >= min(len(told), len(found), _ENOUGH_CHARS) else None
