"""What frames every page is kept, and still says where one stands, in the reader's language."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

HERE = re.compile(r'<a href="([^"]+)" aria-current="page">')


@pytest.mark.parametrize("path", ["/initiatives", "/people", "/people?page=1", "/search?q=党员", "/nothing/here"])
def test_the_menu_marks_the_page_that_it_stands_on_and_no_other(client: FlaskClient, path: str) -> None:
    for _ in range(2):
        marked = HERE.findall(client.get(path).text)
        assert marked == [each for each in ("/initiatives", "/people") if path.startswith(each)]


def test_menu_and_foot_speak_the_language_of_each_page(client: FlaskClient) -> None:
    for language, menu, foot in (("zh", "人物", "采集夹"), ("en", "People", "Basket"), ("zh", "人物", "采集夹")):
        page = client.get(f"/people?lang={language}").text
        assert f">{menu}</a></li>" in page
        assert f">{foot}</a>" in page


def test_links_lie_below_the_address_that_the_server_is_mounted_at(client: FlaskClient) -> None:
    for root in ("", "/hongfan", ""):
        page = client.get("/people", environ_overrides={"SCRIPT_NAME": root}).text
        assert f'<a href="{root}/initiatives">' in page
