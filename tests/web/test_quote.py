"""The page of a quotation: its places, what differs, what is told where nothing is found."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from kg.model import Passage
from search.quotes.folding import fold_words
from web.workspace import Workspace


@pytest.fixture(scope="module")
def sentence(workspace: Workspace) -> str:
    """One of the sample, long enough to prove something."""
    return _a_sentence(_passages(workspace))


def _passages(workspace: Workspace) -> list[Passage]:
    store = workspace.store
    return [passage for id_ in store.document_ids() for passage in store.get_record(id_).passages]


def _a_sentence(passages: list[Passage]) -> str:
    found = (match[0] for passage in passages for match in re.finditer("[^。“”\n]{30,60}。", passage.text))
    return next(sentence for sentence in found if "党" in sentence[8:12])


def shown(client: FlaskClient, words: str) -> str:
    answer = client.get(f"/quote?q={quote(words)}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def test_words_of_a_document_are_found_there_and_linked(client: FlaskClient, sentence: str) -> None:
    page = shown(client, sentence)
    assert "verdict verbatim" in page or "verdict several_sources" in page
    assert re.search(r'<a href="/document/document:[0-9a-f]+\?words=\d+:\d+-\d+#p\d+"', page)


def test_each_place_can_be_cited_and_collected(client: FlaskClient, sentence: str) -> None:
    page = shown(client, sentence)
    links = re.findall(r'<a href="([^"]*)" rel="nofollow" data-cite>', page)
    assert len(links) == len(re.findall(r"\?words=", page))
    assert all(client.get(link).status_code == 200 for link in links)


def test_a_changed_character_is_told_in_words_beside_the_original(client: FlaskClient, sentence: str) -> None:
    page = shown(client, sentence[:8] + sentence[8:].replace("党", "鲸", 1))
    assert "verdict near" in page
    assert re.search(r"<ins><span[^>]*>原文作</span>党</ins>", page)
    assert re.search(r"<del><span[^>]*>引文作</span>鲸</del>", page)


def test_what_is_not_found_is_told_with_what_the_corpus_covers(client: FlaskClient) -> None:
    page = shown(client, "海底火车每天凌晨开往玻璃做的火星车站")
    assert "verdict not_found" in page
    assert "本库收录" in page
    assert "不能说它不存在" in page


def test_an_empty_form_asks_for_words(client: FlaskClient) -> None:
    assert "<textarea" in shown(client, "")


def test_the_same_object_is_served_as_json(client: FlaskClient, sentence: str) -> None:
    answer = client.get(f"/quote?format=json&q={quote(sentence)}").json
    assert answer is not None
    (row,) = answer["sentences"]
    assert row["text"] == answer["text"][row["start"] : row["end"]]
    assert fold_words(row["sources"][0]["text"]).units == fold_words(sentence).units
