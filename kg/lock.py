"""The lock of the data folder: one process writes at a time."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kg.errors import ConfigError, FolderBusyError

_POLL_S = 0.1
_MAX_BYTES = 4096  # of what the file says


@contextmanager
def locked(path: Path, command: str, *, wait_s: float) -> Iterator[None]:
    """Hold the lock file, and say in it who holds it. Waits at most `wait_s` seconds, then raises FolderBusyError.

    The operating system frees the lock when its holder dies; what the file says is only for people.
    """
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as exc:
        raise ConfigError("HONGFAN_DATA", str(path.parent), f"a folder that can be written ({exc.strerror})") from exc
    try:
        _acquire(lock, path, time.monotonic() + wait_s)
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        _tell(lock, json.dumps({"pid": os.getpid(), "command": command, "since": since}, ensure_ascii=False))
        try:
            yield
        finally:
            _tell(lock, "")
    finally:
        os.close(lock)


def _acquire(lock: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            if time.monotonic() >= deadline:
                raise FolderBusyError(_busy(lock, path)) from exc
            time.sleep(_POLL_S)
        else:
            return


def _busy(lock: int, path: Path) -> str:
    try:
        holder = json.loads(os.pread(lock, _MAX_BYTES, 0))
        who = f"hongfan {holder['command']} (pid {holder['pid']}, since {holder['since']})"
    except (ValueError, KeyError, TypeError):  # it holds the lock and has not yet said who it is
        who = "另一个进程 · another process"
    return f"{path.parent}: {who} 正在写入，请等它结束 · is writing, wait for it to end"


def _tell(lock: int, text: str) -> None:
    with suppress(OSError):  # a full disk must not keep anyone from removing documents
        os.ftruncate(lock, 0)
        os.pwrite(lock, text.encode(), 0)
