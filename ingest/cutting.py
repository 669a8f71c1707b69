"""The words of a passage, cut once for all the steps that ask for them."""

from __future__ import annotations

from functools import lru_cache

from search.analyzer import Word, words

KEPT_PASSAGES = 256  # of those read last: a document's steps follow one another, each over all of its passages


@lru_cache(maxsize=KEPT_PASSAGES)
def cut(text: str) -> tuple[Word, ...]:
    """Words in reading order, without the shorter ones inside them."""
    return tuple(words(text, parts=False))
