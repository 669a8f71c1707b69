"""The command line as people and programs call it: the installed script, in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from web.cli import COMMANDS

REPORT = (
    "山东省荣成市渔港党建情况汇报\n\n一、主要做法\n荣成市开展“灯塔先锋”行动，组建12支党员服务队，服务渔民300人次。\n"
)


def hongfan(data: Path, *arguments: str, code: int = 0) -> str:
    """What the command prints; fails unless it ends with `code`."""
    environment = {**os.environ, "HONGFAN_DATA": str(data)}
    script = Path(sys.executable).with_name("hongfan")
    done = subprocess.run([script, *arguments], capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stdout + done.stderr


def as_json(data: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(hongfan(data, *arguments, "--format", "json"))
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    hongfan(folder / "data", "ingest", str(folder / "report.txt"))
    return folder / "data"


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = hongfan(tmp_path, "--help")
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_the_version_is_printed(tmp_path: Path) -> None:
    assert hongfan(tmp_path, "--version").startswith("hongfan 0.")


def test_a_second_ingest_says_that_nothing_changed(data: Path) -> None:
    told = as_json(data, "ingest", str(data.parent / "report.txt"))
    assert told["documents"] == {"new": 0, "unchanged": 1, "superseded": 0, "removed": 0}
    assert told["skipped"] == []


def test_search_prints_the_whole_passage_with_true_highlights(data: Path) -> None:
    found = as_json(data, "search", "灯塔先锋")
    hit = found["hits"][0]
    assert found["total"] == 1
    assert [hit["text"][start:end] for start, end in hit["highlights"]] == ["灯塔先锋"]
    assert hit["region"] == ["荣成市", "威海市", "山东省"]


def test_a_question_may_begin_with_what_is_not_wanted(data: Path) -> None:
    assert as_json(data, "search", "-灯塔先锋")["total"] == as_json(data, "search", "")["total"] - 1


def test_show_prints_each_relation_with_its_very_words(data: Path) -> None:
    shown = as_json(data, "show", "灯塔先锋")
    carried_out = next(r for r in shown["relations"] if r["predicate"] == "carries_out")
    assert (carried_out["direction"], carried_out["entity"]["canonical"]) == ("in", "荣成市")
    assert all(words["text"] in REPORT for words in carried_out["evidence"])


def test_an_unknown_entity_is_told_on_stderr_with_exit_code_1(data: Path) -> None:
    assert "没有这样的做法" in hongfan(data, "show", "没有这样的做法", code=1)


def test_a_file_that_cannot_be_read_gives_exit_code_1_and_the_reason(data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert "empty.txt" in hongfan(data, "ingest", str(tmp_path / "empty.txt"), code=1)


def test_wrong_usage_gives_exit_code_2(data: Path) -> None:
    hongfan(data, "search", code=2)


def test_an_unknown_setting_is_an_error_that_names_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HONGFAN_DATE", "x")
    assert "HONGFAN_DATE" in hongfan(data, "stats", code=1)


def test_stats_and_export_agree_on_the_number_of_documents(data: Path) -> None:
    stats = as_json(data, "stats")
    lines = hongfan(data, "export").splitlines()
    assert stats["documents"] == len(lines) == 1
    assert stats["index"] == {"engine": "whoosh", "generation": 1, "passages": stats["passages"]}


def test_extract_prints_a_record_a_document_and_writes_nothing(tmp_path: Path, data: Path) -> None:
    record = json.loads(hongfan(tmp_path / "none", "extract", str(data.parent / "report.txt")))
    assert record["source"]["file"] == "report.txt"
    assert not (tmp_path / "none").exists()


def test_remove_takes_a_document_out_for_good(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    hongfan(tmp_path / "data", "ingest", str(tmp_path / "report.txt"))
    document = json.loads(hongfan(tmp_path / "data", "export"))["id"]
    hongfan(tmp_path / "data", "remove", document)
    hongfan(tmp_path / "data", "ingest", str(tmp_path / "report.txt"))
    assert hongfan(tmp_path / "data", "export") == ""


def test_a_port_that_is_taken_is_told_with_another_to_try(data: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"--port {port + 1}" in hongfan(data, "serve", "--port", str(port), code=1)
