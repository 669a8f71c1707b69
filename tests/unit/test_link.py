"""Mentions become entities; overlapping claims on the same words are settled."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.gazetteer import Gazetteer, Place
from ingest.link import link, settle
from ingest.steps import Context, NamedMention, TextDocument
from kg.ids import document_id, make_id, passage_id
from kg.model import Mention, Passage

_DOCUMENT = document_id("甲")
_COUNTY = Place("place:330922", "嵊泗县", "county", "place:3309", "")


def context(*texts: str) -> Context:
    passages = tuple(Passage(passage_id(_DOCUMENT, n), n, (), text) for n, text in enumerate(texts, 1))
    document = TextDocument(_DOCUMENT, 0, passages, "", "", "", "", "", "", "", ())
    return Context(document, (_COUNTY,), Gazetteer([]))


def claim(type_: str, surface: str, text: str, ordinal: int = 1, scope: str = "", **attrs: str) -> NamedMention:
    start = text.index(surface)
    mention = Mention(passage_id(_DOCUMENT, ordinal), start, start + len(surface), surface)
    return NamedMention(type_, mention, surface, scope, attrs, "test")


def names(text: str, *claims: NamedMention) -> list[tuple[str, str]]:
    return [(entity.type, entity.canonical) for entity in link(context(text), claims)]


def test_mentions_of_one_name_are_one_entity_with_all_attributes() -> None:
    texts = [f"第{n}段说李明。" for n in range(1, 12)]
    claims = [claim("person", "李明", text, n, role="" if n < 3 else f"支书{n}") for n, text in enumerate(texts, 1)]
    [entity] = link(context(*texts), claims)
    assert [mention.passage_id for mention in entity.mentions] == [passage_id(_DOCUMENT, n) for n in range(1, 12)]
    assert entity.attrs == {"role": "支书3"}
    assert entity.id == make_id("person", "李明", "")


def test_namesakes_of_two_counties_stay_apart() -> None:
    text = "东村党支部和东村党支部。"
    first = claim("organisation", "东村党支部", text, scope="place:330922")
    mention = Mention(passage_id(_DOCUMENT, 1), 6, 11, "东村党支部")
    second = NamedMention("organisation", mention, "东村党支部", "place:140722", {}, "test")
    assert len(link(context(text), [first, second])) == 2


def test_a_place_is_named_by_its_scope_and_an_ambiguous_one_by_its_name() -> None:
    text = "嵊泗县和朝阳区"
    entities = link(
        context(text), [claim("place", "嵊泗县", text, scope="place:330922"), claim("place", "朝阳区", text)]
    )
    assert [entity.id for entity in entities] == ["place:330922", make_id("place", "朝阳区")]


def test_the_longer_of_two_names_stays() -> None:
    text = "推广李明工作法"
    assert names(text, claim("person", "李明", text), claim("initiative", "李明工作法", text)) == [
        ("initiative", "李明工作法")
    ]


def test_a_place_before_a_body_stays_beside_it() -> None:
    text = "雨花村党支部"
    assert names(text, claim("place", "雨花村", text), claim("organisation", "雨花村党支部", text)) == [
        ("organisation", "雨花村党支部"),
        ("place", "雨花村"),
    ]


def test_the_body_that_a_longer_name_begins_with_stays_beside_it() -> None:
    text = "海洋大学水产学院"
    claims = [claim("organisation", part, text) for part in ("海洋大学", "水产学院", text)]
    assert names(text, *claims) == [("organisation", text), ("organisation", "海洋大学")]


def test_inside_an_initiative_only_the_documents_own_place_stays() -> None:
    text = "“嵊泗县先锋”和“枫桥镇经验”"
    own = claim("place", "嵊泗县", text, scope=_COUNTY.id)
    other = claim("place", "枫桥镇", text, scope="place:330681")
    quoted = [claim("initiative", "嵊泗县先锋", text), claim("initiative", "枫桥镇经验", text)]
    assert [name for type_, name in names(text, own, other, *quoted) if type_ == "place"] == ["嵊泗县"]


def test_for_equal_words_quotation_marks_decide() -> None:
    quoted, plain = "成立“红船党支部”", "成立红船党支部"
    for text, winner in ((quoted, "initiative"), (plain, "organisation")):
        found = names(text, claim("organisation", "红船党支部", text), claim("initiative", "红船党支部", text))
        assert found == [(winner, "红船党支部")]


_SPANS = st.tuples(st.sampled_from(["organisation", "initiative", "person"]), st.integers(0, 18), st.integers(1, 6))


@given(st.lists(_SPANS, max_size=12))
def test_what_stays_overlaps_only_as_links_of_a_chain_and_does_not_depend_on_the_order(
    spans: list[tuple[str, int, int]],
) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地"
    claims = [
        NamedMention(type_, Mention(passage_id(_DOCUMENT, 1), a, a + n, text[a : a + n]), text[a : a + n], "", {}, "t")
        for type_, a, n in spans
    ]
    kept = settle(text, claims, frozenset())
    for one, other in pairwise(kept):
        chained = one.type == other.type == "organisation" and one.mention.start == other.mention.start
        assert chained or one.mention.end <= other.mention.start
    assert kept == settle(text, list(reversed(claims)), frozenset())
