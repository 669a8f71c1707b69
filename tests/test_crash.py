"""Whatever kills an ingest, nothing acknowledged is lost, and a second run makes the graph that one run makes.

Three kills in the test run, a hundred in the campaign; the moments are drawn anew each time, and told where one fails.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kg.ids import DocumentId
from kg.records import to_line
from kg.settings import Settings
from web.workspace import open_workspace

_FULL = os.environ.get("HONGFANTEST_CAMPAIGN") == "full"
_KILLS = 100 if _FULL else 3
_EVERY = 1 if _FULL else 20  # of the reports so many one
_HONGFAN = Path(sys.executable).with_name("hongfan")


def start(data: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "HONGFAN_DATA": str(data)}
    return subprocess.Popen(
        [_HONGFAN, *arguments], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def hongfan(data: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code and what was printed."""
    process = start(data, *arguments)
    out, complaints = process.communicate(timeout=600)
    return process.returncode, out, complaints


def lines_by_document(data: Path) -> dict[DocumentId, str]:
    """The records that the graph holds, as the canonical export has them."""
    workspace = open_workspace(Settings(data=str(data)))
    found = {record.document.id: to_line(record) for record in workspace.store.records()}
    workspace.close()
    return found


def is_in_order(data: Path) -> bool:
    """Whether index and graph hold the same documents."""
    workspace = open_workspace(Settings(data=str(data)))
    same = workspace.index.document_ids() == set(workspace.store.document_ids()) and not workspace.store.unindexed()
    workspace.close()
    return same


def killed(data: Path, reports: Path, after_s: float) -> str:
    """Start an ingest, kill it after so long; in which part of its work that was."""
    process = start(data, "ingest", "--no-vectors", str(reports))
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    _, complaints = process.communicate(timeout=60)
    if process.returncode == 0:
        return "after its end"
    assert process.returncode == -signal.SIGKILL, complaints
    if not (data / "graph.sqlite3").exists() or not (data / "index").is_dir():
        return "before the first document"
    return "while reading"


def check_after_kill(data: Path, reports: Path, whole: Mapping[DocumentId, str]) -> int:
    """What has to hold after a kill; how many documents were there. Leaves a finished folder."""
    kept: dict[DocumentId, str] = {}
    if (data / "graph.sqlite3").exists() and (data / "index").is_dir() and any((data / "index").iterdir()):
        kept = lines_by_document(data)
        assert all(line == whole[id_] for id_, line in kept.items()), "a document is there, and not whole"
    code, _, complaints = hongfan(data, "doctor")
    assert code == 0, complaints
    assert is_in_order(data)
    assert kept.keys() <= lines_by_document(data).keys(), "an acknowledged document is gone"
    code, out, complaints = hongfan(data, "ingest", "--no-vectors", str(reports), "--format", "json")
    assert code == 0, complaints
    assert json.loads(out)["skipped"] == []
    assert lines_by_document(data) == whole
    assert is_in_order(data)
    return len(kept)


@pytest.mark.timeout(0)
def test_a_killed_ingest_loses_nothing_and_a_second_run_completes_it(shared: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for path in sorted((shared / "corpus_more").glob("*.txt"))[::_EVERY]:
        shutil.copy(path, reports)
    started = time.monotonic()
    assert hongfan(tmp_path / "whole", "ingest", "--no-vectors", str(reports))[0] == 0
    whole_s = time.monotonic() - started
    whole = lines_by_document(tmp_path / "whole")
    seed = random.randrange(1_000_000)
    moments = random.Random(seed)
    tally: Counter[str] = Counter()
    for kill in range(_KILLS):
        data, after_s = tmp_path / f"killed-{kill}", moments.uniform(0, whole_s)
        moment = killed(data, reports, after_s)
        try:
            there = check_after_kill(data, reports, whole)
        except AssertionError as exc:
            exc.add_note(f"seed {seed}, kill {kill} after {after_s:.2f} s of {whole_s:.2f}")
            raise
        tally[moment] += 1
        print(f"kill {kill}: {after_s:.2f} s of {whole_s:.2f}, {moment}, {there} documents there")
        shutil.rmtree(data)
    print(f"seed {seed}: {_KILLS} kills, {len(whole)} documents, {dict(tally)}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"mounting is refused here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


@pytest.mark.timeout(300)
def test_a_full_disk_is_told_and_what_was_acknowledged_stays(small_disk: Path, shared: Path) -> None:
    data = small_disk / "data"
    code, _, complaints = hongfan(data, "ingest", "--no-vectors", str(shared / "corpus_more"))
    assert code == 1
    assert "磁盘已满" in complaints
    assert "Traceback" not in complaints
    kept = lines_by_document(data)
    code, _, complaints = hongfan(data, "ingest", "--no-vectors", str(shared / "corpus_more"))
    assert (code, "磁盘已满" in complaints) == (1, True)
    assert kept.items() <= lines_by_document(data).items()


# Python may lie where only root can read it: one run as root imports all that is needed, then root is given up.
_AS_NOBODY = """
import os, sys
from web.cli import main
data, reports = sys.argv[1:]
for folder in (data + "-as-root", data):
    os.environ["HONGFAN_DATA"] = folder
    main(["ingest", reports], standalone_mode=folder == data)
    if os.geteuid() == 0:
        os.setgroups([]), os.setgid(65534), os.setuid(65534)
"""


@pytest.mark.timeout(120)
def test_a_folder_that_cannot_be_written_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("旧.txt", "新.txt"):
        (reports / name).write_text(f"嵊泗县{name}情况汇报\n\n嵊泗县开展“灯塔先锋”行动。\n", encoding="utf-8")
    data = tmp_path / "data"
    assert hongfan(data, "ingest", str(reports / "旧.txt"))[0] == 0
    before = lines_by_document(data)
    for path in (tmp_path, *tmp_path.parents):
        if path.is_relative_to(tempfile.gettempdir()) and path.stat().st_uid == os.geteuid():
            path.chmod(path.stat().st_mode | 0o055)
    for path in (data, *data.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(data), str(reports)], capture_output=True, text=True, check=False
    )
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 1
    assert "HONGFAN_DATA" in done.stderr
    assert "Traceback" not in done.stderr
    assert lines_by_document(data) == before
