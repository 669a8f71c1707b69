"""A whole draft against documents of the project's own: which of its lines are sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.draft.check import check_draft
from kg.stores import open_store
from search.shingles import Shingles
from tests.unit.quote_scenes import record

WORDS = "灯塔修好以后，夜里回港的渔船再没有迷过路"
TWICE = "码头上的值班室夜夜亮着，谁家的船晚归都有人等"
TITLE = "在全县渔港安全工作座谈会上的讲话"


@pytest.fixture
def check(tmp_path: Path) -> Iterator[Callable[[str], dict[str, Any]]]:
    told = [
        record("在全县渔船安全工作座谈会上的讲话", WORDS + "。", f"会上有人说，{TWICE}。", date="2010-03-01"),
        record("东港镇渔港建设情况汇报", f"镇里总结道：{TWICE}，老渔民都这么讲。", date="2013-05-01"),
    ]
    with open_store("memory:") as store, Shingles(tmp_path, create=True) as shingles:
        store.load(told)
        shingles.add(told)
        with shingles.reading() as view:
            yield lambda text: check_draft(text, store, view)


def verdicts(checked: dict[str, Any]) -> list[str]:
    return [sentence["verdict"] for sentence in checked["sentences"]]


def test_the_title_of_a_draft_is_no_sentence(check: Callable[[str], dict[str, Any]]) -> None:
    assert verdicts(check(f"\n{TITLE}\n\n{WORDS}。")) == ["too_short", "verbatim"]


def test_a_first_line_that_stands_in_the_corpus_is_looked_up(check: Callable[[str], dict[str, Any]]) -> None:
    assert verdicts(check(f"{WORDS}\n{WORDS}。")) == ["verbatim", "verbatim"]


@pytest.mark.parametrize("draft", [TITLE, f"{TITLE}。\n{WORDS}。", f"{WORDS}。\n{TITLE}"])
def test_no_other_line_is_a_title(check: Callable[[str], dict[str, Any]], draft: str) -> None:
    assert "near" in verdicts(check(draft))


@pytest.mark.parametrize(
    ("beside", "cited"), [("", "座谈会上的讲话"), ("《东港镇渔港建设情况汇报》指出：", "建设情况汇报")]
)
def test_the_list_of_references_has_the_source_that_the_writer_names_else_the_earliest(
    check: Callable[[str], dict[str, Any]], beside: str, cited: str
) -> None:
    checked = check(f"{beside}“{TWICE}。”")
    assert [cited in reference for reference in checked["references"]] == [True]
