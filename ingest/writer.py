"""Records into graph and index, in that order, so that a crash leaves nothing that cannot be told and mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.report import RunReport
from kg.curation.apply import curated
from kg.curation.judgements import judgements_of
from kg.ids import DocumentId
from kg.model import DocumentRecord
from kg.source import Source
from kg.store import GraphStore
from search.index import PassageIndex

# Of the index: a commit writes a segment, small ones are written again when they are merged, and memory holds what is
# not committed.
_PASSAGES_A_COMMIT = 1500


class Writer:
    """Writes to one store and one index. The caller holds the lock of the data folder."""

    def __init__(
        self, store: GraphStore, index: PassageIndex, removed: Iterable[DocumentId], active: Iterable[tuple[str, str]]
    ) -> None:
        self._store = store
        self._index = index
        self._judgements = judgements_of(store.entries)
        self._removed = frozenset(removed)
        self._active = frozenset(active)  # (file, sha256) of the sources that count
        self._pending: dict[DocumentId, DocumentRecord] = {}  # in the graph, not yet in the index
        self._pending_passages = 0
        self.written: set[DocumentId] = set()  # what this writer found to stand in its sources

    def write(self, records: Iterable[DocumentRecord], report: RunReport) -> None:
        """Put each record, joined with what other files say of the same text."""
        for record in records:
            document_id = record.document.id
            if document_id in self._removed:
                report.removed += 1
                continue
            self.written.add(document_id)
            known = self._store.has_document(document_id)
            if known:
                record = joined(self._store.get_record(document_id), record, self._active)
            if self._store.put(record):
                self._pending[document_id] = curated(record, self._judgements)
                self._pending_passages += len(record.passages)
            if known:
                report.unchanged += 1
            else:
                report.new += 1
                report.passages += len(record.passages)
                report.entities += len(record.entities)
            if self._pending_passages >= _PASSAGES_A_COMMIT:
                self.flush()

    def remove(self, document_id: DocumentId) -> None:
        """Take a document out of graph and index."""
        self._pending.pop(document_id, None)
        self._store.remove(document_id)
        self._index.remove([document_id])

    def flush(self) -> None:
        """Index what was written."""
        if self._pending:
            self._index_batch(list(self._pending.values()))
        self._pending, self._pending_passages = {}, 0

    def catch_up(self) -> int:
        """Index everything that the graph has and the index has not; how many documents that was."""
        self._pending, self._pending_passages = {}, 0
        missing = self._store.unindexed()
        self.index_documents(missing)
        return len(missing)

    def index_documents(self, document_ids: Iterable[DocumentId]) -> None:
        """Index these as the graph has them, and note in the graph that it was done."""
        for batch in self._batches(dict.fromkeys(document_ids)):
            self._index_batch(batch)

    def _index_batch(self, batch: list[DocumentRecord]) -> None:
        self._index.add(batch)
        self._store.mark_indexed([record.document.id for record in batch])

    def _batches(self, document_ids: Iterable[DocumentId]) -> Iterator[list[DocumentRecord]]:
        batch: list[DocumentRecord] = []
        passages = 0
        for document_id in document_ids:
            batch.append(self._store.judged_record(document_id))
            passages += len(batch[-1].passages)
            if passages >= _PASSAGES_A_COMMIT:
                yield batch
                batch, passages = [], 0
        if batch:
            yield batch


def joined(old: DocumentRecord, new: DocumentRecord, active: frozenset[tuple[str, str]]) -> DocumentRecord:
    """One record for a text that came in several files: the reading of the first source, with all sources.

    The first is the smallest by file name and hash, whatever came first in time, so that the order of ingest does
    not show. Sources that no longer count are left out.
    """
    kept: set[Source] = {s for s in old.document.sources if (s.file, s.sha256) in active}
    sources = tuple(sorted(kept | set(new.document.sources)))
    base = new if sources[0] in new.document.sources else old
    return replace(base, document=replace(base.document, sources=sources))
