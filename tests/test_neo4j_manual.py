"""The manual of the graph in Neo4j says what is so."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from kg.schema import PREDICATES
from kg.stores.neo4j_.schema import LABELS
from tests.neo4j_manual import PAGE, answered, questions, read_sample
from tests.services.neo4j import Neo4jServer

MANUAL = PAGE.read_text(encoding="utf-8")


def test_every_question_has_the_answer_of_the_sample(neo4j: Neo4jServer, tmp_path: Path) -> None:
    read_sample(neo4j, tmp_path)
    answers = answered(MANUAL, neo4j)
    changed = difflib.unified_diff(
        MANUAL.splitlines(), answers.splitlines(), "the page", "the sample", lineterm="", n=1
    )
    assert answers == MANUAL, "\n".join(["run `python -m tests.neo4j_manual` and read what it changes", *changed])


def test_there_are_ten_questions_each_in_both_languages() -> None:
    titles = questions(MANUAL)
    assert len(titles) == 10
    assert all(re.search(r"[一-鿿].*· [ -~]*[A-Za-z]", title) for title in titles)


def test_all_labels_and_relationships_are_named() -> None:
    assert all(f"`{name}`" in MANUAL for name in (*LABELS.values(), *(name.upper() for name in PREDICATES)))
