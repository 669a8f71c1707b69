"""Folded words: what counts for a quotation, and where it stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.quotes.folding import MARK, fold_words
from search.quotes.numerals import value_of

TEXTS = st.text(alphabet="党员干部要为民办事，。“” \n\t０9一三百万点伍拾.%％,、①㎡〇黨", max_size=60)


def compared(text: str) -> tuple[str, list[str]]:
    folded = fold_words(text)
    return folded.units, [numeral.value for numeral in folded.numerals.values()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("帮助399户", "帮助三百九十九户"),
        ("约7000万元", "约七千万元"),
        ("1.5万人", "一万五千人"),
        ("2万5千", "25000"),
        ("1,200名", "１２００名"),
        ("1 200名", "1200名"),
        ("二〇一一年", "2011年"),
        ("占38％", "占百分之三十八"),
        ("增长27.3%", "增长百分之二十七点三"),
        ("增长27.3个点", "增长二十七点三个点"),
        ("0.5‰", "千分之零点五"),
        ("1.5万人", "一点五万人"),
        ("1.05万亿元", "一点零五万亿元"),
        ("共320万元", "共叁佰贰拾万元"),
        ("共10506元整", "共壹萬零伍佰零陆元整"),
        ("捐款50元", "捐款伍拾元"),
        ("兩個支部", "2个支部"),
        ("“三亮”，就是：亮身份", "三亮就是亮身份"),
        ("黨員", "党 员"),
    ],
)
def test_manner_of_writing_does_not_count(one: str, other: str) -> None:
    assert compared(one) == compared(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5倍", "15倍"),
        ("一点五倍", "十五倍"),
        ("三点五十分", "3.5十分"),
        ("38%", "38"),
        ("2011.10", "2011.1"),
        ("十", "千"),
    ],
)
def test_another_number_is_another(one: str, other: str) -> None:
    assert compared(one) != compared(other)


def test_a_numeral_is_one_unit() -> None:
    assert fold_words("共三百九十九户").units == f"共{MARK}户"


@pytest.mark.parametrize("words", ["基层队伍", "大陆来客", "收拾院子", "队伍陆续进村", "拾起"])
def test_what_accounts_write_for_digits_are_words_elsewhere(words: str) -> None:
    assert fold_words(words).units == words


def test_a_number_ends_with_its_line() -> None:
    assert compared("第一季度10\n2011年")[1] == ["1", "10", "2011"]


@pytest.mark.parametrize("numeral", ["十一五", "十一五点三", "亿", "千万", "零", "3.14.15", "5%", "百分之百"])
def test_every_numeral_has_a_value(numeral: str) -> None:
    assert value_of(numeral)


@given(TEXTS)
def test_units_stand_where_they_are_said_to_stand(text: str) -> None:
    folded = fold_words(text)
    stretches = [folded.offsets(at, at + 1) for at in range(len(folded.units))]
    assert stretches == sorted(stretches)
    for unit, (start, end) in zip(folded.units, stretches, strict=True):
        assert 0 <= start < end <= len(text)
        assert unit == MARK or unit in fold_words(text[start:end]).units


@given(TEXTS.filter(lambda text: "\n" not in text), st.integers(0, 60))
def test_a_space_anywhere_changes_nothing(text: str, at: int) -> None:
    assert compared(text[:at] + " " + text[at:]) == compared(text)
