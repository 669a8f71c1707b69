"""Who does something like this is found as well as it was, for questions that nobody looked at; and no reason is a stock phrase."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from search.practices.asking import PracticeSearch
from search.practices.found import Similar
from tests.quality.search.measure import figures_by_kind
from tests.quality.search.questions import load_questions
from tests.quality.similar.asking import SIMILAR, ranks_in_similar
from tests.quality.similar.closeness import closeness_of

_HERE = Path(__file__).parent
_FLOORS = json.loads((_HERE / "similar" / "floors.json").read_text(encoding="utf-8"))
_STOCK = [
    line
    for line in (_HERE / "stock_phrases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def shown(practices: PracticeSearch) -> list[Similar]:
    """What pages show for the questions that we may look at."""
    questions = [each for each in load_questions(held_out=False) if each.kind in SIMILAR]
    with practices.asking() as state:
        return [practice for each in questions for practice in state.to_description(each.query)]


def test_nothing_held_out_fell_below_its_floor(practices: PracticeSearch) -> None:
    questions = [each for each in load_questions(held_out=True) if each.kind in SIMILAR]
    with practices.asking() as state:
        measured = figures_by_kind(ranks_in_similar(questions, state))
        close = {kind: closeness_of([each for each in questions if each.kind == kind], state) for kind in SIMILAR}
    fallen = {
        f"{kind} {name}": (value, floor)
        for kind, floors in _FLOORS.items()
        for name, floor in floors.items()
        if (value := (asdict(measured[kind]) | close[kind]._asdict())[name]) < floor
    }
    assert fallen == {}


def test_no_stock_phrase_is_ever_a_reason(shown: list[Similar]) -> None:
    assert len(_STOCK) >= 100
    reasons = {word for practice in shown for reason in practice.reasons for word in (*reason.words, *reason.related)}
    assert len(reasons) > 100
    assert [phrase for phrase in _STOCK if phrase in reasons] == []


def test_every_practice_says_why_in_words_of_its_own_document(shown: list[Similar]) -> None:
    assert all(practice.reasons for practice in shown)
    assert all(word in reason.text for practice in shown for reason in practice.reasons for word in reason.words)
