"""A whole ingest of the bulk file: characters a second by step, where the time goes, and how memory grows with documents.

    python tests/bench/bench_ingest.py [ITEMS …]        1000 6000 12000 unless told

Figures only, never a verdict. Each run has an interpreter and a data folder of its own; beyond the 6,000 items of the
file they come again with a sentence more, as other documents. `workers` is what they spend in all, with their start;
`waiting` is what this process spends on handing pieces over and taking records back. Both clocks are told: CPU seconds
compare two versions on a machine that does other things meanwhile.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

from ingest.pipeline import ingest
from kg.settings import Settings
from web.workspace import open_workspace

_BULK = Path(__file__).parents[3] / "shared" / "bulk" / "news.jsonl.gz"
_SIZES = ["1000", "6000", "12000"]
_MB = 1024  # ru_maxrss is in kB


@dataclass(slots=True)
class Clocks:
    """Seconds that a step took."""

    wall: float = 0.0
    cpu: float = 0.0


Spent = defaultdict[str, Clocks]  # by step


class Timed:
    """A store or an index whose calls are timed; `spent` is shared by all that report in one table."""

    def __init__(self, inner: Any, step: str, spent: Spent) -> None:
        self._inner, self._step, self._spent = inner, step, spent

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                return method(*args, **kwargs)
            finally:
                self._spent[self._step].wall += time.perf_counter() - wall
                self._spent[self._step].cpu += time.process_time() - cpu

        return timed


def items() -> Iterator[bytes]:
    """Lines of the bulk file, then the same with a sentence more, and so on."""
    for turn in count():
        with gzip.open(_BULK) as lines:
            for line in lines:
                row = json.loads(line)
                row["text"] += f"\n全文第{turn + 1}次印发。" if turn else ""
                yield json.dumps(row, ensure_ascii=False).encode() + b"\n"


def run(file: Path, folder: Path) -> None:
    """Ingest a file into an empty folder, and print one block of figures."""
    workspace = open_workspace(Settings(data=str(folder)), create=True)
    at_rest = _peak_mb(resource.RUSAGE_SELF)
    spent: Spent = defaultdict(Clocks)
    start = time.process_time()
    report = ingest(
        [file],
        workspace.folder,
        Timed(workspace.store, "graph", spent),  # type: ignore[arg-type]  # does all that a store does
        Timed(workspace.index, "index", spent),  # type: ignore[arg-type]
        seen="2026-01-01T00:00:00+08:00",
        workers=os.cpu_count() or 1,
    )
    peak, of_a_worker = _peak_mb(resource.RUSAGE_SELF), _peak_mb(resource.RUSAGE_CHILDREN)
    of_steps = list(spent.values())
    spent["waiting"] = Clocks(
        report.seconds - sum(step.wall for step in of_steps),
        time.process_time() - start - sum(step.cpu for step in of_steps),
    )
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent["workers"] = Clocks(cpu=workers.ru_utime + workers.ru_stime)
    spent["all"] = Clocks(report.seconds, sum(step.cpu for step in spent.values()))
    characters = sum(len(p.text) for record in workspace.store.records() for p in record.passages)
    workspace.close()
    print(f"{report.new} documents, {characters} characters, skipped {len(report.skipped)}")
    print(f"  peak memory {peak} MB ({at_rest} MB before the first document), a worker {of_a_worker} MB")
    print_table(spent, characters, report.new)


def print_table(spent: Spent, characters: int, documents: int) -> None:
    """A line a step."""
    print("           wall s   CPU s  characters/CPU s  CPU ms/document", flush=True)
    for step, clocks in spent.items():
        wall = f"{clocks.wall:8.1f}" if clocks.wall else " " * 8
        each = 1000 * clocks.cpu / documents
        print(f"  {step:7}{wall}{clocks.cpu:8.1f}{characters / clocks.cpu:18,.0f}{each:17.2f}")


def _peak_mb(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // _MB


def main() -> None:
    if sys.argv[1:2] == ["--in"]:
        run(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    for size in sys.argv[1:] or _SIZES:
        with tempfile.TemporaryDirectory() as name:
            file, folder = Path(name) / "news.jsonl", Path(name) / "data"
            with file.open("wb") as lines:
                lines.writelines(islice(items(), int(size)))
            subprocess.run([sys.executable, __file__, "--in", file, folder], check=True)


if __name__ == "__main__":
    main()
