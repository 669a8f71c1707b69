"""What is typed as a sentence is asked loosely at once, and in other words too."""

from __future__ import annotations

import pytest

from search.criteria import Bool, HasWords
from search.families import relatives
from search.loose import choices_of, weights_of
from search.parser import parse
from search.plan import asks_in_a_sentence, make_criterion
from search.sentences import cut_sentence


@pytest.mark.parametrize("typed", ["哪里有照看独居老人的做法", "村里没有钱修路，干部怎么发动群众"])
def test_a_question_is_a_sentence(typed: str) -> None:
    assert asks_in_a_sentence(parse(typed))


@pytest.mark.parametrize(
    "typed", ["红帆工程", "左权县两室建设", "党员 渔船 海上", '"怎么发动群众修路"', "哪里", "怎么办", ""]
)
def test_a_name_or_words_or_a_quotation_are_none(typed: str) -> None:
    assert not asks_in_a_sentence(parse(typed))


def test_what_frames_a_question_is_not_sought() -> None:
    assert cut_sentence("哪里有照看老人的做法").telling == {"照看", "老人"}


def test_where_no_word_is_telling_all_are_sought() -> None:
    assert cut_sentence("怎么办").telling == set(cut_sentence("怎么办").words) != set()


def test_words_that_say_much_the_same_weigh_less_than_the_word_itself() -> None:
    weights = {wanted.words: wanted.weight for wanted in choices_of("打工")}
    others = [weight for words, weight in weights.items() if words != ("打工",)]
    assert weights[("打工",)] == 1.0
    assert others
    assert max(others) < 1.0


def test_words_in_the_order_typed_weigh_besides() -> None:
    assert HasWords("text", ("老人", "照看"), 0.25) in weights_of("老人照看")


def test_families_go_both_ways() -> None:
    assert all(word in relatives(other) for word in ("老人", "打工", "纠纷") for other in relatives(word))


def test_filters_and_exclusions_hold_also_where_it_is_asked_loosely() -> None:
    criterion = make_criterion(parse("怎么照看独居老人 -煤矿 年份:2012"), loose=True)
    assert isinstance(criterion, Bool)
    assert len(criterion.filter) == len(criterion.must_not) == 1
