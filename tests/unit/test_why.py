"""Why a passage was found can be read off its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search.criteria import weighing_words
from search.highlight import find_highlights
from search.parser import parse
from search.plan import make_criterion
from search.why import Reason, find_reasons


def reasons(question: str, **texts: str) -> dict[tuple[str, str], Reason]:
    found = find_reasons(make_criterion(parse(question)), texts, lambda _: 1)  # type: ignore[arg-type]  # names of fields
    return {(reason.field, reason.words): reason for reason in found}


def test_each_field_gives_its_own_reason() -> None:
    found = reasons("党员 巡查", text="党员巡查，党员上报。", heading="一、巡查", title="情况")
    assert {key: reason.times for key, reason in found.items()} == {
        ("text", "党员"): 2,
        ("text", "巡查"): 1,
        ("heading", "巡查"): 1,
    }


def test_words_of_the_passage_weigh_more_than_those_of_a_heading() -> None:
    found = reasons("巡查", text="巡查", heading="巡查")
    assert found["text", "巡查"].weight > found["heading", "巡查"].weight > 0


def test_words_as_typed_side_by_side_are_a_reason_of_their_own() -> None:
    assert ("text", "渔船巡查") in reasons("渔船巡查", text="开展渔船巡查。")
    assert ("text", "渔船巡查") not in reasons("渔船巡查", text="巡查渔船。")


def test_what_is_excluded_or_filtered_is_no_reason() -> None:
    assert reasons("巡查 -党员 年份:2012", text="党员巡查").keys() == {("text", "巡查")}


@given(st.text(st.sampled_from("党员巡查海塘，。 a1"), max_size=30))
@settings(deadline=None)  # the first call loads the dictionary
def test_there_is_a_reason_in_a_text_where_something_is_highlighted(text: str) -> None:
    criterion = make_criterion(parse("党员巡查 OR 海塘 a1"))
    words = [wanted.words for wanted in weighing_words(criterion) if wanted.field == "text"]
    assert bool(find_reasons(criterion, {"text": text}, lambda _: 1)) == bool(find_highlights(text, words))
