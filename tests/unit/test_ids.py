"""Ids from content."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import DocumentId, coded_place, document_id, document_of, make_id, passage_id, place_chain

PARTS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), max_size=3), max_size=3)


@given(PARTS)
def test_an_id_says_its_kind_and_has_sixteen_hex_digits(parts: list[str]) -> None:
    assert re.fullmatch(r"person:[0-9a-f]{16}", make_id("person", *parts))


@given(PARTS, PARTS)
def test_other_parts_have_another_id(some: list[str], others: list[str]) -> None:
    # one empty part and no part at all are the same to a hash of joined parts; ids always have a part
    assert (make_id("person", "", *some) == make_id("person", "", *others)) == (some == others)


def test_an_id_is_the_same_on_every_machine() -> None:
    assert make_id("person", "李明", "place:330922") == "person:1a16be6b51ac4dd6"


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 10_000))
def test_a_passage_knows_its_document(text: str, ordinal: int) -> None:
    document = document_id(text)
    assert document_of(passage_id(document, ordinal)) == document


def test_the_anchor_of_a_passage_is_its_ordinal() -> None:
    assert passage_id(DocumentId("document:9f86"), 12) == "document:9f86#p12"


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("330922101", ["330922101", "330922", "3309", "33"]),
        ("330922", ["330922", "3309", "33"]),
        ("33", ["33"]),
    ],
)
def test_statistical_codes_nest(code: str, chain: list[str]) -> None:
    assert place_chain(f"place:{code}") == tuple(coded_place(part) for part in chain)


@pytest.mark.parametrize("place", ["", "place:9f86d081884c7d65", "document:33", "person:33"])
def test_an_id_without_a_code_has_no_chain(place: str) -> None:
    assert place_chain(place) == ()
