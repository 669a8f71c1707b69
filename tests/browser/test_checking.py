"""A draft checked in a real browser, without script: pasted, read with its margins, taken away; and a file of Word."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer, OpenPage

DRAFT = (Path(__file__).parents[1] / "drafts" / "02-doors-and-fires.md").read_text(encoding="utf-8")


def checked(sample: Explorer, open_page: OpenPage, address: str = "/check") -> Page:
    page = open_page(sample.address + address, script=False)
    page.locator("#draft").fill(DRAFT)
    page.locator("form.lens button").click()
    expect(page.locator(".draft")).to_be_visible()
    return page


@pytest.mark.parametrize("address", ["/check", "/check?lang=en"])
def test_the_margins_fit_every_screen_and_have_no_barrier(sample: Explorer, open_page: OpenPage, address: str) -> None:
    page = checked(sample, open_page, address)
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    line, notes = page.locator(".line.noted > p").first, page.locator(".notes").first
    below, above = notes.bounding_box(), line.bounding_box()
    assert below
    assert above
    assert below["y"] >= above["y"] + above["height"]
    page.set_viewport_size({"width": 1280, "height": 900})
    beside = notes.bounding_box()
    assert beside
    assert beside["x"] > above["width"]


def test_a_result_has_no_barrier_in_light_and_dark(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + "/check")
    page.locator("#draft").fill(DRAFT)
    page.locator("form.lens button").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_a_note_leads_to_its_words_and_to_the_source(sample: Explorer, open_page: OpenPage) -> None:
    page = checked(sample, open_page)
    note = page.locator(".notes .wrong_source")
    expect(note).to_contain_text("出处不对，别处有")
    note.get_by_role("link", name="楼门议事").click()
    expect(page.locator("mark").first).to_contain_text("凡是三分之二以上")


def test_a_file_of_word_is_sent_and_comes_back_with_comments(sample: Explorer, open_page: OpenPage) -> None:
    document = docx.Document()
    for line in DRAFT.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    page = open_page(sample.address + "/check", script=False)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.locator("#file").set_input_files({"name": "稿.docx", "mimeType": word, "buffer": out.getvalue()})
    page.locator("form.lens button").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word（批注）").click()
    taken = docx.Document(str(download.value.path()))
    assert [paragraph.text for paragraph in taken.paragraphs[: len(document.paragraphs)]] == DRAFT.split("\n")
    assert any(comment.text.startswith("✗ 出处不对") for comment in taken.comments)
