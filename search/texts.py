"""The texts of all passages, folded, kept in memory from one question to the next: to look through them is fast."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from kg.errors import NotFoundError
from kg.ids import DocumentId, PassageId, passage_id
from kg.model import Document
from kg.store import GraphStore
from search.fold import fold
from search.phrases import pieces_of

_MOST_KEPT = 40_000_000  # characters, two bytes each; documents beyond are read anew each time
_ALL = 1_000_000_000  # as a limit
_BREAK = "\x1f"  # between passages: cleaning has removed it from texts


class FoldedText(NamedTuple):
    """A passage as it is compared. Offsets hold in its text as well."""

    document: Document
    passage_id: PassageId
    text: str


class _Kept(NamedTuple):
    document: Document
    text: str  # of all passages, in order


class FoldedTexts:
    """Of one store. A document is read when it is first asked for, and again when it changes. Threads may share one."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._keeping = threading.Lock()
        self._sequence = store.sequence
        self._kept: dict[DocumentId, _Kept] = {}
        self._characters = 0

    def holding(self, phrases: Iterable[str]) -> Iterator[FoldedText]:
        """Passages in which all of one of some folded phrases stands between its marks, by document, in reading order."""
        self._forget_what_changed()
        wanted = list(map(pieces_of, phrases))
        for document_id in self._store.document_ids():
            kept = self._kept.get(document_id) or self._read(document_id)
            if kept and _holds(kept.text, wanted):
                for ordinal, text in enumerate(kept.text.split(_BREAK), 1):
                    if _holds(text, wanted):
                        yield FoldedText(kept.document, passage_id(document_id, ordinal), text)

    def _read(self, document_id: DocumentId) -> _Kept | None:
        kept = _read(document_id, self._store)
        with self._keeping:
            if kept and self._characters < _MOST_KEPT and document_id not in self._kept:
                self._kept[document_id] = kept
                self._characters += len(kept.text)
        return kept

    def _forget_what_changed(self) -> None:
        now = self._store.sequence
        with self._keeping:
            if now == self._sequence:
                return
            for change in self._store.changes(self._sequence, limit=_ALL):
                if gone := self._kept.pop(change.document_id, None):
                    self._characters -= len(gone.text)
            self._sequence = now


def _read(document_id: DocumentId, store: GraphStore) -> _Kept | None:
    """None for a document that was removed a moment ago."""
    document, texts = None, []
    for ordinal in count(1):
        try:
            document, passage = store.get_passage(passage_id(document_id, ordinal))
        except NotFoundError:
            break
        texts.append(fold(passage.text))
    return _Kept(document, _BREAK.join(texts)) if document else None


def _holds(text: str, wanted: Iterable[Sequence[str]]) -> bool:
    return any(all(piece in text for piece in pieces) for pieces in wanted)
