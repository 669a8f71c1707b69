"""Where the sentence that holds a stretch of a text begins and ends."""

from __future__ import annotations

import re

from search.quotes.quoting import CLOSING

_END = re.compile(rf"[。！？][{CLOSING}]*|\n")


def sentence_start(text: str, at: int) -> int:
    """The offset behind the last end of a sentence before `at`; 0 in the first sentence."""
    return max((match.end() for match in _END.finditer(text, 0, at)), default=0)


def sentence_end(text: str, at: int) -> int:
    """The offset behind the marks that end the sentence of `at`; a line break, like the end of the text, is no part of it."""
    found = _END.search(text, at)
    return found.start() + len(found[0].rstrip()) if found else len(text)
