"""What is one across documents and what stays apart, by rule; the order of documents never matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import EntityId, make_id
from kg.names import name_key
from kg.resolution import REASONS, Namesake, Resolved, resolve

PROVINCE, CITY, COUNTY, SISTER, FAR = "place:33", "place:3309", "place:330922", "place:330921", "place:140722"
REPORT, OTHER = "document:1", "document:2"


def named(type_: str, canonical: str, scope: str, role: str = "", body: str = "", partial: bool = False) -> Namesake:
    id_ = EntityId(make_id(type_, canonical, scope, role, body))
    return Namesake(id_, type_, canonical, scope, role, body, partial)


def practice(canonical: str, scope: str) -> Namesake:
    return named("initiative", canonical, scope)


def body(canonical: str, scope: str) -> Namesake:
    return named("organisation", canonical, scope)


def person(scope: str, role: str = "", body: str = "", partial: bool = False) -> Namesake:
    return named("person", "李明" if not partial else "李书记", scope, role, body, partial)


ONE: dict[str, tuple[str, Namesake, Namesake]] = {  # what it is: rule, the one that goes, the one that is shown
    "a practice of the city and of its one county": (
        "narrower", practice("渔灯工程", CITY), practice("渔灯工程", COUNTY)),
    "a body of the city and of its one county": ("narrower", body("东岛村党委", CITY), body("东岛村党委", COUNTY)),
    "a national campaign": ("national", practice("创先争优活动", COUNTY), practice("创先争优活动", "")),
    "quotation marks": ("spelling", practice("“渔灯”工程", COUNTY), practice("渔灯工程", COUNTY)),
    "a class word left out": ("class_word", practice("渔灯", COUNTY), practice("渔灯工程", COUNTY)),
    "a county before a town": ("holder", body("海山镇党委", COUNTY), body("东岛县海山镇党委", COUNTY)),
    "a town before a village": ("holder", body("石码村党支部", COUNTY), body("海山镇石码村党支部", COUNTY)),
    "a report without a place": ("only_place", practice("渔灯便民工作室", REPORT), practice("渔灯便民工作室", COUNTY)),
    "a university": ("one_body", body("海洋大学", OTHER), body("海洋大学", COUNTY)),
    "a person of one body": ("body", person(REPORT, body="石码村"), person(COUNTY, body="石码村")),
    "a person of one role": ("role", person(CITY, role="副局长"), person(COUNTY, role="副局长")),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE)
def test_it_is_one(case: str) -> None:
    rule, gone, shown = ONE[case]
    assert resolve([gone, shown]) == {gone.id: Resolved(shown.id, rule)}


APART = {
    "two counties": [practice("渔灯工程", COUNTY), practice("渔灯工程", SISTER)],
    "a city and two of its counties": [practice("渔灯工程", s) for s in (CITY, COUNTY, SISTER)],
    "a common name in a province": [practice("渔灯工程", s) for s in (PROVINCE, COUNTY, FAR)],
    "a report without a place and two places": [practice("渔灯便民工作室", s) for s in (REPORT, COUNTY, FAR)],
    "a report without a place and a province": [practice("渔灯便民工作室", s) for s in (REPORT, PROVINCE)],
    "a short name": [practice("一线工作法", REPORT), practice("一线工作法", COUNTY)],
    "two reports without a place": [practice("渔灯便民工作室", REPORT), practice("渔灯便民工作室", OTHER)],
    "two class words": [practice(name, COUNTY) for name in ("渔灯", "渔灯工程", "渔灯活动")],
    "a class word elsewhere": [practice("渔灯", COUNTY), practice("渔灯工程", FAR)],
    "towns of two counties": [body("海山镇党委", COUNTY), body("左权县海山镇党委", FAR)],
    "an office of the county": [body("东岛县委组织部", COUNTY), body("委组织部", COUNTY)],
    "night schools": [body("社区大学", COUNTY), body("社区大学", REPORT)],
    "a surname": [person(CITY, "书记", "石码村", partial=True), person(COUNTY, "书记", "石码村", partial=True)],
    "namesakes": [person(COUNTY, role="书记"), person(FAR, role="书记"), person(REPORT, role="书记")],
    "bodies of two places": [person(COUNTY, body="中心小学"), person(FAR, body="中心小学")],
    "a role in a whole province": [person(PROVINCE, role="村民"), person(COUNTY, role="村民")],
    "a body that says nothing": [person(REPORT, body="党委"), person(OTHER, body="党委")],
    "places": [named("place", "石码村", CITY), named("place", "石码村", COUNTY)],
}


@pytest.mark.parametrize("case", APART)
def test_it_stays_apart(case: str) -> None:
    assert resolve(APART[case]) == {}


def test_two_reports_that_share_further_names_tell_of_one_practice() -> None:
    told = [practice("一线工作法", REPORT), practice("一线工作法", OTHER)]
    shared = frozenset({"李明", "石码村党支部", "一线工作法"})
    (gone,) = resolve(told, lambda _: [shared]).items()
    assert gone[1].rule == "company"
    assert resolve(told, lambda _: [shared - {"李明"}]) == {}


def test_a_report_that_would_join_two_places_joins_neither() -> None:
    people = [person(REPORT, body="中心小学"), person(COUNTY, body="中心小学"), person(FAR, body="中心小学")]
    assert resolve(people) == {}


def test_every_level_leads_straight_to_the_narrowest() -> None:
    levels = [practice("渔灯便民工程", scope) for scope in (PROVINCE, CITY, COUNTY, REPORT)]
    resolved = resolve(levels)
    assert {target.target for target in resolved.values()} == {levels[2].id}
    assert len(resolved) == 3


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("initiative", "“渔灯” 工程", "渔灯"),
        ("organisation", "东海市东岛县海山镇石码村党支部", "石码村党支部"),
        ("person", "李 明", "李明"),
    ],
)
def test_spellings_that_may_be_one_have_one_key(type_: str, one: str, other: str) -> None:
    assert name_key(type_, one) == name_key(type_, other)


@pytest.mark.parametrize("name", ["东岛县委组织部", "城区街道党工委", "工程", "“”"])
def test_a_key_is_never_empty_nor_half_a_word(name: str) -> None:
    assert name_key("organisation", name) == name_key("initiative", name) == (name.strip("“”") or name)


SCOPES = ["", PROVINCE, CITY, COUNTY, SISTER, FAR, REPORT, OTHER]
NAMESAKES = st.lists(
    st.builds(
        named,
        st.sampled_from(["initiative", "organisation", "person"]),
        st.sampled_from(["渔灯便民工程", "“渔灯便民”工程", "渔灯便民", "海洋大学", "海山镇党委", "东岛县海山镇党委"]),
        st.sampled_from(SCOPES),
        st.sampled_from(["", "书记"]),
        st.sampled_from(["", "石码村"]),
    ),
    max_size=12,
    unique_by=lambda namesake: namesake.id,
)
COMPANY = [frozenset("甲乙丙丁"), frozenset("甲乙丙")]


@given(NAMESAKES, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(namesakes: list[Namesake], random: object) -> None:
    shuffled = sorted(namesakes, key=lambda namesake: make_id("x", namesake.id, str(random)))
    assert resolve(shuffled, lambda id_: COMPANY[: len(id_) % 3]) == resolve(
        namesakes, lambda id_: COMPANY[: len(id_) % 3]
    )


@given(NAMESAKES)
def test_what_is_shown_is_shown_for_itself_and_has_the_same_key(namesakes: list[Namesake]) -> None:
    resolved = resolve(namesakes, lambda _: COMPANY)
    keys = {namesake.id: (namesake.type, name_key(namesake.type, namesake.canonical)) for namesake in namesakes}
    assert {answer.target for answer in resolved.values()}.isdisjoint(resolved)
    assert all(keys[id_] == keys[answer.target] and answer.rule in REASONS for id_, answer in resolved.items())


@given(NAMESAKES)
def test_no_two_places_become_one_but_by_a_name_known_everywhere(namesakes: list[Namesake]) -> None:
    scopes = {namesake.id: namesake.scope for namesake in namesakes}
    for id_, answer in resolve(namesakes, lambda _: COMPANY).items():
        one, other = scopes[id_], scopes[answer.target]
        nested = one.startswith(other) or other.startswith(one)
        assert nested or "document:" in one + other or answer.rule in ("national", "one_body")


def test_a_name_that_very_many_have_says_nothing() -> None:
    counties = [f"place:{code}" for code in range(110101, 110202)]
    people = [named("person", "李明", county, body=f"第{n}小学") for n, county in enumerate(counties)]
    known = [person(COUNTY, body="石码村"), person(REPORT, body="石码村")]
    assert len(resolve(known)) == 1
    assert resolve([*known, *people]) == {}
