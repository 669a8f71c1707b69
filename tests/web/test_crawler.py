"""A visitor who follows every link of the explorer: none is dead, and every statement leads to its very words."""

from __future__ import annotations

import html
import re
from collections import deque
from urllib.parse import parse_qs, urldefrag, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store import GraphStore
from kg.views import EntityFilter

pytestmark = pytest.mark.xdist_group("crawler")  # one process makes what they share

HREF = re.compile(r'(?:href|src)="([^"]+)"')
TAG = re.compile(r"<[^>]*>")
EVIDENCE = re.compile(r'<a class="words" href="([^"]+)"><q>.*?<mark>(.*?)</mark>.*?</q></a>', re.DOTALL)
BODY_ROW = re.compile(r"<tr>\s*<td.*?</tr>", re.DOTALL)
SLOGAN = re.compile(r"<h3[^>]*>.*?</h3>(.*?)(?=<h[23]|$)", re.DOTALL)
PASSED_OVER = re.compile(
    r"lang=|^/cite/.*%23|sort=|format=|^/(search|figures|figures/contradictions|slogans|map|compare|similar)\?|^/(initiatives|organisations|people|documents)\?.*&"
)
MOST_PAGES = 6000


@pytest.fixture(scope="module")
def pages(app: Flask) -> dict[str, str]:
    """Path -> HTML of all that can be reached from the home page. Fails at a link that leads nowhere."""
    client = app.test_client()
    found: dict[str, str] = {}
    dead: list[tuple[str, str]] = []
    waiting, known = deque([("", "/")]), {"/"}
    while waiting and len(found) < MOST_PAGES:
        where, path = waiting.popleft()
        answer = client.get(path, buffered=True, follow_redirects=True)
        if answer.status_code != 200:
            dead.append((where, path))
        if answer.mimetype != "text/html":
            continue
        found[path] = answer.text
        for link in _links(answer.text):
            if link not in known:
                known.add(link)
                waiting.append((path, link))
    assert dead == []
    return found


def test_no_link_is_dead_and_all_kinds_of_pages_are_reached(pages: dict[str, str], store: GraphStore) -> None:
    entities = store.find_entities(EntityFilter(), limit=100_000).items
    assert {f"/entity/{entity.id}" for entity in entities} <= {urlsplit(path).path for path in pages}
    assert {f"/document/{i}" for i in store.document_ids()} <= {urlsplit(path).path for path in pages}


def test_every_anchor_is_there(pages: dict[str, str]) -> None:
    missing = set()
    for path, page in pages.items():
        for link in map(html.unescape, HREF.findall(page)):
            target, anchor = urldefrag(link)
            whole = pages.get(target or path)
            if anchor and whole is not None and f'id="{anchor}"' not in whole:
                missing.add((path, link))
    assert missing == set()


def test_no_relation_or_figure_or_slogan_stands_without_its_sentence(pages: dict[str, str]) -> None:
    entity_pages = {path: page for path, page in pages.items() if path.startswith("/entity/")}
    rows = [(path, row) for path, page in entity_pages.items() for row in BODY_ROW.findall(page)]
    slogans = [(path, block) for path, page in entity_pages.items() for block in _slogan_blocks(page)]
    assert len(rows) > 100
    assert len(slogans) > 5
    assert [(path, block) for path, block in rows + slogans if not EVIDENCE.search(block)] == []


def test_the_reader_marks_exactly_the_words_of_the_evidence(pages: dict[str, str]) -> None:
    checked = 0
    for path, page in pages.items():
        for link, quoted in EVIDENCE.findall(page):
            target, anchor = urldefrag(html.unescape(link))
            marked = _marked(pages[target], anchor)
            assert marked == _plain(quoted), (path, link)
            checked += 1
    assert checked > 200


def test_words_found_by_a_search_are_the_words_marked_in_the_reader(client: FlaskClient) -> None:
    hits = client.get("/search?q=党支部&format=json").json
    page = client.get("/search?q=党支部").text
    links = [link for link in map(html.unescape, HREF.findall(page)) if "words=" in link]
    assert hits is not None
    for hit, link in zip(hits["hits"], links, strict=False):
        target, anchor = urldefrag(link)
        expected = "".join(hit["text"][start:end] for start, end in hit["highlights"])
        assert _marked(client.get(target).text, anchor) == expected
        assert len(link) < 2000
        assert parse_qs(urlsplit(link).query)["words"]


def _links(page: str) -> list[str]:
    """Addresses of this explorer, without anchors. Not followed: the same list in another language or order or as a file,
    and lists narrowed in two ways at once, of which there are too many."""
    found = (urldefrag(html.unescape(link)).url for link in HREF.findall(page))
    return [link for link in found if link.startswith("/") and not PASSED_OVER.search(link)]


def _slogan_blocks(page: str) -> list[str]:
    section = re.search(r'<h2 id="slogans">.*?(?=<h2|</main>)', page, re.DOTALL)
    return SLOGAN.findall(section.group()) if section else []


def _marked(page: str, anchor: str) -> str:
    passage = re.search(rf'<div class="passage" id="{anchor}">.*?</div>', page, re.DOTALL)
    assert passage is not None, anchor
    return "".join(_plain(words) for words in re.findall(r"<mark>(.*?)</mark>", passage.group(), re.DOTALL))


def _plain(shown: str) -> str:
    return html.unescape(TAG.sub("", shown))
