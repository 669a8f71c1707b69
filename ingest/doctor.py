"""examine: compare sources, graph and index, and mend what a crash left."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from ingest.pipeline import Progress, reread
from ingest.report import Problem, RunReport
from ingest.words import documents_with, pending_words
from ingest.writer import Writer
from kg.curation.apply import unfound
from kg.curation.judgements import judgements_of
from kg.errors import BadDocumentError
from kg.folder import DataFolder
from kg.model import Document
from kg.state import ManifestEntry
from kg.store import GraphStore
from search.analyzer import analyzer_name
from search.generations import current_generation
from search.index import PassageIndex

_COMFORTABLE = 20_000  # passages; with more, common words joined by 或 take Whoosh a tenth of a second


def examine(
    folder: DataFolder,
    store: GraphStore,
    index: PassageIndex,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> RunReport:
    """Everything that did not agree, and whether it does now. The caller holds the write lock of the folder."""
    started = time.monotonic()
    report = RunReport()
    entries = folder.state.active_sources()
    report.problems += _damaged_sources(folder, entries, progress)
    report.problems += _unread_sources(folder, store, index, entries, workers)
    report.problems += _orphans_in_graph(folder, store, index, entries)
    report.problems += _index_gaps(store, index)
    report.problems += _other_words(folder)
    report.problems += _waiting_words(folder, store, index)
    report.problems += _lost_words(folder, store)
    report.advice += [*_from_elsewhere(folder, store), *_faster_engine(index)]
    report.seconds = time.monotonic() - started
    return report


def _damaged_sources(folder: DataFolder, entries: list[ManifestEntry], progress: Progress | None) -> Iterator[Problem]:
    for done, entry in enumerate(entries, 1):
        try:
            folder.get_source(entry.sha256)
        except BadDocumentError as exc:
            yield Problem(str(exc), entry.path, mended=False)
        if progress:
            progress(done, len(entries))


def _unread_sources(
    folder: DataFolder, store: GraphStore, index: PassageIndex, entries: list[ManifestEntry], workers: int
) -> Iterator[Problem]:
    """Sources that were acknowledged, and whose documents are not in the graph."""
    unread = [entry for entry in entries if not store.documents_from(entry.sha256) and _readable(folder, entry)]
    reread(unread, folder, store, index, workers=workers)
    for entry in unread:
        if store.documents_from(entry.sha256):
            yield Problem("原始文件尚未读入图谱 · the source was not in the graph", entry.path, mended=True)


def _readable(folder: DataFolder, entry: ManifestEntry) -> bool:
    try:
        folder.get_source(entry.sha256)
    except BadDocumentError:
        return False
    return True


def _orphans_in_graph(
    folder: DataFolder, store: GraphStore, index: PassageIndex, entries: list[ManifestEntry]
) -> Iterator[Problem]:
    """Documents that no source bears out any more, or that were removed; those of sources that never came here stay."""
    active = {(entry.file, entry.sha256) for entry in entries}
    received = _received(folder)
    removed = folder.state.removed_documents()
    writer = Writer(store, index, removed, active)
    for document_id in list(store.document_ids()):
        document = store.get_record(document_id).document
        borne_out = any((source.file, source.sha256) in active for source in document.sources)
        if document_id in removed or (not borne_out and not _is_from_elsewhere(document, received)):
            writer.remove(document_id)
            yield Problem("图谱中的文档已没有原始文件 · no source bears it out", document_id, mended=True)


def _from_elsewhere(folder: DataFolder, store: GraphStore) -> Iterator[str]:
    received = _received(folder)
    documents = (store.get_record(id_).document for id_ in store.document_ids())
    if strange := sum(_is_from_elsewhere(document, received) for document in documents):
        yield (
            f"图谱中有 {strange} 份文档的原始文件本文件夹没有收下过（图谱与别处共用？），保留不动；不要的请用 hongfan remove 移除 · "
            f"{strange} documents of the graph come from sources that this folder never received (a shared graph?): they "
            "stay; those that you do not want are dropped by `hongfan remove`"
        )


def _received(folder: DataFolder) -> frozenset[str]:
    """The SHA-256 of all bytes that ever came."""
    return frozenset(entry.sha256 for entry in folder.state.all_sources())


def _is_from_elsewhere(document: Document, received: Collection[str]) -> bool:
    return not any(source.sha256 in received for source in document.sources)


def _index_gaps(store: GraphStore, index: PassageIndex) -> Iterator[Problem]:
    known = set(store.document_ids())
    if extra := sorted(set(index.document_ids()) - known):
        index.remove(extra)
        for document_id in extra:
            yield Problem("索引中有而图谱中没有 · in the index and not in the graph", document_id, mended=True)
    missing = sorted({*store.unindexed(), *(known - set(index.document_ids()))})
    Writer(store, index, (), ()).index_documents(missing)
    for document_id in missing:
        yield Problem("图谱中有而索引中没有 · in the graph and not in the index", document_id, mended=True)


def _faster_engine(index: PassageIndex) -> Iterator[str]:
    if index.engine == "whoosh" and (passages := index.passages()) > _COMFORTABLE:
        yield (
            f"索引已有 {passages} 段，换用 tantivy 会快得多：hongfan rebuild --engine tantivy · "
            f"{passages} passages: tantivy searches them much faster, run `hongfan rebuild --engine tantivy`"
        )


def _lost_words(folder: DataFolder, store: GraphStore) -> Iterator[Problem]:
    """Steps of curation whose words stand nowhere in their source any more."""
    judgements = judgements_of(folder.state.ledger.entries())
    for sha256 in sorted({words.sha256 for words in judgements.words}):
        records = [store.get_record(document_id) for document_id in store.documents_from(sha256)]
        for words in unfound(judgements, records):
            what = (
                "修订所指的原话已找不到，请重新修订 · the words of a step are not found any more, take the step again"
            )
            yield Problem(f"{what}: “{words.quote}”", records[0].document.id, mended=False)


def _other_words(folder: DataFolder) -> Iterator[Problem]:
    """An index whose words were cut otherwise than questions are now."""
    current = current_generation(folder.index_path)
    if (
        current and current.analyzer.partition("/")[2] != analyzer_name().partition("/")[2]
    ):  # cutters agree, rules may not
        what = "索引的分词与现在不同，请运行 hongfan rebuild · words were cut otherwise, run `hongfan rebuild`"
        yield Problem(f"{what} ({current.analyzer} → {analyzer_name()})", current.folder, mended=False)


def _waiting_words(folder: DataFolder, store: GraphStore, index: PassageIndex) -> Iterator[Problem]:
    """Words that people added or removed, and that the index does not follow yet."""
    if waiting := pending_words(folder, index):
        documents = len(documents_with(waiting, store))
        what = (
            f"加去的词尚未生效，{documents} 份文档要重新索引，请运行 hongfan words apply · words that were added or removed"
            f" are not in force, {documents} documents to be indexed anew: run `hongfan words apply`"
        )
        yield Problem(what, "、".join(sorted(waiting)), mended=False)
