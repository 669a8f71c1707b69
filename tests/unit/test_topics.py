"""Topics: what is said officially and what is said in everyday words meet in one topic."""

from __future__ import annotations

from collections import Counter

import pytest

from search.analyzer import words
from search.fold import fold_name
from search.topics import said_otherwise, topics, topics_in

KINDS = {"问题", "目的", "对象", "手段", "场所"}


@pytest.mark.parametrize(
    ("official", "everyday", "label"),
    [
        ("村里设了阳光账本，村级财务按月公示。", "账本没人看得到，大伙难免起疑心。", "村账不明"),
        ("老年助餐点向高龄老人送餐。", "她一个人懒得开火，天天剩饭凑合一口。", "老人吃饭难"),
        ("社区为既有住宅加装电梯。", "老太太住六楼，爬不动楼。", "加装电梯"),
        ("推行述职评议，开展满意度测评。", "干部干得怎样，让百姓打分。", "群众评干部"),
        ("渔业村成立海上支部。", "男人们常年出海打鱼。", "渔民船员"),
    ],
)
def test_both_ways_of_saying_it_lead_to_the_topic(official: str, everyday: str, label: str) -> None:
    assert label in topics_in(official)
    assert label in topics_in(everyday)


def test_of_a_topic_the_longest_word_counts_and_not_those_within() -> None:
    assert topics_in("几位独居老人")["独居空巢老人"] == ("独居老人",)


def test_words_of_a_topic_come_once_and_in_the_order_in_which_they_stand() -> None:
    assert topics_in("渔民上岸，船员上岸，渔民回家")["渔民船员"] == ("渔民", "船员")


def test_a_word_with_a_gap_stands_within_one_clause() -> None:
    assert "屋顶…漏" in topics_in("屋顶一下雨就漏")["老旧小区漏水破损"]
    assert topics_in("屋顶晒着太阳，水壶漏了") == {}


def test_text_is_folded_before_words_are_sought() -> None:
    assert topics_in("漁民")["渔民船员"] == ("渔民",)


def test_a_topic_is_said_otherwise_in_single_words_official_and_everyday_ones() -> None:
    others = said_otherwise("渔民船员")
    assert {"渔民", "捕鱼"} <= set(others)
    assert len(others) <= 16
    assert all(len(list(words(other, parts=False))) == 1 for other in others)


def test_a_text_about_nothing_of_the_kind_has_no_topic() -> None:
    assert topics_in("一二三四五。") == {}


def test_every_topic_is_well_formed() -> None:
    for topic in topics():
        assert topic.kind in KINDS, topic
        assert 5 <= len(topic.words) <= 110, topic
        assert topic.english.isascii(), topic
        for word in topic.words:
            assert 1 <= len(word) <= 8, (topic.label, word)
            assert word == fold_name(word), word
            assert all(word.split("…")), (topic.label, word)
            assert word.count("…") <= 1, (topic.label, word)


@pytest.mark.parametrize("field", ["label", "english"])
def test_no_two_topics_bear_one_label(field: str) -> None:
    assert max(Counter(getattr(topic, field) for topic in topics()).values()) == 1


def test_a_word_points_to_four_topics_at_most() -> None:
    counts = Counter(word for topic in topics() for word in topic.words)
    assert [word for word, count in counts.items() if count > 4] == []
