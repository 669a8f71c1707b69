"""The segmentation lens as a page: no script, nothing kept, all in the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ingest.words import apply_words
from search.generations import republish
from tests.workspaces import read_into
from web.app import create_app
from web.workspace import Workspace

SENTENCE = "东岛县持续扩大开放格局，渔民120户受益。"


@pytest.fixture
def lens(tmp_path: Path) -> tuple[FlaskClient, Workspace]:
    """A browser on a folder of one report, and the folder."""
    (tmp_path / "a.txt").write_text(f"东岛县经验材料\n\n{SENTENCE}\n", encoding="utf-8")
    app = create_app(read_into(tmp_path / "data", [tmp_path / "a.txt"]))
    return app.test_client(), app.extensions["workspace"]


def boxes(html: str, kind: str) -> list[str]:
    return re.findall(rf'<li class="{kind}"><b>([^<]*)</b>', html)


def facts(html: str) -> list[str]:
    return re.findall(r"<dd>(?:<a [^>]*>)?(\d+)", html)


def test_a_sentence_is_shown_in_words_with_the_shorter_ones_in_them(client: FlaskClient) -> None:
    html = client.get("/lens", query_string={"text": "在建工程党支部"}).text
    assert "党支部" in boxes(html, "word")
    assert re.search(r"<b>党支部</b>\s*<small>支部</small>", html)


def test_trying_a_word_tells_what_would_change_and_how_to_have_it(lens: tuple[FlaskClient, Workspace]) -> None:
    html = lens[0].get("/lens", query_string={"text": SENTENCE, "word": "大開放"}).text
    assert boxes(html, "added") == ["大开放"]
    assert boxes(html, "rest") == ["扩"]
    assert facts(html) == ["1", "0", "1"]
    assert "hongfan words add 大开放\nhongfan words apply" in html


def test_a_word_that_was_added_is_only_to_be_applied_and_then_in_force(lens: tuple[FlaskClient, Workspace]) -> None:
    client, here = lens
    here.folder.state.words.add("大开放")
    html = client.get("/lens", query_string={"word": "大开放"}).text
    assert "words add" not in html
    assert "有 1 个词加了或去掉了" in html
    assert "要重新索引 1 份文档" in html
    assert "hongfan words apply" in html
    apply_words(here.folder, here.store, here.index)
    republish(here.folder.index_path, here.index.dictionary)
    html = client.get("/lens", query_string={"word": "大开放"}).text
    assert facts(html) == ["1", "1", "0"]
    assert "已经生效" in html
    assert "加了或去掉了" not in html
    assert 'word=%E5%A4%A7%E5%BC%80%E6%94%BE">大开放</a>' in html


@pytest.mark.parametrize("word", ["帆", "+++", "“", "帆" * 40])
def test_what_is_no_word_is_told(client: FlaskClient, word: str) -> None:
    answer = client.get("/lens", query_string={"text": "扬帆", "word": word})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


def test_the_form_is_a_link_and_keeps_what_was_typed(client: FlaskClient) -> None:
    html = client.get("/lens", query_string={"text": "<b>党建</b>", "word": "党建+"}).text
    assert 'method="post"' not in html
    assert "&lt;b&gt;党建&lt;/b&gt;</textarea>" in html
    assert 'value="党建+"' in html


def test_a_very_long_text_is_cut_off_and_said_to_be(client: FlaskClient) -> None:
    assert "只看前 500 个字" in client.get("/lens", query_string={"text": "党建" * 400}).text


def test_every_page_leads_to_the_lens(client: FlaskClient) -> None:
    assert 'href="/lens"' in client.get("/").text
