"""Words shown in the sentence that they stand in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.sentences import around


def test_the_sentence_is_shown_and_not_its_neighbours() -> None:
    text = "前一句。镇里开展红帆行动，渔民拥护。后一句。"
    start = text.index("红帆行动")
    assert around(text, start, start + 4) == ("镇里开展", "，渔民拥护。")


def test_words_that_end_with_the_sentence_have_nothing_after_them() -> None:
    text = "镇里开展红帆行动。后一句。"
    assert around(text, 4, 9) == ("镇里开展", "")


def test_a_mark_that_closes_a_quotation_belongs_to_the_sentence_before() -> None:
    text = "老人说：“路通了。”镇里开展红帆行动。）后一句。"
    start = text.index("红帆行动")
    assert around(text, start, start + 4) == ("镇里开展", "。）")


def test_a_long_sentence_is_cut_and_says_so() -> None:
    before, after = around("长" * 300 + "词" + "短" * 300, 300, 301)
    assert before == "…" + "长" * 90
    assert after == "短" * 90 + "…"


PIECES = st.text("党员。，；\n a", max_size=20)


@given(PIECES, PIECES.filter(bool), PIECES)
def test_before_words_and_after_are_one_stretch_of_the_text(lead: str, words: str, tail: str) -> None:
    text = lead + words + tail
    before, after = around(text, len(lead), len(lead + words))
    assert before + words + after in text
