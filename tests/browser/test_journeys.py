"""What people come for, from the search box to the very words, with script and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer, OpenPage

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
VISITS = pytest.mark.parametrize(
    ("explorer", "script"),
    [("reports", True), ("sample", False)],
    indirect=["explorer"],
    ids=["reports, script", "sample, no script"],
)


@pytest.fixture
def explorer(request: pytest.FixtureRequest) -> Explorer:
    """The explorer that is named."""
    found: Explorer = request.getfixturevalue(request.param)
    return found


@VISITS
@pytest.mark.parametrize("name", ["红帆工程", "两室建设"])
def test_from_a_name_to_the_words_of_a_relation(
    explorer: Explorer, open_page: OpenPage, name: str, script: bool
) -> None:
    page = _entity_found_by_search(open_page(explorer.address, script=script), name)
    _follow_first_evidence(page)


@SCRIPT
def test_from_golden_tie_to_the_words_of_a_relation(reports: Explorer, open_page: OpenPage, script: bool) -> None:
    page = _entity_found_by_search(open_page(reports.address, script=script), "金色纽带")
    _follow_first_evidence(page)


@VISITS
@pytest.mark.parametrize("part", ["党代表工作室", "阳光便民工作室"])
def test_two_rooms_lead_to_each_of_their_parts_and_back(
    explorer: Explorer, open_page: OpenPage, part: str, script: bool
) -> None:
    page = _entity_found_by_search(open_page(explorer.address, script=script), "两室建设")
    whole = page.locator("h1").inner_text()
    row = page.locator("table.facts tr", has_text="包括").filter(has=page.get_by_role("link", name=part, exact=True))
    row.get_by_role("link", name=part, exact=True).click()
    expect(page.locator("h1")).to_have_text(part)
    page.locator("table.facts").get_by_role("link", name=whole, exact=True).first.click()
    expect(page.locator("h1")).to_have_text(whole)


@SCRIPT
def test_from_a_province_down_to_a_village_and_back(sample: Explorer, open_page: OpenPage, script: bool) -> None:
    page = open_page(sample.address, script=script)
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="地区").click()
    for step in ("浙江省", "舟山市", "嵊泗县", "望潮村"):
        page.locator("main").get_by_role("link", name=step, exact=True).click()
        expect(page.locator("h1")).to_have_text(step)
    expect(page.locator("#passages")).to_be_visible()  # a village is a page of its own
    for step in ("嵊泗县", "舟山市", "浙江省"):
        page.get_by_role("navigation", name="所在地区").get_by_role("link", name=step, exact=True).click()
        expect(page.locator("h1")).to_have_text(step)


@SCRIPT
def test_an_ambiguous_name_lets_people_choose(sample: Explorer, open_page: OpenPage, script: bool) -> None:
    page = open_page(sample.address + sample.kinds["candidates"], script=script)
    expect(page.locator("h1")).to_contain_text("可能指")
    choices = page.locator("main li a")
    name = choices.first.inner_text()
    assert choices.count() > 1
    choices.nth(1).click()
    expect(page.locator("h1")).to_have_text(name)


@SCRIPT
def test_english_holds_for_the_whole_visit(sample: Explorer, open_page: OpenPage, script: bool) -> None:
    page = open_page(sample.address, script=script)
    page.get_by_role("link", name="English").click()
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Initiatives").click()
    expect(page.locator("h1")).to_have_text("Initiatives")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("h1")).to_have_text("做法")


@SCRIPT
def test_filters_are_put_on_and_taken_off_one_by_one(sample: Explorer, open_page: OpenPage, script: bool) -> None:
    page = open_page(f"{sample.address}/search?q=党员", script=script)
    everything = page.locator("main p > b").first.inner_text()
    page.locator(".facet a").first.click()
    page.locator(".facet a").first.click()
    expect(page.locator(".chips .off")).to_have_count(2)
    assert page.locator("main p > b").first.inner_text() != everything
    for left in (1, 0):
        page.locator(".chips .off").first.click()
        expect(page.locator(".chips .off")).to_have_count(left)
    expect(page.locator("input[name=q]")).to_have_value("党员")
    assert page.locator("main p > b").first.inner_text() == everything


def test_a_source_can_be_taken_away(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + sample.kinds["reader"])
    with page.expect_download() as download:
        page.locator("aside a[download]").first.click()
    assert download.value.suggested_filename.endswith(".md")


def _entity_found_by_search(page: Page, name: str) -> Page:
    page.get_by_role("searchbox", name="检索").or_(page.get_by_role("combobox", name="检索")).fill(name)
    page.get_by_role("button", name="检索").click()
    expect(page.locator("input[name=q]")).to_have_value(name)  # the question stays in the box
    page.locator(".cards a").first.click()
    expect(page.locator("h1")).to_be_visible()
    return page


def _follow_first_evidence(page: Page) -> None:
    """From a relation to the reader: it opens at the words, and marks just these."""
    link = page.locator("table.facts a.words").first
    words = link.locator("mark").inner_text()
    link.click()
    expect(page).to_have_url(re.compile(r"/document/document:.*words=.*#p\d+$"))
    marks = page.locator("article mark")
    assert "".join(marks.all_inner_texts()) == words
    expect(marks.first).to_be_in_viewport()
