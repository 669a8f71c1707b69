"""What the file of practices keeps of each: a word counts as often as the text says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from search.practices.index import PracticeIndex
from tests.contract.records import Report

_TEXT = "村里组织党员推车接送老人，一天两趟。冬天添了棉衣和热水，路上摔倒的人一年比一年少，老人的子女也放心。"


def test_a_name_that_is_taken_from_the_text_counts_once(tmp_path: Path) -> None:
    record = Report(_TEXT).record()
    with PracticeIndex(tmp_path, create=True) as index:
        index.add([replace(record, document=replace(record.document, title=""))])
        with index.reading() as view:
            score, numbers = view.tables().practices.score, view.numbers_of(["接送", "棉衣"])
            in_name, beside = (score({numbers[word]: 1.0}).tolist() for word in ("接送", "棉衣"))
    assert in_name == beside
    assert in_name != []
