"""The citation dialog, the key c and the basket, in a real browser; and the same way without script."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer, OpenPage


def reader(sample: Explorer, open_page: OpenPage, *, script: bool = True, anchor: str = "") -> Page:
    return open_page(sample.address + sample.kinds["reader"] + anchor, script=script)


def test_without_script_the_link_leads_to_the_citation_and_back(sample: Explorer, open_page: OpenPage) -> None:
    page = reader(sample, open_page, script=False)
    page.locator("#p2 a[data-cite]").click()
    entry = page.locator("#citation")
    expect(entry).to_contain_text(re.compile(r"\[[A-Z]+\]"))
    page.get_by_label("体例").select_option("in-text")
    page.get_by_role("button", name="更新").click()
    expect(entry).to_contain_text(re.compile("^据.*第2段"))
    page.get_by_role("link", name="回到原文").click()
    expect(page).to_have_url(re.compile("#p2$"))


def test_the_dialog_changes_form_in_place_and_gives_the_focus_back(sample: Explorer, open_page: OpenPage) -> None:
    page = reader(sample, open_page)
    link = page.locator("#p2 a[data-cite]")
    link.click()
    dialog = page.get_by_role("dialog", name="引用")
    expect(dialog.locator("#citation")).to_contain_text(re.compile(r"\[[A-Z]+\]"))
    style = dialog.get_by_label("格式")
    style.focus()
    style.select_option("bibtex")
    expect(dialog.locator("#citation")).to_contain_text("@")
    expect(style).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    assert "/document/" in page.url


def test_what_is_chosen_once_is_chosen_next_time(sample: Explorer, open_page: OpenPage) -> None:
    page = reader(sample, open_page)
    page.locator("#p1 a[data-cite]").click()
    dialog = page.get_by_role("dialog", name="引用")
    dialog.get_by_label("体例").select_option("in-text")
    expect(dialog.locator("#citation")).to_contain_text(re.compile("^据"))
    page.reload()
    page.locator("#p2 a[data-cite]").click()
    expect(dialog.locator("#citation")).to_contain_text(re.compile("^据.*第2段"))


def test_the_key_c_copies_the_citation_of_the_passage_in_view(sample: Explorer, open_page: OpenPage) -> None:
    page = reader(sample, open_page, anchor="#p2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.get_by_role("status")).to_contain_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text()


def test_passages_are_collected_kept_and_taken_away(sample: Explorer, open_page: OpenPage) -> None:
    page = reader(sample, open_page)
    for passage in ("#p1", "#p2"):
        page.locator(passage).get_by_role("button", name="采集").click()
    expect(page.locator("#p2").get_by_role("button", name="已采集")).to_be_visible()
    page.get_by_role("link", name="采集夹").click()
    rows = page.locator("form.basket li")
    expect(rows).to_have_count(2)
    rows.nth(1).get_by_role("button", name="上移").press("Enter")
    expect(rows.first).to_contain_text("第2段")
    expect(rows.first.get_by_role("button", name="移出")).to_be_focused()
    rows.nth(1).get_by_role("button", name="移出").press("Enter")
    expect(rows).to_have_count(1)
    expect(rows.first.get_by_role("button", name="移出")).to_be_focused()
    with page.expect_download() as download:
        page.get_by_role("button", name="存为 Markdown").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "第2段[1]" in text
    assert "第1段" not in text


def test_the_basket_shows_the_words_of_a_figure_and_of_a_quotation(sample: Explorer, open_page: OpenPage) -> None:
    page = reader(sample, open_page)
    sentence = page.locator(".passage p").nth(1).inner_text()[:30]
    page.goto(f"{sample.address}/quote?q={sentence}")
    page.get_by_role("button", name="采集").first.click()
    page.goto(f"{sample.address}/figures")
    figure = page.locator("blockquote.evidence").first
    figure.get_by_role("button", name="采集").click()
    told = figure.locator("a.words").inner_text()
    page.goto(f"{sample.address}/basket")
    rows = page.locator("form.basket li")
    expect(rows.first).to_contain_text(sentence[:8])
    expect(rows.nth(1)).to_contain_text(told[:20])
    expect(rows.first.locator("a")).to_have_text(re.compile(r"^\[1\] .*第\d+段$"))
    with page.expect_download() as download:
        page.get_by_role("button", name="存为 Markdown").click()
    quoted = download.value.path().read_text(encoding="utf-8").partition("——")[0]
    assert re.sub(r"[\s>]", "", quoted) == "#采集夹" + re.sub(r"\s", "", sentence)
