"""Practices gathered in the tray and compared, in a real browser; and the same way without script."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer, OpenPage


@pytest.fixture
def ids(sample: Explorer) -> list[str]:
    """Of a practice without a name and of two initiatives."""
    return parse_qs(urlsplit(sample.kinds["comparison"]).query)["p"]


def card(sample: Explorer, page: Page, practice: str) -> None:
    page.goto(f"{sample.address}/practice/{practice.replace('#', '%23')}")


def test_the_tray_gathers_from_page_to_page_and_leads_to_the_comparison(
    sample: Explorer, open_page: OpenPage, ids: list[str]
) -> None:
    page = open_page(sample.address + sample.kinds["practice"])
    tray = page.get_by_role("complementary", name="要对比的做法")
    expect(tray).to_be_hidden()
    for id_ in ids:
        card(sample, page, id_)
        page.get_by_role("button", name="加入对比").press("Enter")
        expect(page.get_by_role("button", name="已加入对比")).to_have_attribute("aria-pressed", "true")
    expect(tray.get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name="已加入对比").press("Space")
    expect(tray.get_by_role("listitem")).to_have_count(2)
    tray.get_by_role("link", name=re.compile("^对比")).click()
    assert parse_qs(urlsplit(page.url).query)["p"] == ids[:2]
    expect(page.get_by_role("columnheader")).to_have_count(3)
    tray.get_by_role("button", name="清空").click()
    expect(tray).to_be_hidden()


def test_without_script_the_choice_stands_in_the_address(sample: Explorer, open_page: OpenPage, ids: list[str]) -> None:
    page = open_page(sample.address + sample.kinds["practice"], script=False)
    card(sample, page, ids[1])
    page.get_by_role("link", name="加入对比").click()
    page.get_by_placeholder("再加一个做法的名称").fill(ids[2])
    page.get_by_role("button", name="加入对比").click()
    assert parse_qs(urlsplit(page.url).query)["p"] == ids[1:]
    expect(page.get_by_role("row")).to_have_count(7)


def test_a_long_sentence_is_clipped_until_it_is_opened_or_printed(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + "/name/三解三促")
    page.evaluate("document.querySelectorAll('details:not(.clip)').forEach((one) => { one.open = true; })")
    words = page.locator("details.clip a.words").first
    expect(words).to_be_hidden()
    page.emulate_media(media="print")
    expect(words).to_be_visible()
    page.emulate_media(media="screen")
    page.locator("details.clip summary").first.click()
    expect(words).to_be_visible()


def test_paper_shows_the_whole_table_and_no_controls(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + sample.kinds["comparison"])
    page.emulate_media(media="print")
    for control in (".tray", "form.add", ".compare .off"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator(".compare tbody tr")).to_have_count(6)
