"""PassageIndex over Whoosh 2.7.4, the only module that imports whoosh. Comfortable up to some 20,000 passages.

Whoosh keeps its schema and its postings as pickles: an index folder is opened only where this project made it.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh import columns, fields, query
from whoosh.analysis import Analyzer, Token
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import EmptyIndexError, IndexVersionError, LockError, create_in, exists_in, open_dir

from kg.errors import FolderBusyError, IndexUnavailableError, IngestAbortedError
from kg.ids import DocumentId, document_of
from kg.model import DocumentRecord
from search.analyzer import words
from search.criteria import Criterion
from search.engines.answer import answer
from search.engines.whoosh_segment import Segment
from search.facets import Facts
from search.index import Found, PassageIndex, Sort
from search.passages import IndexedPassage, passages_to_index

_SegmentKey = tuple[str, int]  # name; passages not deleted, which only grow fewer


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # whoosh publishes no types
    """The project's words as Whoosh's tokens. Pickled by name into every index: do not move."""

    def __call__(self, value: str, *, mode: str = "", **_: Any) -> Iterator[Any]:
        token = Token(positions=True, mode=mode, boost=1.0)
        for word in words(value, parts=True):
            token.text, token.pos = word.text, word.position
            yield token


class WhooshIndex(PassageIndex):
    """One folder of Whoosh. Derived from the records added; one thread reads at a time, as the interpreter has it."""

    def __init__(self, folder: Path, *, generation: int) -> None:
        self._generation = generation
        self._reading = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._index = open_dir(folder) if exists_in(folder) else create_in(folder, _schema())
        except (EmptyIndexError, IndexVersionError, OSError, pickle.UnpicklingError) as exc:
            raise IndexUnavailableError(f"index {str(folder)!r} cannot be read: run `hongfan rebuild` ({exc})") from exc
        self._searcher = self._index.searcher()
        self._segments = self._open_segments({})

    def add(self, records: Iterable[DocumentRecord]) -> None:
        latest = {record.document.id: record for record in records}
        self._write(latest, (passage for record in latest.values() for passage in passages_to_index(record)))

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        self._write(document_ids, ())

    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort) -> Found:
        with self._reading:
            self._refresh()
            return answer(criterion, self._segments.values(), limit=limit, offset=offset, sort=sort)

    def document_ids(self) -> set[DocumentId]:
        with self._reading:
            self._refresh()
            return {
                document_of(segment.passage_id(number))
                for segment in self._segments.values()
                for number in segment.everything
            }

    def passages(self) -> int:
        with self._reading:
            self._refresh()
            return int(self._searcher.doc_count())

    @property
    def engine(self) -> str:
        return "whoosh"

    @property
    def generation(self) -> int:
        return self._generation

    def close(self) -> None:
        with self._reading:
            self._searcher.close()
            self._index.close()

    def _write(self, replaced: Iterable[DocumentId], passages: Iterable[IndexedPassage]) -> None:
        """One commit: Whoosh writes the new segments beside the old, and names them by renaming one file."""
        try:
            writer = self._index.writer(codec=_codec())
        except LockError as exc:
            raise FolderBusyError("another process writes to the index; wait for it to end") from exc
        try:
            with self._index.searcher() as before:
                for document_id in replaced:
                    writer.delete_by_query(query.Term("document", document_id), searcher=before)
            for passage in passages:
                writer.add_document(**_row(passage))
            writer.commit()
        except OSError as exc:
            writer.cancel()
            raise IngestAbortedError(f"the index cannot be written ({exc}); free the disk, then run again") from exc
        except BaseException:
            writer.cancel()
            raise

    def _refresh(self) -> None:
        if not self._searcher.up_to_date():
            self._searcher = self._index.searcher()
            self._segments = self._open_segments(self._segments)

    def _open_segments(self, known: dict[_SegmentKey, Segment]) -> dict[_SegmentKey, Segment]:
        """The segments as they are now; those that did not change stay, with all that was read of them."""
        opened: dict[_SegmentKey, Segment] = {}
        for searcher, _ in self._searcher.leaf_searchers():
            reader = searcher.reader()
            if reader.doc_count():
                key = (reader.segment().segment_id(), reader.doc_count())
                opened[key] = known.get(key) or Segment(reader)
        for key in known.keys() - opened.keys():
            known[key].close()
        return opened


def _schema() -> fields.Schema:
    text = {name: fields.TEXT(analyzer=WordAnalyzer(), phrase=True) for name in ("text", "heading", "title")}
    return fields.Schema(
        document=fields.ID(),
        value=fields.ID(),
        passage=fields.COLUMN(columns.VarBytesColumn()),
        facts=fields.COLUMN(columns.RefBytesColumn()),
        entities=fields.COLUMN(columns.VarBytesColumn()),
        **text,
    )


def _codec() -> W3Codec:
    """Whoosh's own, without what only its matchers need; writes in two thirds of the time."""
    codec = W3Codec(compression=0)
    codec.length_stats = False
    return codec


def _row(passage: IndexedPassage) -> dict[str, object]:
    return {
        "document": passage.document_id,
        "value": [f"{field}:{value}" for field, values in passage.values.items() for value in sorted(values)],
        "passage": passage.passage_id.encode(),
        "facts": Facts.of(passage).to_bytes(),
        "entities": " ".join(passage.entities).encode(),
        "text": passage.text,
        "heading": passage.heading,
        "title": passage.title,
    }
