"""Vectors of words: what people think of together lies near, though no text has both."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from search.analyzer import words
from search.associations.making import rows, telling, word_vectors, words_of
from search.associations.vectors import DIMENSIONS, near_to, vector_of, word_count

FREQUENCIES = {"的": 900_000, "老人": 5_000, "磨刀": 20, "磨剪子": 20}


def nearness(one: str, other: str) -> float:
    return float(vector_of(dict.fromkeys(one.split(), 1.0)) @ vector_of(dict.fromkeys(other.split(), 1.0)))


@pytest.mark.parametrize(
    ("everyday", "official", "other"),
    [
        ("工钱 老板 跑", "欠薪 劳动监察", "渔船 捕捞"),
        ("老人 摔倒 爬不起来", "独居 跌倒 呼叫", "电商 销路"),
        ("麦子 机器", "收割机 农机手", "信访 调解"),
        ("骗子 上当", "诈骗 反诈", "路灯 管网"),
    ],
)
def test_everyday_words_lie_near_the_official_ones_of_the_same_matter(everyday: str, official: str, other: str) -> None:
    assert nearness(everyday, official) > 2 * nearness(everyday, other)
    assert nearness(everyday, official) > 0.3


def test_a_text_is_as_long_as_any_other() -> None:
    assert np.linalg.norm(vector_of({"老人": 1.0, "摔倒": 3.5})) == pytest.approx(1)


@pytest.mark.parametrize("text", [{}, {"qwxz": 1.0}])
def test_a_text_without_a_known_word_makes_nobody_think_of_anything(text: Mapping[str, float]) -> None:
    assert vector_of(text).tolist() == [0.0] * DIMENSIONS


def test_near_to_a_word_are_itself_and_those_that_say_much_the_same() -> None:
    wages, fishing = near_to(["工钱", "qwxz", "打鱼"])
    assert {"工钱", "欠薪"} <= wages.words.keys()
    assert {"打鱼", "渔船"} <= fishing.words.keys()
    assert not wages.words.keys() & {"打鱼", "渔船"}
    assert wages.words["工钱"] == pytest.approx(1) == max(wages.words.values())


def test_near_to_a_general_word_counts_less() -> None:
    old_people, wages = near_to(["老人", "工钱"])
    assert 0 < old_people.telling < wages.telling


def test_words_that_stand_with_the_same_others_are_near_though_never_side_by_side() -> None:
    lists = [{"磨刀": 1.0, "剪刀": 1.0}, {"磨剪子": 1.0, "剪刀": 1.0}, {"打井": 1.0, "吃水": 1.0}]
    known, vectors = word_vectors(lists, telling(FREQUENCIES), 2)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    near = {word: float(unit[known.index("磨刀")] @ unit[known.index(word)]) for word in ("磨剪子", "打井")}
    assert near["磨剪子"] > 0.9
    assert abs(near["打井"]) < 0.1


def test_a_word_is_as_long_as_it_is_telling() -> None:
    weights = telling(FREQUENCIES)
    known, vectors = word_vectors([{"老人": 1.0, "磨刀": 1.0}], weights, 1)
    lengths = dict(zip(known, np.linalg.norm(vectors, axis=1).tolist(), strict=True))
    assert lengths["磨刀"] == pytest.approx(weights["磨刀"])
    assert weights["的"] < weights["老人"] < weights["磨刀"] == weights[""]


def test_every_word_of_the_topics_has_a_vector() -> None:
    """Where this fails, the list has changed: python -m search.associations.making DICT."""
    assert len({word for row in rows() for word in row}) == word_count()
    assert all(vector_of({word: 1.0}).any() for word in list(next(iter(rows()))))


def test_a_long_expression_counts_by_its_words_and_a_single_character_by_itself() -> None:
    assert words_of("送检下乡") == tuple(word.text for word in words("送检下乡", parts=True))
    assert words_of("摔") == ("摔",)
