"""The page of similar practices: what cannot be asked is told."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.web.api_calls import ask


@pytest.mark.parametrize("words", ["的", "x", "，。！？", "🚢", "asdfgh qwerty"])
def test_who_says_nothing_is_asked_to_say_something(client: FlaskClient, words: str) -> None:
    found = ask(client, f"/similar?{urlencode({'q': words, 'format': 'json'})}")
    assert found["practices"] == []
    assert "请用一句中文说说" in found["notes"][0]
    assert "请用一句中文说说" in client.get("/similar", query_string={"q": words}).text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"q": "放羊的人开会难", "year": "2013..2010"}, "应为 2010..2013"),
        ({"q": "放羊的人开会难", "region": "嵊泗县", "not_region": "浙江省"}, "全在除去的地区里"),
        ({"q": "放羊的人开会难" * 100}, "至多 500 字，这里有 700 字"),
    ],
)
def test_what_cannot_be_asked_is_told(client: FlaskClient, asked: dict[str, str], told: str) -> None:
    answer = client.get("/similar", query_string=asked)
    assert answer.status_code == 400
    assert told in answer.text


def test_a_sentence_among_results_leads_to_similar_practices(client: FlaskClient) -> None:
    assert 'href="/similar?q=' in client.get("/search", query_string={"q": "放羊的人住得散，开会怎么通知"}).text
    assert 'href="/similar?q=' not in client.get("/search", query_string={"q": "党员"}).text


@pytest.mark.parametrize("chain", ["舟山嵊泗", "浙江省舟山市嵊泗县", "浙江/嵊泗", "浙江 舟山市 嵊泗"])
def test_a_region_may_be_written_with_those_it_lies_in(client: FlaskClient, chain: str) -> None:
    asked = {"q": "渔民出海，家里的老人没人照顾", "format": "json"}
    named = ask(client, f"/similar?{urlencode(asked | {'region': '嵊泗县'})}")
    assert named["practices"]
    assert ask(client, f"/similar?{urlencode(asked | {'region': chain})}") == named


def test_a_region_does_not_lie_in_one_below_it(client: FlaskClient) -> None:
    asked = {"q": "渔民出海，家里的老人没人照顾", "region": "嵊泗舟山"}
    assert client.get("/similar", query_string=asked).status_code == 400
