"""The pages of figures: each row leads to its sentence, contradictions have both."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.model import Conflict
from kg.store import GraphStore
from kg.views import FigureFilter
from tests.contract.records import Report

ROW = re.compile(r"<tr><td lang.*?</tr>", re.DOTALL)
NARROWING = re.compile(r'<li><a href="([^"]*)">[^<]*</a><span>(\d+)</span></li>')
WORDS = re.compile(r'<a class="words" href="([^"]+)"><q>.*?<mark>([^<]*)</mark>', re.DOTALL)


def test_each_row_leads_to_its_sentence(client: FlaskClient) -> None:
    rows = ROW.findall(client.get("/figures").text)
    assert rows
    for row in rows:
        ((link, words),) = WORDS.findall(row)
        page = client.get(html.unescape(link)).text
        assert html.unescape(words) in html.unescape(re.sub(r"<[^>]*>", "", page))


def test_approximate_figures_are_marked(client: FlaskClient, store: GraphStore) -> None:
    about = [figure.approximate for figure in store.find_figures(FigureFilter(), limit=100_000).items]
    rows = client.get("/figures?format=json").json
    assert rows is not None
    assert [row["approximate"] for row in rows] == about
    assert True in about


@pytest.mark.parametrize("asked", ["name=党员", "unit=名", "year=2012", "name=党员&unit=名", "name=饕餮"])
def test_the_list_and_its_file_have_as_many_rows(client: FlaskClient, asked: str) -> None:
    rows = client.get(f"/figures?{asked}&format=json").json
    assert rows is not None
    assert f"共 {len(rows)} 个" in client.get(f"/figures?{asked}").text


def test_a_contradiction_has_both_sentences(small: Flask) -> None:
    report = Report("甲县慰问群众3260人次。", "全年慰问群众3620人次。", region=[("甲县", "999901")])
    report.figure("甲县慰问群众3260人次", 3260, "人次", subject="群众")
    report.figure("全年慰问群众3620人次", 3620, "人次", subject="群众")
    report.conflicts.append(Conflict((0, 1), "一事两数"))
    small.extensions["workspace"].store.put(report.record())
    client = small.test_client()
    page = client.get("/figures/contradictions?below=place:999901").text
    assert "一事两数" in page
    assert [words for _, words in WORDS.findall(page)] == ["甲县慰问群众3260人次", "全年慰问群众3620人次"]
    rows = client.get("/figures/contradictions?below=place:999901&format=json").json
    assert rows is not None
    assert [(row["pair"], row["value"]) for row in rows] == [(1, 3260), (1, 3620)]


@pytest.mark.parametrize(
    "page", ["/figures", "/figures?name=党员", "/figures?unit=名&year=2012", "/figures/contradictions"]
)
def test_a_link_that_narrows_the_list_says_how_many_are_left(client: FlaskClient, page: str) -> None:
    links = NARROWING.findall(client.get(page).text)
    for link, count in links:
        there = client.get(html.unescape(link)).text
        assert re.search(rf"共 {count} [个处]", there), link
    assert links or "contradictions" in page
