"""`hongfan cite` as a program calls it, over references of its own: no data folder is needed."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from web.commands.cite import command

ITEM = {
    "type": "article-newspaper",
    "title": "开渔",
    "container-title": "海岛日报",
    "issued": {"date-parts": [[2020, 9, 1]]},
}


def run(tmp_path: Path, lines: list[str], *options: str) -> Result:
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return CliRunner().invoke(command, ["--items", str(path), *options])


def test_each_line_gives_one_object_in_order(tmp_path: Path) -> None:
    lines = [json.dumps(ITEM), json.dumps({"item": ITEM, "cite": {"locator": "4"}})]
    told = [json.loads(line) for line in run(tmp_path, lines, "--format", "json").stdout.splitlines()]
    assert [one["text"] for one in told] == ["开渔[N]. 海岛日报，2020-09-01.", "开渔[N]. 海岛日报，2020-09-01（4）."]
    assert told[0].keys() >= {"style", "form", "text", "type_mark", "why", "missing"}
    assert (told[0]["type_mark"], told[0]["missing"]) == ("N", ["author", "page"])


def test_a_line_that_is_no_item_is_told_with_its_number(tmp_path: Path) -> None:
    result = run(tmp_path, [json.dumps(ITEM), "[1]"], "--format", "json")
    assert result.exit_code == 1
    assert "第 2 行" in result.output


def test_an_id_and_items_together_are_wrong_usage() -> None:
    assert CliRunner().invoke(command, []).exit_code == 2
