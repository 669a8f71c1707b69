"""Runs: ingest, rebuild, remove. The only place where reading meets the data folder, the graph and the index.

The write order is source, manifest, graph (one transaction a document), index. Every function expects the caller to
hold the write lock of the folder, and may be run again after a crash: what was done is found done.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ingest.discover import as_text, discover
from ingest.report import RunReport
from ingest.words import apply_words
from ingest.workers import Piece, pieces_of, run_pieces
from ingest.writer import Writer
from kg.errors import BadDocumentError
from kg.folder import DataFolder
from kg.ids import DocumentId
from kg.state import ManifestEntry
from kg.store import GraphStore
from search.dictionary import Dictionary
from search.generations import republish
from search.index import PassageIndex

Progress = Callable[[int, int], None]  # bytes done, bytes in all
_WORTH_A_PROCESS_BYTES = 200_000
_WORTH_WORDS = (
    0.1  # of the passages are new: names in them may be hidden in the others, which are read through for them
)


def ingest(
    paths: Iterable[Path],
    folder: DataFolder,
    store: GraphStore,
    index: PassageIndex,
    *,
    seen: str,
    workers: int = 1,
    progress: Progress | None = None,
) -> RunReport:
    """Read every document at or below `paths` into graph and index. A second run changes nothing.

    `seen` is the time of the run (ISO 8601), noted in the manifest with sources that are new.
    """
    started = time.monotonic()
    report = RunReport()
    new: set[tuple[str, str]] = set()  # (file, sha256) to read
    replaced: set[str] = set()  # sha256 of what a path held before
    for found in discover(paths, report.skipped):
        sha256 = folder.put_source(found.path.read_bytes())
        path = as_text(found.path)
        old = folder.state.current_sha(path)
        changed = folder.state.note_source(sha256, path, found.metadata, seen)
        if old and old != sha256:
            folder.state.supersede(path, old, sha256)
            replaced.add(old)
        documents = store.documents_from(sha256)
        if changed or not documents:
            new.add((found.name, sha256))
        else:
            report.unchanged += len(documents)
    writer = _writer(folder, store, index)
    entries = [entry for entry in _entries(folder) if (entry.file, entry.sha256) in new]
    _read(entries, folder, writer, report, workers=workers, progress=progress)
    report.superseded += _forget(replaced, folder, store, writer, report)
    writer.flush()
    if 0 < report.passages >= _WORTH_WORDS * index.passages():
        apply_words(folder, store, index)
        republish(folder.index_path, index.dictionary)
    report.seconds = time.monotonic() - started
    return report


def rebuild(
    folder: DataFolder,
    store: GraphStore,
    index: PassageIndex,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> RunReport:
    """Remake the graph in place from sources and manifest alone, and fill `index`, handed over empty.

    Whoever reads the graph meanwhile sees each document as it was or as it is now.
    """
    started = time.monotonic()
    report = RunReport()
    before = set(store.document_ids())
    store.mark_all_unindexed()
    index.dictionary = Dictionary(folder.state.words.all())
    writer = _writer(folder, store, index)
    _read(_entries(folder), folder, writer, report, workers=workers, progress=progress)
    for document_id in sorted(before - writer.written):
        writer.remove(document_id)
        report.removed += 1
    writer.catch_up()
    apply_words(folder, store, index)
    report.seconds = time.monotonic() - started
    return report


def reread(
    entries: list[ManifestEntry], folder: DataFolder, store: GraphStore, index: PassageIndex, *, workers: int = 1
) -> RunReport:
    """Read these sources again, as after a crash that kept their documents out of the graph."""
    report = RunReport()
    writer = _writer(folder, store, index)
    _read(entries, folder, writer, report, workers=workers)
    writer.flush()
    return report


def apply_ledger(folder: DataFolder, store: GraphStore, index: PassageIndex) -> int:
    """Lay what people decided over graph and index; how many documents look different now."""
    return _writer(folder, store, index).catch_up()


def remove(
    document_id: DocumentId, folder: DataFolder, store: GraphStore, index: PassageIndex, *, when: str
) -> RunReport:
    """Take a document and all that rested on it alone, and remember that it is not to come back.

    Raises NotFoundError.
    """
    started = time.monotonic()
    store.get_record(document_id)
    folder.state.remove_document(document_id, when, "")
    _writer(folder, store, index).remove(document_id)
    return RunReport(removed=1, seconds=time.monotonic() - started)


def _entries(folder: DataFolder) -> list[ManifestEntry]:
    """What counts, each file name with the same bytes once: of several paths the smallest tells the metadata."""
    first: dict[tuple[str, str], ManifestEntry] = {}
    for entry in folder.state.active_sources():
        first.setdefault((entry.file, entry.sha256), entry)
    return list(first.values())


def _writer(folder: DataFolder, store: GraphStore, index: PassageIndex) -> Writer:
    store.judge(folder.state.ledger.entries())  # what is put from here on is judged
    active = {(entry.file, entry.sha256) for entry in folder.state.active_sources()}
    return Writer(store, index, folder.state.removed_documents(), active)


def _read(
    entries: list[ManifestEntry],
    folder: DataFolder,
    writer: Writer,
    report: RunReport,
    *,
    workers: int,
    progress: Progress | None = None,
) -> None:
    """Read the sources in several processes, and write what they bear out."""
    total, done = sum(folder.source_size(entry.sha256) for entry in entries), 0
    # a handful of files is read before a second process has started
    outcomes = run_pieces(_pieces(entries, folder, report), workers if total > _WORTH_A_PROCESS_BYTES else 1)
    for outcome in outcomes:
        report.skipped += [(outcome.piece.file, reason) for reason in outcome.reasons]
        writer.write(outcome.records, report)
        done += len(outcome.piece.data)
        if progress:
            progress(done, total)
    writer.flush()


def _pieces(entries: Iterable[ManifestEntry], folder: DataFolder, report: RunReport) -> Iterator[Piece]:
    for entry in entries:
        try:
            source = folder.open_source(entry.sha256)
        except BadDocumentError as exc:  # a damaged source; doctor tells of it too
            report.skipped.append((entry.file, str(exc)))
        else:
            with source:
                yield from pieces_of(source, entry.file, entry.sha256, entry.metadata)


def _forget(replaced: Iterable[str], folder: DataFolder, store: GraphStore, writer: Writer, report: RunReport) -> int:
    """Take out what rests on superseded bytes alone; what another file says too is read again from there."""
    affected = sorted({document_id for sha256 in replaced for document_id in store.documents_from(sha256)})
    active = {(entry.file, entry.sha256): entry for entry in _entries(folder)}
    gone = 0
    again: dict[tuple[str, str], ManifestEntry] = {}
    for document_id in affected:
        keys = {(source.file, source.sha256) for source in store.get_record(document_id).document.sources}
        if kept := keys & active.keys():
            again[min(kept)] = active[min(kept)]
        else:
            writer.remove(document_id)
            gone += 1
    _read(list(again.values()), folder, writer, RunReport(skipped=report.skipped), workers=1)
    return gone
