"""A real server in a process of its own, asked at a steady rate by many: what benchmarks of pages share."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

CONNECTIONS = 16
_PATIENCE_S = 180.0  # for the start, too, when tables are made
_ONE_CORE = "import os; os.sched_setaffinity(0, {0}); from web.cli import main; main()"
_ALL_CORES = "from web.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers."""

    port: int
    process_id: int

    def get(self, path: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE_S)
        try:
            connection.request("GET", path)
            return connection.getresponse().read()
        finally:
            connection.close()

    def resident_mb(self) -> int:
        """Memory in use, where the system tells it as Linux does."""
        status = Path(f"/proc/{self.process_id}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) // 1024

    def cpu_s(self) -> float:
        """Seconds of CPU so far, where the system tells them as Linux does."""
        fields = Path(f"/proc/{self.process_id}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path, *, one_core: bool = False) -> Iterator[Served]:
    """The server of `hongfan serve` over a data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = _ONE_CORE if one_core else _ALL_CORES
    command = [sys.executable, "-c", start, "serve", "--port", str(port)]
    environment = {**os.environ, "HONGFAN_DATA": str(folder)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        server = Served(port, process.pid)
        try:
            _wait_for(server)
            yield server
        finally:
            process.terminate()


def _wait_for(server: Served) -> None:
    for _ in range(int(_PATIENCE_S / 0.1)):
        try:
            server.get("/healthz")
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise TimeoutError(f"no answer on port {server.port} within {_PATIENCE_S:.0f} s")


def measure(port: int, asked: Mapping[str, Sequence[str]], *, rate: float, requests: int) -> dict[str, list[float]]:
    """Milliseconds of so many requests of each kind, from the moment each was due, so that a queue counts.

    `asked`: kind -> paths, `rate`: requests a second over all kinds, which come by turns.
    """
    started = time.monotonic() + 0.5
    rounds = ((kind, paths[n % len(paths)]) for n in range(requests) for kind, paths in asked.items())
    due: queue.SimpleQueue[tuple[float, str, str] | None] = queue.SimpleQueue()
    for n, (kind, path) in enumerate(rounds):
        due.put((started + n / rate, kind, path))
    for _ in range(CONNECTIONS):
        due.put(None)
    taken: dict[str, list[float]] = {kind: [] for kind in asked}

    def visit() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
        for at, kind, path in iter(due.get, None):
            time.sleep(max(0.0, at - time.monotonic()))
            connection.request("GET", path)
            connection.getresponse().read()
            taken[kind].append((time.monotonic() - at) * 1000)
        connection.close()

    visitors = [threading.Thread(target=visit) for _ in range(CONNECTIONS)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return taken


def print_asked(title: str, server: Served, asked: Mapping[str, Sequence[str]], *, rate: float, requests: int) -> None:
    """Measure, print a row a kind, and what the server spent: a busy machine makes requests slow, but not dear."""
    before = server.cpu_s()
    taken = measure(server.port, asked, rate=rate, requests=requests)
    spent = server.cpu_s() - before
    print_table(title, taken)
    print(
        f"CPU of the server: {1000 * spent / (requests * len(asked)):.1f} ms a request; memory: {server.resident_mb()} MB"
    )


def print_table(title: str, taken: Mapping[str, Sequence[float]]) -> None:
    """One row a kind, the slowest first."""
    print(f"\n{title}\n{'':28}{'p50 ms':>10}{'p95 ms':>10}{'worst ms':>10}")
    rows = {kind: _row(times) for kind, times in taken.items()}
    rows["all"] = _row(list(chain.from_iterable(taken.values())))
    for kind, (middle, high, worst) in sorted(rows.items(), key=lambda row: -row[1][1]):
        print(f"{kind:28}{middle:10.1f}{high:10.1f}{worst:10.1f}", flush=True)


def _row(times: Sequence[float]) -> tuple[float, float, float]:
    return median(times), quantiles(times, n=20)[-1], max(times)
