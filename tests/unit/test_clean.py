"""Cleaning: one spelling of a text, and no more taken away than damage."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean

DAMAGE = st.text(alphabet=st.sampled_from("员黨a1(（）)yuánēР,，。！\n\r\u200b\ue000\u3000 \u0301"), max_size=60)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(DAMAGE)
def test_cleaning_damage_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_a_clean_text_is_composed_and_has_no_control_characters_but_line_ends(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert {c for c in cleaned if unicodedata.category(c) == "Cc"} <= {"\n"}


@given(st.text(alphabet=st.characters(categories=["Lo", "Nd", "Co"])))
def test_letters_digits_and_private_use_characters_all_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_line_ends_of_all_systems_become_one() -> None:
    assert clean("甲\r\n乙\r丙\u2028丁") == "甲\n乙\n丙\n丁"


def test_readings_behind_characters_go_where_they_stand_throughout() -> None:
    assert clean("黨員(yuán)在社區(qū)服務(wù)、實(shí)幹、體(tǐ)諒") == "黨員在社區服務、實幹、體諒"


def test_a_reading_that_an_author_gave_stays() -> None:
    assert clean("沈垛（duǒ）村在河东") == "沈垛（duǒ）村在河东"


def test_doubled_commas_are_mended() -> None:
    assert clean("路通了,,村民盼了多年,。“好”，。") == "路通了,村民盼了多年。“好”。"


def test_a_replacement_character_keeps_its_place() -> None:
    assert clean("一年10件\ufffd事") == "一年10件\ufffd事"
