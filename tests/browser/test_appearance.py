"""Every kind of page can be read by all: no barrier that axe knows, nothing wider than a phone, fit to print."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer, OpenPage

KINDS = (
    "home", "results", "filtered results", "results by document", "concordance", "no results", "initiatives",
    "filtered list", "organisations", "people",
    "places", "places below", "map", "region", "timeline", "slogans", "slogan", "figures", "contradictions", "documents", "place", "organisation", "initiative", "person", "candidates", "ledger",
    "lens", "quotation", "check", "api", "reader", "reader with stock phrases", "lineage", "versions", "citation", "basket", "practice", "comparison", "comparison to choose", "similar", "similar to a description", "similar, nothing asked", "not found",
)  # fmt: skip
WIDTHS = (1280, 390)
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that can differ between light and dark


def test_all_kinds_are_looked_at(sample: Explorer) -> None:
    assert set(KINDS) == set(sample.kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(sample: Explorer, open_page: OpenPage, kind: str) -> None:
    page = open_page(sample.address + sample.kinds[kind])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.emulate_media(color_scheme="light")
        assert _barriers(page) == []
        page.emulate_media(color_scheme="dark")
        assert _barriers(page, runOnly=COLOUR_RULES) == []


def test_english_pages_have_no_barrier(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + "/?lang=en")
    assert _barriers(page) == []
    page.goto(sample.address + sample.kinds["initiative"])
    assert _barriers(page) == []


def test_suggestions_have_no_barrier(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address)
    page.get_by_role("combobox").press_sequentially("望潮")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert _barriers(page) == []


def test_paper_shows_the_text_and_not_the_controls(sample: Explorer, open_page: OpenPage) -> None:
    page = open_page(sample.address + sample.kinds["reader"])
    page.emulate_media(media="print")
    for control in ("header nav", "form.search", "a.language", "footer a"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator("article .passage").last).to_be_visible()
    assert page.pdf()[:5] == b"%PDF-"


def _barriers(page: Page, **options: object) -> list[str]:
    """What axe finds: rule and the elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **options})["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
