"""Words: what is cut, where it stands, and that both cutters agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import analyzer
from search.analyzer import analyzer_name, names_place, readings, words
from search.fold import fold, fold_name

SENTENCES = [
    "县委组织部在全县推行党员积分制管理，年底前完成在建工程党支部组建。",
    "中华人民共和国全国人民代表大会在北京召开，李保田、王芳菲同志参加。",
    "第一次联席会议研究了7个村的人居环境整治，投入38.5万元。",
]
TEXTS = st.text(st.sampled_from("党员支部工程在建县委ＡＢａ12９.％。“ \n漢語說\ue000〇é"), max_size=30)


def texts_of(text: str, *, parts: bool = False) -> list[str]:
    return [word.text for word in words(text, parts=parts)]


@given(TEXTS)
@settings(deadline=None)  # the first call loads the dictionary
def test_every_word_stands_where_it_says(text: str) -> None:
    assert all(fold(text)[word.start : word.end] == word.text for word in words(text, parts=True))


@given(TEXTS)
@settings(deadline=None)  # the first call loads the dictionary
def test_positions_count_the_words_that_are_no_parts(text: str) -> None:
    whole = list(words(text, parts=False))
    assert [word.position for word in whole] == list(range(len(whole)))
    assert {word.position for word in words(text, parts=True)} == {word.position for word in whole}


@given(TEXTS)
@settings(deadline=None)  # the first call loads the dictionary
def test_parts_lie_inside_the_word_at_their_position_but_for_the_sign_of_a_share(text: str) -> None:
    whole = list(words(text, parts=False))
    for word in words(text, parts=True):
        end = whole[word.position].end + word.text.endswith("%")
        assert whole[word.position].start <= word.start < word.end <= end


@given(st.text())
@settings(deadline=None)
def test_folding_keeps_the_length_and_folding_twice_is_folding_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_traditional_full_width_and_capital_letters_are_the_same_words() -> None:
    assert texts_of("黨員ＡＢＣ２０１２") == texts_of("党员abc2012")


def test_a_long_word_is_followed_by_its_parts_at_the_same_position() -> None:
    assert ("支部", 0) in [(word.text, word.position) for word in words("党支部", parts=True)]
    assert texts_of("党支部") == ["党支部"]


def test_a_name_is_cut_alike_alone_and_in_a_sentence() -> None:
    name = texts_of("李保田")
    sentence = texts_of(SENTENCES[1])
    assert any(sentence[at : at + len(name)] == name for at in range(len(sentence)))


def test_numbers_keep_their_decimals_and_punctuation_is_no_word() -> None:
    assert texts_of("投入38.5万元，（约5G）。")[:2] == ["投入", "38.5"]
    assert texts_of("，。—— “”…") == []


def test_a_share_is_held_with_and_without_its_sign_and_asked_for_with_it() -> None:
    cut = list(words("增长１８％，占98.5%", parts=True))
    assert [(word.text, word.position) for word in cut] == [
        ("增长", 0), ("18", 1), ("18%", 1), ("占", 2), ("98.5", 3), ("98.5%", 3),
    ]  # fmt: skip
    assert texts_of("占98.5%") == ["占", "98.5"]
    assert readings("占98.5%") == (("占", "98.5%"),)
    assert readings("a5%") == (("a5",),)


def test_letters_and_digits_of_a_mixed_word_are_its_parts() -> None:
    assert texts_of("x86", parts=True) == ["x86", "x", "86"]


def test_a_long_word_may_also_be_read_as_its_smallest_parts() -> None:
    assert ("全国", "人民", "代表", "大会") in readings("全国人民代表大会")
    assert readings("！") == ()


def test_white_space_inside_a_name_does_not_count() -> None:
    assert fold_name("王 強") == "王强"


def test_both_cutters_give_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rjieba", reason="the accelerator is not installed")
    assert analyzer_name().startswith("rjieba/")
    fast = [list(words(text, parts=True)) for text in SENTENCES]
    named = ["四川", "永定河", "渔船", "乌有乡"]
    fast_names = [names_place(word) for word in named]
    slow = analyzer._jieba()
    monkeypatch.setattr(analyzer, "_cutter", lambda: slow)
    analyzer._parts.cache_clear()
    assert [list(words(text, parts=True)) for text in SENTENCES] == fast
    assert [names_place(word) for word in named] == fast_names == [True, True, False, False]
