"""The sentence around some words, so that a statement is read where it was made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.ids import DocumentId, PassageId, passage_id
from kg.store import GraphStore
from search.quotes.quoting import CLOSING

_END = re.compile(rf"[。！？；][{CLOSING}]*|\n")
_REACH = 90  # characters shown at most on either side


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before text[start:end] in its sentence, and what after; a dot-dot-dot where that is cut."""
    begin = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    closing = _END.search(text, max(start, end - 1))  # the words may end with the end of the sentence
    stop = max(end, closing.end()) if closing else len(text)
    before, after = text[begin:start].lstrip(), text[end:stop].rstrip()
    return (
        before if len(before) <= _REACH else "…" + before[-_REACH:],
        after if len(after) <= _REACH else after[:_REACH] + "…",
    )


class Sentences:
    """Looks up the passages that evidence stands in, each once; `known` ones need not be fetched."""

    def __init__(self, store: GraphStore, known: Mapping[PassageId, str]) -> None:
        self._store = store
        self._texts = dict(known)

    def around(self, words: Mapping[str, Any]) -> tuple[str, str]:
        """`around` for an evidence object (web.objects)."""
        passage = passage_id(DocumentId(words["document"]), words["ordinal"])
        if passage not in self._texts:
            self._texts[passage] = self._store.get_passage(passage)[1].text
        return around(self._texts[passage], words["start"], words["end"])
