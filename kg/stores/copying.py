"""A graph out of one store into another, and the proof that it is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from kg.errors import CopyError
from kg.store import GraphStore

Progress = Callable[[int, int], None]  # documents done, documents in all


def copy_graph(
    source: GraphStore, target: GraphStore, *, replace: bool = False, progress: Progress | None = None
) -> None:
    """Put all that the source holds, ledger included, into the target; with `replace` in place of what is there.

    A copy that was broken off goes on with `replace`: what is there just so already is left as it is.
    Raises CopyError where the source holds nothing, or the target something else.
    """
    ids = list(source.document_ids())
    if not ids and not source.entries:
        raise CopyError("来源是空的，没有可复制的 · the source is empty, there is nothing to copy")
    there = list(target.document_ids())
    if (there or target.entries) and not replace and export_sha256(source) != export_sha256(target):
        raise CopyError(
            f"目标里已有另一张图（{len(there)} 份文档）；要用来源取代它，请加 --replace"
            f" · the target holds another graph ({len(there)} documents); to put the source in its place, add --replace"
        )
    for document_id in sorted({*there} - {*ids}):
        target.remove(document_id)
    target.judge(source.entries)
    for done, record in enumerate(source.records(), 1):
        target.put(record)
        if progress:
            progress(done, len(ids))


def export_sha256(store: GraphStore) -> str:
    """The SHA-256 of the canonical export: the same for the same graph, in whatever store."""
    digest = hashlib.sha256()
    for line in store.export():
        digest.update(line.encode())
    return digest.hexdigest()
