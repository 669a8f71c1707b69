"""What search finds for the questions that nobody looked at while tuning stays at least as good as it was."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import asdict
from pathlib import Path

from search.practices.asking import PracticeSearch
from tests.quality.search.asking import ranks_in_search
from tests.quality.search.measure import figures_by_kind
from tests.quality.search.questions import KINDS, NEWS, closed_files, load_questions
from tests.workspaces import sample_files
from web.workspace import Workspace

_FLOORS = json.loads((Path(__file__).parent / "search" / "floors.json").read_text(encoding="utf-8"))
_ALL = [*load_questions(held_out=True), *load_questions(held_out=False)]
_COPIED = 16  # Han characters


def test_nothing_held_out_fell_below_its_floor(corpus: Workspace, practices: PracticeSearch) -> None:
    measured = figures_by_kind(ranks_in_search(load_questions(held_out=True), corpus, practices))
    fallen = {
        f"{kind} {name}": (value, floor)
        for kind, floors in _FLOORS.items()
        for name, floor in floors.items()
        if (value := asdict(measured[kind])[name]) < floor
    }
    assert fallen == {}


def test_each_kind_has_questions_in_both_parts_and_ids_are_unique() -> None:
    assert len({question.id for question in _ALL}) == len(_ALL) >= 90
    for held_out in (True, False):
        assert {question.kind for question in load_questions(held_out=held_out)} == set(KINDS)


def test_questions_are_answered_by_documents_that_are_there_and_open(shared: Path) -> None:
    files = {path.name for path in (*shared.glob("corpus*/*.txt"), *sample_files())}
    with gzip.open(shared / "bulk" / f"{NEWS}.gz") as lines:
        news = {f"{NEWS}#{line}" for line, _ in enumerate(lines, start=1)}
    judged = {name for question in _ALL for name in question.grades}
    assert judged <= files - closed_files() | news


def test_no_question_copies_a_document(shared: Path) -> None:
    paths = (*shared.glob("corpus/*.txt"), *shared.glob("corpus_more/*.txt"))
    texts = "\n".join(_han(path.read_text(encoding="utf-8")) for path in paths)
    queries = [_han(question.query) for question in _ALL]
    parts = {query[start : start + _COPIED] for query in queries for start in range(len(query) - _COPIED + 1)}
    assert [part for part in parts if part in texts] == []


def _han(text: str) -> str:
    return "".join(re.findall("[一-鿿]", text))
