"""Files in, graph and index out: runs on a real data folder, SQLite and Whoosh."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from ingest.doctor import examine
from ingest.pipeline import ingest, rebuild, remove
from ingest.process import process
from ingest.report import RunReport
from ingest.workers import Outcome, Piece, pieces_of, run_piece, run_pieces
from ingest.writer import Writer
from kg.errors import NotFoundError
from kg.ids import DocumentId
from kg.model import DocumentRecord
from kg.settings import Settings
from search.service import search
from tests.contract.records import Report
from web.workspace import Workspace, open_workspace

SEEN = "2026-11-22T08:00:00+08:00"
FISHING = (
    "山东省荣成市渔港党建情况汇报\n\n一、主要做法\n荣成市开展“灯塔先锋”行动，组建12支党员服务队，服务渔民300人次。\n"
)
TOWER = "湖南省汨罗市楼宇党建情况汇报\n\n一、主要做法\n汨罗市推行“楼宇管家”模式，走访企业45家。\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FISHING, encoding="utf-8")
    (folder / "b.md").write_text(f"---\ndate: 2019-05\n---\n{TOWER}", encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(Settings(data=str(tmp_path / "data")), create=True)
    yield opened
    opened.close()


def run(workspace: Workspace, *paths: Path) -> RunReport:
    return ingest(paths, workspace.folder, workspace.store, workspace.index, seen=SEEN)


def export(workspace: Workspace) -> str:
    return "".join(workspace.store.export())


def titles_found(workspace: Workspace, text: str) -> list[str]:
    return [hit.title for hit in search(text, workspace.index, workspace.store).hits]


def test_what_was_ingested_is_found_by_its_words_and_stands_in_the_graph(workspace: Workspace, files: Path) -> None:
    report = run(workspace, files)
    assert (report.new, report.skipped) == (2, [])
    assert titles_found(workspace, "灯塔先锋") == ["山东省荣成市渔港党建情况汇报"]
    assert workspace.store.counts().documents == 2
    assert workspace.store.unindexed() == []


def test_a_second_run_changes_nothing_and_says_so(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    before, sequence = export(workspace), workspace.store.sequence
    report = run(workspace, files)
    assert (report.new, report.unchanged) == (0, 2)
    assert (export(workspace), workspace.store.sequence) == (before, sequence)


def test_the_order_of_ingest_does_not_show(workspace: Workspace, files: Path, tmp_path: Path) -> None:
    (files / "copy.txt").write_text(FISHING, encoding="utf-8")
    run(workspace, files)
    other = open_workspace(Settings(data=str(tmp_path / "other")), create=True)
    for name in ("copy.txt", "b.md", "a.txt"):
        run(other, files / name)
    assert export(other) == export(workspace)
    other.close()


def test_the_same_text_in_two_files_is_one_document_with_two_sources(workspace: Workspace, files: Path) -> None:
    (files / "copy.txt").write_text(FISHING, encoding="utf-8")
    run(workspace, files)
    sources = [record.document.sources for record in workspace.store.records()]
    assert sorted([source.file for source in found] for found in sources) == [["a.txt", "copy.txt"], ["b.md"]]


def test_a_changed_file_supersedes_what_it_held_before(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    (files / "a.txt").write_text(FISHING.replace("12支", "15支"), encoding="utf-8")
    report = run(workspace, files)
    assert (report.new, report.superseded) == (1, 1)
    assert "15支" in export(workspace)
    assert "12支" not in export(workspace)
    assert titles_found(workspace, "灯塔先锋") == ["山东省荣成市渔港党建情况汇报"]


def test_a_file_that_changes_back_brings_the_first_document_back(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    before = export(workspace)
    for text in (FISHING.replace("12支", "15支"), FISHING):
        (files / "a.txt").write_text(text, encoding="utf-8")
        run(workspace, files)
    assert export(workspace) == before


def test_one_bad_file_is_told_of_and_stops_nothing(workspace: Workspace, files: Path) -> None:
    (files / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 40)
    (files / "picture.png").write_bytes(b"\x89PNG")
    report = run(workspace, files)
    assert report.new == 2
    assert sorted(file for file, _ in report.skipped) == ["broken.txt", "picture.png"]
    assert not report.complete


def test_a_file_name_that_is_not_utf_8_is_read_as_gb18030(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("渔港.txt".encode("gb18030"))).write_text(FISHING, encoding="utf-8")
    run(workspace, tmp_path)
    assert [record.document.sources[0].file for record in workspace.store.records()] == ["渔港.txt"]


def test_a_list_beside_files_gives_them_their_metadata(workspace: Workspace, files: Path) -> None:
    (files / "index.jsonl").write_text('{"id": "a", "date": "2015-06-30", "author": "渔港办"}\n', encoding="utf-8")
    run(workspace, files)
    found = {record.document.sources[0].file: record.document for record in workspace.store.records()}
    assert (found["a.txt"].date, found["a.txt"].author) == ("2015-06-30", "渔港办")


def test_metadata_that_changes_later_is_taken_in(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    (files / "index.jsonl").write_text('{"id": "a", "date": "2015-06-30"}\n', encoding="utf-8")
    run(workspace, files)
    assert {r.document.date for r in workspace.store.records()} == {"2015-06-30", "2019-05"}


def test_a_rebuild_gives_the_same_export_byte_for_byte(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    before = export(workspace)
    for document_id in list(workspace.store.document_ids()):
        workspace.store.remove(document_id)
    with workspace.new_index() as index:
        rebuild(workspace.folder, workspace.store, index)
    assert export(workspace) == before
    assert titles_found(workspace, "楼宇管家") == ["湖南省汨罗市楼宇党建情况汇报"]


def test_what_was_removed_comes_back_neither_by_ingest_nor_by_rebuild(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    gone = next(iter(workspace.store.document_ids()))
    remove(gone, workspace.folder, workspace.store, workspace.index, when=SEEN)
    run(workspace, files)
    with workspace.new_index() as index:
        rebuild(workspace.folder, workspace.store, index)
    assert gone not in set(workspace.store.document_ids())
    assert gone not in workspace.index.document_ids()


def test_a_document_removed_before_it_was_indexed_stays_out(workspace: Workspace) -> None:
    record = Report("一份马上又移除的文档。").record()
    writer = Writer(workspace.store, workspace.index, (), ())
    writer.write([record], RunReport())
    writer.remove(record.document.id)
    writer.flush()
    assert workspace.index.document_ids() == set()


def test_removing_an_unknown_document_is_an_error(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="document:nowhere"):
        remove(DocumentId("document:nowhere"), workspace.folder, workspace.store, workspace.index, when=SEEN)


def test_doctor_finds_nothing_after_a_whole_run(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    assert examine(workspace.folder, workspace.store, workspace.index).problems == []


def test_doctor_reads_a_source_that_a_crash_kept_out_of_the_graph(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    before = export(workspace)
    lost = next(iter(workspace.store.document_ids()))
    workspace.store.remove(lost)
    report = examine(workspace.folder, workspace.store, workspace.index)
    assert report.complete
    assert len(report.problems) == 1
    assert export(workspace) == before
    assert workspace.index.document_ids() == set(workspace.store.document_ids())


def test_doctor_indexes_what_a_crash_kept_out_of_the_index(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    lost = next(iter(workspace.store.document_ids()))
    workspace.index.remove([lost])
    report = examine(workspace.folder, workspace.store, workspace.index)
    assert [(problem.where, problem.mended) for problem in report.problems] == [(lost, True)]
    assert lost in workspace.index.document_ids()


def test_doctor_takes_out_of_the_index_what_the_graph_has_not(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    stranger = Report("一份只在索引里的文档。").record()
    workspace.index.add([stranger])
    report = examine(workspace.folder, workspace.store, workspace.index)
    assert [problem.where for problem in report.problems] == [stranger.document.id]
    assert stranger.document.id not in workspace.index.document_ids()


def test_doctor_leaves_alone_what_another_folder_put_into_the_graph(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    stranger = Report("共用图谱里别处收下的文档。").record()
    workspace.store.put(stranger)
    report = examine(workspace.folder, workspace.store, workspace.index)
    assert report.complete
    assert ["1 份文档的原始文件本文件夹没有收下过" in line for line in report.advice] == [True]
    assert workspace.store.get_record(stranger.document.id) == stranger
    remove(stranger.document.id, workspace.folder, workspace.store, workspace.index, when=SEEN)
    assert examine(workspace.folder, workspace.store, workspace.index).advice == []


def test_doctor_tells_of_a_damaged_source_that_it_cannot_mend(workspace: Workspace, files: Path) -> None:
    run(workspace, files)
    damaged = next((workspace.folder.path / "sources").glob("??/*"))
    damaged.write_bytes(b"not what it was")
    report = examine(workspace.folder, workspace.store, workspace.index)
    assert not report.complete
    assert any(not problem.mended for problem in report.problems)


def test_lines_of_a_jsonl_file_are_documents_with_their_line_as_part(workspace: Workspace, tmp_path: Path) -> None:
    lines = [f'{{"id": "{n}", "text": "第{n}号村党支部开展清洁行动。全村共有党员{n}名。"}}' for n in range(1, 251)]
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    report = run(workspace, file)
    assert report.new == 250
    assert sorted(r.document.sources[0].part for r in workspace.store.records()) == list(range(1, 251))


def test_a_damaged_line_costs_itself_alone(workspace: Workspace, tmp_path: Path) -> None:
    lines = [f'{{"text": "第{n}号村党支部开展清洁行动。全村共有党员{n}名。"}}' for n in range(1, 151)]
    lines[119] = lines[119][:-1]
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    report = run(workspace, file)
    assert report.new == 149
    assert [(name, "line 120 " in reason) for name, reason in report.skipped] == [("news.jsonl", True)]


def _dies_on_the_seventh_line(piece: Piece) -> Outcome:
    if "第7号".encode() in piece.data:
        os.kill(os.getpid(), signal.SIGKILL)
    return run_piece(piece)


def test_of_a_jsonl_file_a_worker_that_dies_costs_one_line() -> None:
    data = "\n".join(f'{{"text": "第{n}号村党支部开展清洁行动。"}}' for n in range(1, 10)).encode()
    pieces = list(pieces_of(BytesIO(data), "news.jsonl", "0", {}))
    outcomes = list(run_pieces(pieces, 2, run=_dies_on_the_seventh_line))
    assert sum(len(outcome.records) for outcome in outcomes) == 8
    (reason,) = [reason for outcome in outcomes for reason in outcome.reasons]
    assert reason.startswith("第 7 行")


def _dies_on_the_second(piece: Piece) -> Outcome:
    if piece.file == "2.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return run_piece(piece)


def test_a_worker_that_dies_costs_its_piece_and_not_the_run() -> None:
    pieces = [Piece(FISHING.encode(), f"{n}.txt", str(n), {}) for n in range(1, 6)]
    outcomes = list(run_pieces(pieces, 2, run=_dies_on_the_second))
    assert [(o.piece.file, bool(o.records)) for o in outcomes] == [
        ("1.txt", True), ("2.txt", False), ("3.txt", True), ("4.txt", True), ("5.txt", True),
    ]  # fmt: skip
    assert "died" in outcomes[1].reasons[0]


def test_a_fault_of_the_program_costs_its_line_and_not_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_on_the_third(data: bytes, name: str, metadata: Mapping[str, str]) -> list[DocumentRecord]:
        if "第3号".encode() in data:
            raise KeyError("a rule that forgot a case")
        return process(data, name, metadata)

    monkeypatch.setattr("ingest.workers.process", fails_on_the_third)
    lines = [f'{{"text": "第{n}号村党支部开展清洁行动。全村共有党员{n}名。"}}' for n in range(1, 6)]
    outcome = run_piece(Piece("\n".join(lines).encode(), "news.jsonl", "0", {}, lines_before=10))
    assert [record.document.sources[0].part for record in outcome.records] == [11, 12, 14, 15]
    (reason,) = outcome.reasons
    assert "line 13" in reason
    assert "KeyError" in reason


_WAITING = """
import sys, time
from ingest.workers import Outcome, Piece, run_pieces
def wait(piece):
    print(piece.file, flush=True)
    time.sleep(600)
if __name__ == "__main__":
    list(run_pieces([Piece(b"", "1.txt", "", {}), Piece(b"", "2.txt", "", {})], 2, wait))
"""


def test_workers_end_with_the_run_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "waiting.py"
    script.write_text(_WAITING, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert sorted(run.stdout.readline() for _ in range(2)) == ["1.txt\n", "2.txt\n"]
        run.kill()
        assert run.stdout.read() == ""  # ends when the last process that holds the pipe has ended
