"""Reading and extracting in several processes. A worker that dies costs its piece, not the run."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from ingest.process import process
from ingest.readers import find_damaged_lines, is_by_line
from kg.errors import BadDocumentError
from kg.model import DocumentRecord
from kg.source import Source

_LINES_A_PIECE = 100  # of a .jsonl file: enough to outweigh the hand-over, few enough to share the work evenly
_PIECES_AHEAD = 3  # for each worker, so that none waits and memory does not grow with the number of files


@dataclass(frozen=True, slots=True)
class Piece:
    """What one worker reads at a time: a file, or some lines of a .jsonl file."""

    data: bytes
    file: str
    sha256: str  # of the whole file
    metadata: Mapping[str, str]
    lines_before: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece: records, and the reasons why there are none, or none of some lines."""

    piece: Piece
    records: tuple[DocumentRecord, ...]
    reasons: tuple[str, ...] = ()


def pieces_of(source: BinaryIO, file: str, sha256: str, metadata: Mapping[str, str]) -> Iterator[Piece]:
    """The file as one piece; a .jsonl file as several, each read when it is asked for."""
    if is_by_line(file):
        yield from _cut(source, Piece(b"", file, sha256, metadata), _LINES_A_PIECE)
    else:
        yield Piece(source.read(), file, sha256, metadata)


def _cut(source: BinaryIO, piece: Piece, size: int) -> Iterator[Piece]:
    """Pieces of so many lines out of a source; like the given one, which tells how many lines stand before."""
    before = piece.lines_before
    while lines := list(islice(source, size)):
        if (data := b"".join(lines)).strip():
            yield replace(piece, data=data, lines_before=before)
        before += len(lines)


def _documents_of(piece: Piece) -> list[Piece]:
    """A piece for each document of a piece, so that one that fails costs no other."""
    return list(_cut(BytesIO(piece.data), piece, 1)) if is_by_line(piece.file) else [piece]


def run_piece(piece: Piece) -> Outcome:
    """Read and extract one piece; what cannot be used gives a reason instead of an error."""
    damaged: list[str] = []
    try:
        damaged = find_damaged_lines(piece.data, piece.file, piece.lines_before)
        records = process(piece.data, piece.file, piece.metadata)
    except BadDocumentError as exc:
        return Outcome(piece, (), tuple(damaged) or (str(exc),))
    except Exception as exc:  # the top of a run: a fault of the program in one document stops no other
        return _without_the_faulty(piece, exc)
    return Outcome(piece, tuple(_placed(record, piece) for record in records), tuple(damaged))


def _without_the_faulty(piece: Piece, fault: Exception) -> Outcome:
    """What came of a piece in which extraction failed: of several lines, all but those that it fails on."""
    if len(lines := _documents_of(piece)) > 1:
        outcomes = [run_piece(line) for line in lines]
        records = tuple(record for outcome in outcomes for record in outcome.records)
        return Outcome(piece, records, tuple(reason for outcome in outcomes for reason in outcome.reasons))
    what = f"{type(fault).__name__}: {fault}"
    reason = f"{_place(piece)}程序出错，请把这份文件报给维护者 · a fault of the program, please report it ({what})"
    return Outcome(piece, (), (reason,))


def _place(piece: Piece) -> str:
    """Where in its file a piece of one line stands; "" for a whole file."""
    return f"第 {piece.lines_before + 1} 行 line {piece.lines_before + 1}：" if is_by_line(piece.file) else ""


def run_pieces(pieces: Iterable[Piece], workers: int, run: Callable[[Piece], Outcome] = run_piece) -> Iterator[Outcome]:
    """Outcomes in the order of the pieces. With one worker everything happens in this process."""
    if workers <= 1:
        yield from map(run, pieces)
        return
    waiting = iter(pieces)
    while True:
        ahead: deque[tuple[Piece, Future[Outcome]]] = deque()
        try:
            with _pool(workers) as pool:
                while True:
                    for piece in islice(waiting, workers * _PIECES_AHEAD - len(ahead)):
                        ahead.append((piece, pool.submit(run, piece)))
                    if not ahead:
                        return
                    yield ahead[0][1].result()
                    ahead.popleft()
        except BrokenProcessPool:
            # which document killed its worker cannot be told: those under way run again, one at a time
            yield from _run_one_by_one(deque(each for piece, _ in ahead for each in _documents_of(piece)), run)


def _run_one_by_one(pieces: deque[Piece], run: Callable[[Piece], Outcome]) -> Iterator[Outcome]:
    while pieces:
        try:
            with _pool(1) as pool:
                while pieces:
                    yield pool.submit(run, pieces[0]).result()
                    pieces.popleft()
        except BrokenProcessPool:
            piece = pieces.popleft()
            yield Outcome(piece, (), (f"{_place(piece)}读取时进程意外退出 · the process that read it died",))


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: a fork of a process that has threads (progress bar, tests) may hang
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let a worker end when the run that it works for is killed; it would wait for work for ever."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None  # it runs in workers only
    parent.join()
    os._exit(1)


def _placed(record: DocumentRecord, piece: Piece) -> DocumentRecord:
    """The record with its source told in terms of the whole file."""
    part = record.document.sources[0].part
    source = Source(piece.file, piece.sha256, part + piece.lines_before if part else 0)
    return replace(record, document=replace(record.document, sources=(source,)))
