"""Which sentences of a practice say why it is similar, and what they share with what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kg.ids import DocumentId, passage_id
from kg.model import Evidence
from search.associations.vectors import Near, vector_of
from search.lineage.kept import Lineage
from search.practices.asked import Asked, Sentence
from search.practices.reasons import Reasons, Told
from search.practices.terms import terms_of
from search.stock import StockPhrases

_DOCUMENT = DocumentId("document:1")
_WORDS = {"渔船": 5.0, "登记": 3.0, "船员": 2.0, "支部": 1.0}
_NUMBERS = {word: number for number, word in enumerate([*_WORDS, "记账"], 1)}


@pytest.fixture
def reasons(tmp_path: Path) -> Iterator[Callable[..., Reasons]]:
    """For what is asked by _WORDS, of which these are common and those stand in no text that is asked."""
    with Lineage(tmp_path, create=True) as lineage, lineage.reading() as view:

        def make(*texts: str, common: str = "", related: str = "", near: Sequence[Near] = ()) -> Reasons:
            own = frozenset(_WORDS) - {*related.split()}
            none = frozenset(common.split())
            vector = vector_of(_WORDS)
            asked = Asked(_sentences(*texts), _WORDS, {}, own, none, _NUMBERS, vector, tuple(near))
            return Reasons(asked, StockPhrases(view))

        yield make


def _sentences(*texts: str) -> tuple[Sentence, ...]:
    """Of a practice that is asked about; without texts, what a reader says in words of his own."""
    if not texts:
        return (Sentence("渔船上的船员到支部登记", terms_of("渔船上的船员到支部登记")),)
    first = passage_id(DocumentId("document:2"), 1)
    return tuple(Sentence(text, terms_of(text), Evidence(first, 0, len(text))) for text in texts)


def told(*passages: tuple[str, ...]) -> list[Told]:
    """The sentences of a practice."""
    return [
        Told(
            Evidence(passage_id(_DOCUMENT, ordinal), 0, len(text)),
            text,
            [_NUMBERS[word] for word in terms_of(text).words if word in _NUMBERS],
        )
        for ordinal, sentences in enumerate(passages, 1)
        for text in sentences
    ]


def test_the_sentences_that_share_most_are_the_reasons(reasons: Callable[..., Reasons]) -> None:
    given = told(("船员每月开一次会，会上读书。", "渔船回港之后，先要来登记。"), ("船员把登记的时间记在簿上。",))
    first, second = reasons().among(given, passage_id(_DOCUMENT, 1))
    assert (first.text, first.words) == ("渔船回港之后，先要来登记。", ("渔船", "登记"))
    assert second.text == "船员把登记的时间记在簿上。"  # the third shares a quarter of what the first does


def test_a_word_that_only_says_much_the_same_is_told_apart(reasons: Callable[..., Reasons]) -> None:
    (reason,) = reasons(related="渔船").among(told(("渔船回港之后，先要来登记。",)), passage_id(_DOCUMENT, 1))
    assert (reason.words, reason.related) == (("登记",), ("渔船",))


@pytest.mark.parametrize(
    ("common", "related"),
    [("", ("夜校", "记账")), ("登记", ("夜校",)), ("记账", ("夜校",))],
)
def test_words_that_are_near_to_one_of_a_description_are_told_too(
    reasons: Callable[..., Reasons], common: str, related: tuple[str, ...]
) -> None:
    near = [Near("登记", 2.5, {"登记": 1.0, "记账": 0.6, "石桌": 0.4}), Near("支部", 2.0, {"夜校": 0.9})]
    given = told(("渔船上也有夜校，石桌旁有人记账。",))
    (reason,) = reasons(common=common, near=near).among(given, passage_id(_DOCUMENT, 1))
    assert (reason.words, reason.related) == (("渔船",), related)


def test_a_sentence_that_has_only_a_word_near_to_one_of_a_description_is_a_reason_too(
    reasons: Callable[..., Reasons],
) -> None:
    near = [Near("登记", 2.5, {"登记": 1.0, "记账": 0.6})]
    given = told(("夜里亮灯的铺子编成一组，有人带着巡查。",), ("村口的石桌旁有人记账，一笔不漏。",))
    (reason,) = reasons(near=near).among(given, passage_id(_DOCUMENT, 1))
    assert (reason.text, reason.related) == ("村口的石桌旁有人记账，一笔不漏。", ("记账",))


def test_of_what_shares_enough_with_a_description_that_comes_first_which_makes_people_think_of_it(
    reasons: Callable[..., Reasons],
) -> None:
    given = told(("渔船登记的照片挂在博物馆里，孩子们看得出神。", "渔民出海之前，渔船先到港口报备。"))
    by_weight = reasons().among(given, passage_id(_DOCUMENT, 1))
    by_associations = reasons(near=[Near("船员", 2.0, {"船员": 1.0})]).among(given, passage_id(_DOCUMENT, 1))
    assert by_weight[0].text == given[0].text
    assert by_associations[0].text == given[1].text


def test_where_nothing_is_shared_a_sentence_of_the_nearest_passage_is_the_reason(
    reasons: Callable[..., Reasons],
) -> None:
    given = told(("村口的石桌旁有人记账，一笔不漏。",), ("做法", "夜里亮灯的铺子编成一组，有人带着巡查。"))
    (reason,) = reasons().among(given, passage_id(_DOCUMENT, 2))
    assert (reason.text, reason.why) == ("夜里亮灯的铺子编成一组，有人带着巡查。", "意思相近")


def test_what_is_common_is_no_reason_and_yet_chooses_the_sentence(reasons: Callable[..., Reasons]) -> None:
    given = told(("村口的石桌旁有人记账，一笔不漏。", "支部的灯夜里也亮着，有人带着巡查。"))
    (reason,) = reasons(common="支部").among(given, passage_id(_DOCUMENT, 1))
    assert (reason.text, reason.words, reason.why) == ("支部的灯夜里也亮着，有人带着巡查。", (), "意思相近")


def test_a_sentence_of_what_is_asked_about_is_no_reason(reasons: Callable[..., Reasons]) -> None:
    asked = "渔船回港之后，先要来登记。"
    own = Told(Evidence(passage_id(DocumentId("document:2"), 1), 0, len(asked)), asked, [1, 2])
    given = [own, *told(("船员把登记的时间记在簿上。",))]
    (reason,) = reasons(asked).among(given, passage_id(_DOCUMENT, 1))
    assert (reason.text, reason.words) == ("船员把登记的时间记在簿上。", ("登记",))


def test_a_practice_without_sentences_has_no_reasons(reasons: Callable[..., Reasons]) -> None:
    assert reasons().among([], passage_id(_DOCUMENT, 1)) == []


def test_each_reason_stands_beside_a_sentence_that_has_the_words_they_share(reasons: Callable[..., Reasons]) -> None:
    asked = reasons("船员在支部的本子上写下名字。", "渔船一靠岸就去登记，一次不落。")
    shared = [
        (each.words, each.beside.text)
        for each in asked.among(
            told(("渔船回港之后，船员先要来登记。", "船员晚上到支部登记一小时的书。")), passage_id(_DOCUMENT, 1)
        )
        if each.beside
    ]
    assert shared == [
        (("渔船", "登记"), "渔船一靠岸就去登记，一次不落。"),
        (("船员", "支部"), "船员在支部的本子上写下名字。"),
    ]
    (alone,) = reasons().among(told(("渔船回港之后，先要来登记。",)), passage_id(_DOCUMENT, 1))
    assert alone.beside is None  # the reader knows what he said


def test_of_sentences_that_share_the_same_the_one_that_lists_less_comes_first(
    reasons: Callable[..., Reasons],
) -> None:
    listing = "渔船登记" + "、量尺寸、补油漆、换缆绳" * 10 + "。"
    (reason,) = reasons().among(told((listing, "渔船回港之后，先要来登记。")), passage_id(_DOCUMENT, 1))
    assert reason.text == "渔船回港之后，先要来登记。"
