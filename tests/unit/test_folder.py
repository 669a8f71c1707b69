"""The data folder: its layout, the sources, and the lock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.errors import BadDocumentError, ConfigError, FolderBusyError, IngestAbortedError
from kg.folder import DataFolder
from kg.stores import open_store

REPORT = "村情简报".encode()
SHA = hashlib.sha256(REPORT).hexdigest()

HOLD = """
import sys
from pathlib import Path
from kg.folder import DataFolder
with DataFolder(Path(sys.argv[1])).write_lock("ingest 报告"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_opening_a_folder_again_changes_nothing(folder: DataFolder) -> None:
    folder.put_source(REPORT)
    again = DataFolder(folder.path)
    assert again.get_source(SHA) == REPORT


def test_a_folder_of_a_newer_version_is_refused(folder: DataFolder) -> None:
    (folder.path / "version").write_text("2\n")
    with pytest.raises(ConfigError, match=r"version 1, this is '2'.*update Hongfan"):
        DataFolder(folder.path)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(ConfigError, match="HONGFAN_DATA"):
        DataFolder(tmp_path / "data")


def test_the_graph_lies_in_the_folder(folder: DataFolder) -> None:
    with open_store(folder.store_url):
        assert (folder.path / "graph.sqlite3").is_file()


def test_the_state_lies_in_the_folder_and_is_closed_with_it(folder: DataFolder) -> None:
    with folder:
        folder.state.note_source(SHA, "/a.txt", {}, "2026-01-01")
    with DataFolder(folder.path) as again:
        assert again.state.current_sha("/a.txt") == SHA


# sources


def test_a_source_comes_back_by_its_hash(folder: DataFolder) -> None:
    assert folder.put_source(REPORT) == SHA
    assert folder.get_source(SHA) == REPORT
    assert folder.source_size(SHA) == len(REPORT)


def test_a_source_lies_where_the_layout_says_and_nothing_beside_it(folder: DataFolder) -> None:
    folder.put_source(REPORT)
    assert [path.relative_to(folder.path).as_posix() for path in folder.path.glob("sources/*/*")] == [
        f"sources/{SHA[:2]}/{SHA}"
    ]


def test_sources_are_listed_once_each_and_sorted(folder: DataFolder) -> None:
    given = [folder.put_source(bytes([n])) for n in range(5)]
    folder.put_source(bytes([0]))
    assert folder.source_shas() == sorted(given)


def test_what_a_crash_left_half_written_is_no_source(folder: DataFolder) -> None:
    folder.put_source(REPORT)
    (folder.path / "sources" / SHA[:2] / f".{SHA}.123").write_bytes(REPORT[:3])
    assert folder.source_shas() == [SHA]


def test_a_missing_source_is_told(folder: DataFolder) -> None:
    with pytest.raises(BadDocumentError, match=SHA):
        folder.get_source(SHA)


def test_a_damaged_source_is_told_and_not_given(folder: DataFolder) -> None:
    folder.put_source(REPORT)
    (folder.path / "sources" / SHA[:2] / SHA).write_bytes(REPORT[::-1])
    with pytest.raises(BadDocumentError, match="damaged"):
        folder.get_source(SHA)


def test_a_source_that_was_cut_short_is_mended_by_giving_it_again(folder: DataFolder) -> None:
    folder.put_source(REPORT)
    (folder.path / "sources" / SHA[:2] / SHA).write_bytes(REPORT[:3])
    folder.put_source(REPORT)
    assert folder.get_source(SHA) == REPORT


def test_a_source_that_cannot_be_written_stops_the_run(folder: DataFolder) -> None:
    (folder.path / "sources").write_text("a file where a folder belongs")
    with pytest.raises(IngestAbortedError, match="cannot be written"):
        folder.put_source(REPORT)


# the lock


def test_a_second_writer_hears_who_holds_the_lock(folder: DataFolder) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderBusyError, match=rf"ingest 报告 \(pid {holder.pid}, since 20"):
            folder.write_lock("remove").__enter__()
        holder.kill()
    with folder.write_lock("remove"):  # the lock of a process that died is free
        pass


def test_the_lock_is_free_after_an_error(folder: DataFolder) -> None:
    with pytest.raises(ZeroDivisionError), folder.write_lock("ingest"):
        raise ZeroDivisionError
    with folder.write_lock("ingest"):
        pass


def test_a_second_writer_may_wait(folder: DataFolder) -> None:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with folder.write_lock("ingest"):
            held.set()
            release.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    threading.Timer(0.2, release.set).start()
    with folder.write_lock("remove", wait_s=10):
        thread.join(10)
    assert not thread.is_alive()


def test_what_an_old_lock_file_says_does_no_harm(folder: DataFolder) -> None:
    (folder.path / "lock").write_text('{"pid": 1, "command": "ingest", "since": "2001"}, and more' * 100)
    with folder.write_lock("ingest"):
        assert f'"pid": {os.getpid()}' in (folder.path / "lock").read_text()
