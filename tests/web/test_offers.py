"""Under the search box stand words, entities, and names that complete a longer question."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


def offered(client: FlaskClient, typed: str) -> list[dict[str, str]]:
    answer = client.get("/suggest", query_string={"q": typed}).json
    assert answer is not None
    rows: list[dict[str, str]] = answer["suggestions"]
    return rows


def test_pinyin_of_a_word_offers_the_word_first(client: FlaskClient) -> None:
    first = offered(client, "gongcheng")[0]
    assert (first["name"], first["type"]) == ("工程", "词")
    assert "共" in client.get(first["url"]).text


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("渔民 红帆", "渔民 红帆工程"),
        ("渔民 hfgc", "渔民 红帆工程"),
        ("做法:红帆", "做法:红帆工程"),
        ("渔民 initiative：hfgc", "渔民 做法:红帆工程"),
        ("地区:嵊泗", "地区:嵊泗县"),
    ],
)
def test_the_last_word_is_completed_to_a_question_that_is_understood(
    client: FlaskClient, typed: str, completed: str
) -> None:
    rows = offered(client, typed)
    assert completed in [row["name"] for row in rows]
    assert client.get(rows[0]["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["", " ", "人物:红帆", "年份:20", "-", "地区:", "饕餮 饕餮", "党员 " * 200 + "红帆"])
def test_where_no_name_fits_nothing_is_offered(client: FlaskClient, typed: str) -> None:
    assert offered(client, typed) == []
