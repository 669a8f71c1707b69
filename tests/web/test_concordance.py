"""The page of a concordance: all occurrences, counted, linked to their very words, and to take away."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from kg.store import GraphStore
from search.fold import fold
from web.workspace import Workspace

LINE = re.compile(r'<td class="key"[^>]*><a href="([^"]+)"><mark>([^<]*)</mark>')
EVERY = 11  # passages of the sample from which a phrase is taken


@pytest.fixture(scope="session")
def texts(workspace: Workspace) -> list[str]:
    """All passages of the sample, folded."""
    return [fold(p.text) for i in workspace.store.document_ids() for p in workspace.store.get_record(i).passages]


def total(client: FlaskClient, phrase: str) -> int:
    found = client.get(f"/concordance?format=json&q={quote(phrase)}").json
    assert found is not None
    assert len(found["lines"]) == found["total"]
    return int(found["total"])


def test_the_whole_sample_is_counted_to_the_last_character(client: FlaskClient, texts: list[str]) -> None:
    phrases = ["的", "党员", "工程", "员先", "。"]
    phrases += [text[at : at + 2 + at % 4] for at, text in enumerate(texts[::EVERY]) if len(text) > at + 6]
    wanted = {phrase: sum(text.count(phrase) for text in texts) for phrase in phrases if phrase.isalpha()}
    assert len(wanted) > 6
    assert {phrase: total(client, f'"{phrase}"') for phrase in wanted} == wanted


def test_each_line_leads_to_its_very_words(client: FlaskClient) -> None:
    lines = LINE.findall(client.get("/concordance?q=先锋").text)
    assert lines
    for link, words in lines:
        page, _, anchor = html.unescape(link).partition("#")
        passage = re.search(rf'<div class="passage" id="{anchor}">.*?</div>', client.get(page).text, re.DOTALL)
        assert passage is not None
        assert words in re.sub(r"<[^>]*>", "", "".join(re.findall(r"<mark>.*?</mark>", passage.group())))


def test_the_numbers_beside_the_lines_are_those_of_the_narrower_list(client: FlaskClient) -> None:
    page = client.get("/concordance?q=党员").text
    links = re.findall(r'<a href="(/concordance\?q=[^"]+)" lang="zh-CN">[^<]+</a><span>(\d+)</span>', page)
    assert len(links) > 5
    for link, number in links:
        assert f"共 {number} 处" in client.get(html.unescape(link)).text, link


def test_all_pages_together_have_all_lines(client: FlaskClient, store: GraphStore) -> None:
    number = total(client, "党员")
    pages = [client.get(f"/concordance?q=党员&size=50&page={n}").text for n in range(1, number // 50 + 2)]
    assert sum(len(LINE.findall(page)) for page in pages) == number
    assert store.counts().passages > 0


@pytest.mark.parametrize("q", ["", " ", "-党员", "年份:2012", '"', "(", "地区:", "a" * 3000, "\x00", "<b>&", ".*"])
def test_odd_questions_have_a_page(client: FlaskClient, q: str) -> None:
    assert client.get("/concordance", query_string={"q": q}).status_code == 200
    assert client.get("/concordance", query_string={"q": q, "format": "xlsx"}).status_code == 200


def test_it_is_told_that_any_of_several_words_will_do(client: FlaskClient) -> None:
    assert "任何一个的地方都列出" in client.get("/concordance?q=工程 党员").text
    assert "任何一个的地方都列出" not in client.get('/concordance?q="工程 党员"').text


@pytest.mark.parametrize("q", ["(", "-工程", "年份:2012", "。", '""'])
def test_it_is_told_that_there_is_nothing_to_look_for(client: FlaskClient, q: str) -> None:
    assert "没有要找的词" in client.get("/concordance", query_string={"q": q}).text
    assert "没有要找的词" not in client.get("/concordance").text
