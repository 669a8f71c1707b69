"""The picture of a neighbourhood: every neighbour once, no label on another, all of it inside the frame."""

from __future__ import annotations

from typing import Any

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from web.drawing import Drawing, draw_neighbourhood

RELATIONS = st.lists(
    st.tuples(
        st.sampled_from(["part_of", "carries_out", "located_in"]),
        st.sampled_from(["in", "out"]),
        st.text("党镇a", min_size=1, max_size=30),
    ),
    max_size=80,
)


def drawn(app: Flask, relations: list[tuple[str, str, str]], most: int = 60) -> Drawing | None:
    with app.test_request_context():
        return draw_neighbourhood("红帆工程", [_relation(n, *relation) for n, relation in enumerate(relations)], most)


def test_nothing_is_drawn_where_there_is_nothing(app: Flask) -> None:
    assert drawn(app, []) is None


@given(RELATIONS.filter(bool))
def test_every_neighbour_is_drawn_or_counted(app: Flask, relations: list[tuple[str, str, str]]) -> None:
    picture = drawn(app, relations)
    assert picture is not None
    assert len(picture.nodes) + picture.left_out == len(relations)
    assert len(picture.nodes) <= 60


@given(RELATIONS.filter(bool))
def test_no_two_labels_share_a_line_on_one_side(app: Flask, relations: list[tuple[str, str, str]]) -> None:
    picture = drawn(app, relations)
    assert picture is not None
    lines = [(label.side, label.y) for label in (*picture.nodes, *picture.headings)]
    assert len(lines) == len(set(lines))


@given(RELATIONS.filter(bool))
def test_all_is_inside_the_frame(app: Flask, relations: list[tuple[str, str, str]]) -> None:
    picture = drawn(app, relations)
    assert picture is not None
    assert all(picture.left < node.x < picture.left + picture.width for node in picture.nodes)
    assert all(0 < node.y < picture.height for node in (*picture.nodes, *picture.headings))


def test_a_long_name_in_the_middle_reaches_no_neighbour(app: Flask) -> None:
    with app.test_request_context():
        picture = draw_neighbourhood(
            "名" * 40, [_relation(1, "part_of", "out", "镇"), _relation(2, "part_of", "in", "村")]
        )
    assert picture is not None
    half = 40 * 15 / 2  # px; 15 px a character
    assert all(abs(node.x - picture.centre[0]) > half for node in picture.nodes)


def test_those_with_most_evidence_are_drawn_first(app: Flask) -> None:
    with app.test_request_context():
        relations = [_relation(n, "part_of", "out", f"第{n}镇", evidence=n + 1) for n in range(5)]
        picture = draw_neighbourhood("县", relations, most=2)
    assert picture is not None
    assert {node.name for node in picture.nodes} == {"第3镇", "第4镇"}
    assert picture.left_out == 3


def _relation(n: int, predicate: str, direction: str, name: str, evidence: int = 1) -> dict[str, Any]:
    entity = {"id": f"place:{n}", "type": "place", "canonical": name}
    words = [{}] * evidence
    return {"predicate": predicate, "direction": direction, "entity": entity, "evidence": words, "confidence": 1.0}
