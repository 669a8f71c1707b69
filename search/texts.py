"""The texts of all passages, folded, kept in memory from one question to the next: to look through them is fast."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from kg.errors import NotFoundError
from kg.ids import DocumentId, PassageId, passage_id
from kg.model import Document
from kg.store import GraphStore
from search.fold import fold

_MOST_KEPT = 40_000_000  # characters, two bytes each; documents beyond are read anew each time
_ALL = 1_000_000_000  # as a limit


class FoldedText(NamedTuple):
    """A passage as it is compared. Offsets hold in its text as well."""

    document: Document
    passage_id: PassageId
    text: str


class FoldedTexts:
    """Of one store. A document is read when it is first asked for, and again when it changes. Threads may share one."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._keeping = threading.Lock()
        self._sequence = store.sequence
        self._kept: dict[DocumentId, tuple[FoldedText, ...]] = {}
        self._characters = 0

    def holding(self, phrases: Sequence[str]) -> Iterator[FoldedText]:
        """Passages in which one of some folded phrases stands, by document, in reading order."""
        self._forget_what_changed()
        for document_id in self._store.document_ids():
            known = self._kept.get(document_id)
            texts = self._read(document_id) if known is None else known
            if len(phrases) == 1:  # three times as fast as the general case
                phrase = phrases[0]
                yield from [text for text in texts if phrase in text.text]
            else:
                yield from [text for text in texts if any(phrase in text.text for phrase in phrases)]

    def _read(self, document_id: DocumentId) -> tuple[FoldedText, ...]:
        texts = tuple(_texts(document_id, self._store))
        with self._keeping:
            if self._characters < _MOST_KEPT and document_id not in self._kept:
                self._kept[document_id] = texts
                self._characters += _length(texts)
        return texts

    def _forget_what_changed(self) -> None:
        now = self._store.sequence
        with self._keeping:
            if now == self._sequence:
                return
            for change in self._store.changes(self._sequence, limit=_ALL):
                self._characters -= _length(self._kept.pop(change.document_id, ()))
            self._sequence = now


def _texts(document_id: DocumentId, store: GraphStore) -> Iterator[FoldedText]:
    document: Document | None = None
    for ordinal in count(1):
        try:
            found, passage = store.get_passage(passage_id(document_id, ordinal))
        except NotFoundError:
            return
        document = document or found  # one for all passages
        yield FoldedText(document, passage.id, fold(passage.text))


def _length(texts: tuple[FoldedText, ...]) -> int:
    return sum(len(text.text) for text in texts)
