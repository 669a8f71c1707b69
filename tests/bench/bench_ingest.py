"""A whole ingest of the bulk file: wall time, where it goes, and how memory grows with the number of documents.

    python tests/bench/bench_ingest.py [ITEMS …]        1000 3000 6000 unless told

Figures only, never a verdict. Each run has an interpreter and a data folder of its own. `reading` is what the parent
waits for its workers and for their records to be handed over; the other steps are its own.
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from ingest.pipeline import ingest
from kg.settings import Settings
from web.workspace import open_workspace

_BULK = Path(__file__).parents[3] / "shared" / "bulk" / "news.jsonl.gz"
_SIZES = ["1000", "3000", "6000"]
_MB = 1024  # ru_maxrss is in kB


class Timed:
    """A store or an index whose calls are timed; `seconds` is shared by all that report under one table."""

    def __init__(self, inner: Any, step: str, seconds: Counter[str]) -> None:
        self._inner, self._step, self._seconds = inner, step, seconds

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return method(*args, **kwargs)
            finally:
                self._seconds[self._step] += time.perf_counter() - start

        return timed


def run(items: int, folder: Path) -> None:
    """Ingest so many items into an empty folder, and print one block of figures."""
    file = folder / "news.jsonl"
    with gzip.open(_BULK) as lines:
        file.write_bytes(b"".join(islice(lines, items)))
    workspace = open_workspace(Settings(data=str(folder / "data")), create=True)
    seconds: Counter[str] = Counter()
    report = ingest(
        [file],
        workspace.folder,
        Timed(workspace.store, "graph", seconds),  # type: ignore[arg-type]  # does all that a store does
        Timed(workspace.index, "index", seconds),  # type: ignore[arg-type]
        seen="2026-01-01T00:00:00+08:00",
        workers=os.cpu_count() or 1,
    )
    seconds["reading"] = report.seconds - sum(seconds.values())
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    characters = sum(len(p.text) for record in workspace.store.records() for p in record.passages)
    print(
        f"{report.new} documents, {characters} characters: {report.seconds:.1f} s, {characters / report.seconds:,.0f} characters/s;"
        f" parent {own.ru_utime + own.ru_stime:.1f}, workers {workers.ru_utime + workers.ru_stime:.1f} CPU s;"
        f" peak memory {own.ru_maxrss // _MB} MB, a worker {workers.ru_maxrss // _MB} MB; skipped {len(report.skipped)}"
    )
    for step, spent in seconds.items():
        print(f"  {step:8}{spent:8.2f} s {spent / report.seconds:6.1%} {1000 * spent / report.new:8.2f} ms a document")
    workspace.close()


def main() -> None:
    if sys.argv[1:2] == ["--in"]:
        run(int(sys.argv[3]), Path(sys.argv[2]))
        return
    for items in sys.argv[1:] or _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, __file__, "--in", folder, items], check=True)


if __name__ == "__main__":
    main()
