"""What is read in the documents with gold stays at least as good as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.gold import failures, gold_folder, gold_sha256, measure, write_gold, write_records

_GATE = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
_SETS = pytest.mark.parametrize("gold_set", _GATE["sets"])


@_SETS
def test_the_floors_stand_for_these_gold_files(gold_set: str, shared: Path) -> None:
    found = gold_sha256(gold_folder(gold_set, shared))
    assert found == _GATE["sets"][gold_set]["sha256"], "the gold files changed: measure anew, then set floors and hash"


@_SETS
def test_nothing_fell_below_its_floor(gold_set: str, shared: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    write_gold(gold_folder(gold_set, shared), shared, gold)
    write_records(shared, gold, tmp_path / "extracted.jsonl")
    measured = measure(shared, gold, tmp_path / "extracted.jsonl")
    assert failures(measured, _GATE["sets"][gold_set]["floors"], _GATE["noise"]) == [], measured


def test_a_figure_within_noise_of_its_floor_passes_and_one_below_is_named() -> None:
    floors = {"entity_f1": 0.9, "relation_f1": 0.8}
    assert failures({"entity_f1": 0.896, "relation_f1": 0.7}, floors, 0.005) == ["relation_f1: 0.7000 < 0.8"]
