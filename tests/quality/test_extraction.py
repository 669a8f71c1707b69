"""What is read in the documents with gold stays at least as good as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.gold import failures, gold_sha256, measure, write_records

_GATE = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    extracted = tmp_path_factory.mktemp("quality") / "extracted.jsonl"
    write_records(shared, extracted)
    return measure(shared, extracted)


def test_the_floors_stand_for_these_gold_files(shared: Path) -> None:
    assert gold_sha256(shared) == _GATE["gold_sha256"], "the gold files changed: measure anew, then set floors and hash"


def test_nothing_fell_below_its_floor(measured: dict[str, float]) -> None:
    assert failures(measured, _GATE["floors"], _GATE["noise"]) == [], measured


def test_a_figure_within_noise_of_its_floor_passes_and_one_below_is_named() -> None:
    floors = {"entity_f1": 0.9, "relation_f1": 0.8}
    assert failures({"entity_f1": 0.896, "relation_f1": 0.7}, floors, 0.005) == ["relation_f1: 0.7000 < 0.8"]
