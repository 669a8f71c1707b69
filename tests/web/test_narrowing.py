"""Lists to browse are narrowed by links, each of which leads to something."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.web.test_crawler import HREF

FACET = re.compile(r'<section class="facet">.*?</section>', re.DOTALL)


@pytest.mark.parametrize("path", ["/initiatives", "/organisations", "/documents", "/slogans", "/figures"])
def test_every_link_that_narrows_a_list_leads_to_a_shorter_list(client: FlaskClient, path: str) -> None:
    whole = _total(client.get(path).text)
    links = [html.unescape(link) for facet in FACET.findall(client.get(path).text) for link in HREF.findall(facet)]
    assert len(links) > 5
    assert [link for link in links if not 0 < _total(client.get(link).text) <= whole and "year=" not in link] == []


def test_the_number_beside_a_link_is_the_length_of_the_list(client: FlaskClient) -> None:
    for facet in FACET.findall(client.get("/documents").text):
        for link, number in re.findall(r'href="([^"]+)">[^<]+</a><span>(\d+)</span>', facet):
            assert _total(client.get(html.unescape(link)).text) == int(number), link


def test_what_narrows_a_list_can_be_taken_off(client: FlaskClient) -> None:
    page = client.get("/initiatives?year=2013&kind=工程").text
    taken_off = [html.unescape(link) for link in re.findall(r'class="off" href="([^"]+)"', page)]
    assert taken_off == ["/initiatives?year=2013", "/initiatives?kind=%E5%B7%A5%E7%A8%8B"]


def _total(page: str) -> int:
    found = re.search(r"共 (\d+) [个份]", page)
    assert found is not None
    return int(found.group(1))
