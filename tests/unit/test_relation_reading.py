"""How a passage is cut into sentences and clauses, and what stands for a name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.relations.reading import Named, cut, outermost, without_nested
from ingest.extract.relations.references import Memory, find_speaker, find_stand_ins
from kg.ids import DocumentId, EntityId, passage_id
from kg.model import Entity, Mention, Passage

_ID = passage_id(DocumentId("document:x"), 1)


def passage(text: str) -> Passage:
    return Passage(_ID, 1, (), text)


def entity(type_: str, name: str, start: int = 0) -> Entity:
    return Entity(EntityId(f"x:{name}"), type_, name, "", (Mention(_ID, start, start + len(name), name),))


def named(text: str, *entities: tuple[str, str]) -> list[Named]:
    found = [(entity(type_, name, text.index(name)), text.index(name)) for type_, name in entities]
    return without_nested(Named(one, start, start + len(one.canonical)) for one, start in found)


def meanings(text: str, *entities: tuple[str, str], region: str = "") -> dict[str, str]:
    """What each stand-in of a text means."""
    places = (entity("place", region),) if region else ()
    memory = Memory(places, find_speaker([passage(text)], places))
    found = find_stand_ins(passage(text), named(text, *entities), memory)
    return {text[one.start : one.end]: one.entity.canonical for one in found}


@given(st.text("，。；：“”\n甲乙丙！？", max_size=40), st.lists(st.integers(0, 38), max_size=4))
def test_sentences_cover_a_passage_and_clauses_a_sentence(text: str, starts: list[int]) -> None:
    body = entity("place", "甲乙")
    names = without_nested(Named(body, start, start + 2) for start in starts if start + 2 <= len(text))
    sentences = cut(passage(text), names)
    assert "".join(text[one.start : one.end] for one in sentences) == text
    for sentence in sentences:
        clauses = "".join(text[clause.start : clause.end] for clause in sentence.clauses)
        assert clauses == text[sentence.start : sentence.end]
    assert [one for sentence in sentences for one in sentence.named] == names


def test_a_comma_inside_a_name_ends_no_clause() -> None:
    text = "开展一心为民，尽责办事活动，大家欢迎。"
    (sentence,) = cut(passage(text), named(text, ("initiative", "一心为民，尽责办事活动")))
    assert [text[clause.start : clause.end] for clause in sentence.clauses] == [
        "开展一心为民，尽责办事活动，",
        "大家欢迎。",
    ]


def test_a_name_inside_a_longer_name_is_left_out() -> None:
    found = outermost([entity("place", "东岸镇"), entity("organisation", "东岸镇党委")])
    assert [one.entity.canonical for one in found[_ID]] == ["东岸镇党委"]


def test_this_county_is_the_region_and_this_town_the_last_town() -> None:
    text = "该县有十个镇。东岸镇靠海，该镇盛产鱼。"
    assert meanings(text, ("place", "东岸镇"), region="海湾县") == {"该县": "海湾县", "该镇": "东岸镇"}


def test_this_firm_is_the_last_company() -> None:
    text = "蓝湾公司建在海边。该企业有百人。"
    assert meanings(text, ("organisation", "蓝湾公司")) == {"该企业": "蓝湾公司"}


def test_the_branch_of_this_firm_is_the_branch_where_it_is_known() -> None:
    text = "蓝湾公司党支部不大。目前该公司党支部很忙。"
    assert meanings(text, ("organisation", "蓝湾公司党支部")) == {"该公司党支部": "蓝湾公司党支部"}


def test_we_are_the_region_where_the_text_says_our_county() -> None:
    assert meanings("我县靠海。我们建了塔。", region="海湾县") == {"我县": "海湾县", "我们": "海湾县"}


def test_we_are_nobody_where_the_text_is_not_spoken_for_a_place() -> None:
    assert meanings("检查组到了该县。我们看了塔。", region="海湾县") == {"该县": "海湾县"}
