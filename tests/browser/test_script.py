"""The little that script adds: suggestions while one types, arrow keys in a picture."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Explorer, OpenPage


def test_initials_suggest_a_name_that_the_keyboard_opens(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    box = page.get_by_role("combobox")
    box.press_sequentially("hfgc")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("红帆工程")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Enter")
    expect(page.locator("h1")).to_have_text("红帆工程")


def test_a_suggestion_can_be_clicked(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    page.get_by_role("combobox").press_sequentially("望潮村")
    page.get_by_role("option", name="望潮村 地点").click()
    expect(page.locator("h1")).to_have_text("望潮村")


def test_escape_closes_suggestions_and_keeps_what_was_typed(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    box = page.get_by_role("combobox")
    box.press_sequentially("望潮")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("望潮")


def test_enter_without_a_choice_searches(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    box = page.get_by_role("combobox")
    box.press_sequentially("望潮")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Enter")
    expect(page.locator("mark").first).to_contain_text("望潮")


def test_characters_and_initials_may_be_mixed(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    page.get_by_role("combobox").press_sequentially("红帆gc")
    expect(page.get_by_role("option").first).to_contain_text("红帆工程")


def test_an_empty_box_offers_what_was_searched_lately_until_that_is_forgotten(
    sample: Explorer, open_page: OpenPage
) -> None:
    page = open_page(sample.address)
    for question in ("望潮村 党员", "渔船"):
        page.get_by_role("combobox").fill(question)
        page.get_by_role("combobox").press("Enter")
        expect(page).to_have_url(re.compile("/search"))
    page.goto(sample.address)
    box = page.get_by_role("combobox")
    box.press("ArrowDown")
    options = page.get_by_role("option")
    expect(options).to_have_text(["渔船 最近检索", "望潮村 党员 最近检索", "清除最近检索"])
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("望潮村 党员")
    page.goto(sample.address)
    page.get_by_role("combobox").click()
    expect(options.first).to_have_text("望潮村 党员 最近检索")
    page.get_by_role("option", name="清除最近检索").click()
    assert page.evaluate("localStorage.getItem('hongfan.recent')") == "[]"
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_what_was_searched_lately_and_fits_comes_before_names(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    page.evaluate("localStorage.setItem('hongfan.recent', JSON.stringify(['渔船', '望潮村 党员']))")
    page.get_by_role("combobox").press_sequentially("望潮")
    expect(page.get_by_role("option").nth(0)).to_have_text("望潮村 党员 最近检索")
    expect(page.get_by_role("option").nth(1)).to_contain_text("望潮镇")


def test_arrow_keys_walk_through_the_picture(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + sample.kinds["place"])
    nodes = page.locator(".graph svg a")
    assert nodes.count() > 1
    nodes.first.focus()
    page.keyboard.press("ArrowDown")
    expect(nodes.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(nodes.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".graph svg a").first).to_be_visible()


def test_the_keyboard_reaches_the_text_without_passing_the_menu(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
