"""Words that are added: which can be, where they stand, and how questions are widened by them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadWordError
from search.added import with_words
from search.dictionary import NO_WORDS, Dictionary, check_word, laid_over
from search.fold import fold
from search.parser import parse
from search.tree import All, AnyOf, Not, Phrase, Term, Word

CHARACTERS = "现金色纽带工程红帆"
TEXTS = st.text(st.sampled_from(CHARACTERS), max_size=12)
DICTIONARIES = st.frozensets(st.text(st.sampled_from(CHARACTERS), min_size=2, max_size=4), max_size=5).map(Dictionary)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "没有写词"),
        (" 　", "没有写词"),
        ("+++", "汉字或字母"),
        ("2012", "汉字或字母"),
        ("帆", "单字"),
        ("帆" * 31, "最长 30 字"),
        ("“两室”建设", "不能有"),
        ("红帆|工程", "不能有"),
        ("-红帆", "不能有"),
    ],
)
def test_what_is_no_word_is_refused_with_the_reason(typed: str, complaint: str) -> None:
    with pytest.raises(BadWordError, match=complaint):
        check_word(typed)


def test_a_word_is_kept_as_texts_are_compared() -> None:
    assert check_word("紅 帆ＰＬＵＳ") == "红帆plus"


@given(TEXTS, DICTIONARIES)
def test_a_word_stands_wherever_its_characters_stand(text: str, dictionary: Dictionary) -> None:
    everywhere = {
        (word, at, at + len(word)) for word in dictionary.words for at in range(len(text)) if text.startswith(word, at)
    }
    assert set(dictionary.standing(text)) == everywhere
    assert len(laid_over(text, dictionary)) == len(everywhere)


@given(TEXTS, DICTIONARIES)
def test_the_longest_words_do_not_overlap_and_leave_none_out(text: str, dictionary: Dictionary) -> None:
    longest = list(dictionary.longest(text))
    assert all(before.end <= after.start for before, after in pairwise(longest))
    for found in dictionary.standing(text):
        assert any(kept.start < found.end and found.start < kept.end for kept in longest)


@pytest.mark.parametrize(("text", "stands"), [("overview", 0), ("ＶＲ课堂", 1), ("设VR", 1), ("vr2", 0), ("vr,vr", 2)])
def test_a_latin_word_does_not_stand_within_another(text: str, stands: int) -> None:
    assert len(Dictionary(frozenset({"vr"})).standing(text)) == stands


def test_words_in_a_text_are_told_at_its_own_offsets() -> None:
    text = "推進紅帆工程"
    found = Dictionary(frozenset({"红帆工程"})).standing(text)[0]
    assert fold(text[found.start : found.end]) == "红帆工程"


@given(DICTIONARIES, DICTIONARIES)
def test_dictionaries_with_other_words_have_another_fingerprint(one: Dictionary, other: Dictionary) -> None:
    assert (one.fingerprint == other.fingerprint) == (one.words == other.words)
    assert bool(one.fingerprint) == bool(one.words)


def test_a_question_may_also_stand_as_its_added_words_and_what_is_between_them() -> None:
    widened = with_words(parse("推进红帆工程"), Dictionary(frozenset({"红帆工程", "红帆"})))
    assert widened.root == AnyOf((Term("推进红帆工程"), All((Term("推进"), Word("红帆工程")))))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("红帆", AnyOf((Term("红帆"), Word("红帆")))),
        ('"紅帆"', AnyOf((Phrase("紅帆"), Word("红帆")))),
        ('"红帆行动"', Phrase("红帆行动")),
        ("-红帆", Not(AnyOf((Term("红帆"), Word("红帆"))))),
        ("行动", Term("行动")),
    ],
)
def test_words_widen_terms_and_whole_phrases(typed: str, expected: object) -> None:
    assert with_words(parse(typed), Dictionary(frozenset({"红帆"}))).root == expected


def test_without_words_a_question_stays_as_it_is() -> None:
    query = parse("推进红帆工程 -煤矿")
    assert with_words(query, NO_WORDS) is query
