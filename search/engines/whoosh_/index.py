"""PassageIndex over Whoosh. Comfortable up to some 20,000 passages."""

from __future__ import annotations

import pickle
import struct
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from whoosh.filedb.filetables import FileFormatError
from whoosh.index import EmptyIndexError, IndexVersionError, LockError, create_in, exists_in, open_dir
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import SegmentReader

from kg.errors import FolderBusyError, IndexUnavailableError, IngestAbortedError
from kg.ids import DocumentId, document_of
from kg.model import DocumentRecord
from search.criteria import Criterion
from search.engines.answer import answer
from search.engines.whoosh_.merging import choose_segments
from search.engines.whoosh_.schema import make_schema, row_of
from search.engines.whoosh_.segment import Segment
from search.engines.whoosh_.writing import open_writer
from search.index import Found, PassageIndex, Sort
from search.passages import IndexedPassage, passages_to_index

_DAMAGE = (  # what Whoosh raises when bytes of its files are lost or changed
    ArithmeticError, AssertionError, AttributeError, EmptyIndexError, EOFError, FileFormatError, ImportError,
    IndexVersionError, LookupError, OSError, TypeError, ValueError, WhooshIndexError, pickle.UnpicklingError, struct.error,
)  # fmt: skip

_SegmentKey = tuple[str, int]  # name; passages not deleted, which only grow fewer


class WhooshIndex(PassageIndex):
    """One folder of Whoosh. Derived from the records added; one thread reads at a time, as the interpreter has it."""

    def __init__(self, folder: Path, *, generation: int) -> None:
        self._folder = folder
        self._generation = generation
        self._reading = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        with _damage_reported(folder):
            self._index = open_dir(folder) if exists_in(folder) else create_in(folder, make_schema())
            self._segments: dict[_SegmentKey, Segment] = {}
            self._commit = -1
            self._open_segments()

    def add(self, records: Iterable[DocumentRecord]) -> None:
        latest = {record.document.id: record for record in records}
        self._write(
            latest, (passage for record in latest.values() for passage in passages_to_index(record, self.dictionary))
        )

    def remove(self, document_ids: Iterable[DocumentId]) -> None:
        self._write(document_ids, ())

    def find(self, criterion: Criterion, *, limit: int, offset: int, sort: Sort, per_document: bool = False) -> Found:
        with self._fresh() as segments:
            return answer(criterion, segments, limit=limit, offset=offset, sort=sort, per_document=per_document)

    def document_ids(self) -> set[DocumentId]:
        with self._fresh() as segments:
            return {document_of(segment.passage_id(number)) for segment in segments for number in segment.everything}

    def passages(self) -> int:
        with self._fresh() as segments:
            return sum(len(segment.everything) for segment in segments)

    @property
    def engine(self) -> str:
        return "whoosh"

    @property
    def generation(self) -> int:
        return self._generation

    def close(self) -> None:
        with self._reading:
            for segment in self._segments.values():
                segment.close()
            self._segments = {}
            self._index.close()

    def _write(self, replaced: Iterable[DocumentId], passages: Iterable[IndexedPassage]) -> None:
        """One commit: Whoosh writes the new segments beside the old, and names them by renaming one file."""
        try:
            writer = open_writer(self._index)
        except LockError as exc:
            raise FolderBusyError("another process writes to the index; wait for it to end") from exc
        try:
            _delete(writer, replaced)
            for passage in passages:
                writer.add_document(**row_of(passage))
            writer.commit(mergetype=_merge)
        except OSError as exc:
            writer.cancel()
            raise IngestAbortedError(f"the index cannot be written ({exc}); free the disk, then run again") from exc
        except BaseException:
            writer.cancel()
            raise

    @contextmanager
    def _fresh(self) -> Iterator[list[Segment]]:
        """The segments of the latest commit, for this thread alone."""
        with self._reading, _damage_reported(self._folder):
            if self._index.latest_generation() != self._commit:
                self._open_segments()
            yield list(self._segments.values())

    def _open_segments(self) -> None:
        """Go over to the latest commit. Segments that did not change stay, with all that was read of them."""
        self._commit = self._index.latest_generation()  # asked first: a commit since then is seen the next time
        known, self._segments = self._segments, {}
        for leaf, _ in self._index.reader().leaf_readers():
            key = (leaf.segment().segment_id(), leaf.doc_count()) if leaf.doc_count() else None
            if key and key not in known:
                self._segments[key] = Segment(leaf)
                continue
            leaf.close()
            if key:
                self._segments[key] = known.pop(key)
        for segment in known.values():
            segment.close()


@contextmanager
def _damage_reported(folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as exc:
        if type(exc) is not Exception and not isinstance(exc, _DAMAGE):  # Whoosh raises bare ones for broken blocks
            raise
        raise IndexUnavailableError(
            f"index {str(folder)!r} is damaged, or of an older version: run `hongfan rebuild` ({exc!r})"
        ) from exc


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """A merge policy as Whoosh calls it: rewrites some segments, gives back the others."""
    kept, merged = choose_segments(segments)
    for segment in merged:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            writer.add_reader(reader)
    return kept


def _delete(writer: Any, document_ids: Iterable[DocumentId]) -> None:
    """Mark the passages of documents as deleted, where there are any.

    One segment is open at a time: of a mapped file all that is touched counts as memory until it is closed.
    """
    terms = [document_id.encode() for document_id in document_ids]
    for segment in writer.segments:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            for term in terms:
                if ("document", term) in reader:
                    for number in reader.postings("document", term).all_ids():
                        segment.delete_document(number)
