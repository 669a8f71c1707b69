"""Where the sentence that holds a stretch of a text begins and ends."""

from __future__ import annotations

_ENDS = "。！？\n"


def sentence_start(text: str, at: int) -> int:
    """The offset behind the last end of a sentence before `at`; 0 in the first sentence."""
    return max(text.rfind(mark, 0, at) for mark in _ENDS) + 1


def sentence_end(text: str, at: int) -> int:
    """The offset behind the mark that ends the sentence of `at`; a line break, like the end of the text, is no part of it."""
    found = min((place for mark in _ENDS if (place := text.find(mark, at)) >= 0), default=len(text))
    return found + 1 if text[found : found + 1] not in ("", "\n") else found
