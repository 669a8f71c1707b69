"""Chinese first, English by switch."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

SWITCH = re.compile(r'class="language" href="([^"]+)"')


def test_pages_are_chinese_unless_asked(client: FlaskClient) -> None:
    assert '<html lang="zh-CN">' in client.get("/", headers={"Accept-Language": "en"}).text


def test_english_is_kept_from_page_to_page(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get("/?lang=en").text
    assert '<html lang="en">' in client.get("/initiatives").text


def test_chinese_comes_back_by_the_same_switch(client: FlaskClient) -> None:
    client.get("/?lang=en")
    assert '<html lang="zh-CN">' in client.get("/?lang=zh").text
    assert '<html lang="zh-CN">' in client.get("/").text


def test_an_unknown_language_is_passed_over(client: FlaskClient) -> None:
    answer = client.get("/?lang=xx")
    assert '<html lang="zh-CN">' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_switch_keeps_the_view(client: FlaskClient, kinds: dict[str, str]) -> None:
    for name, path in kinds.items():
        if name == "not found":
            continue
        switch = _switch(client.get(path).text)
        there = client.get(switch)
        assert there.status_code == 200
        assert '<html lang="en">' in there.text
        client.get(_switch(there.text))  # and back to Chinese for the next


def test_the_switch_keeps_question_and_page(client: FlaskClient) -> None:
    switch = _switch(client.get("/search?q=%22党员%22&sort=newest&page=2").text)
    assert all(part in switch for part in ("q=%22", "sort=newest", "page=2", "lang=en"))


def test_an_address_that_no_page_has_switches_to_the_home_page(client: FlaskClient) -> None:
    assert _switch(client.get("/nothing/here").text) == "/?lang=en"


def _switch(page: str) -> str:
    found = SWITCH.search(page)
    assert found is not None
    return found.group(1).replace("&amp;", "&")


@pytest.mark.parametrize(
    ("address", "chinese", "english"),
    [
        (
            "/similar?q=渔民照顾老人&region=火 · 星",
            "本库没有地区“火 · 星”，如 浙江省",
            "this corpus has no region “火 · 星”",
        ),
        ("/similar?q=渔民照顾老人&year=那年", "年份“那年”看不懂", "“那年” is no year; write 2012"),
        ("/similar?q=渔民照顾老人&year=2013..2010", "应为 2010..2013", "the later year stands first; write 2010..2013"),
        ("/similar?q=渔民照顾老人&level=火星", "层级 '火星'：应为", "level '火星': give one of"),
        ("/search?q=渔民&format=doc", "没有“doc”这种格式", "there is no format “doc”; choose one of csv"),
    ],
)
def test_errors_are_in_the_readers_language(client: FlaskClient, address: str, chinese: str, english: str) -> None:
    pages = {}
    for lang in ("zh", "en"):
        answer = client.get(f"{address}&lang={lang}")
        assert answer.status_code == 400
        pages[lang] = unescape(answer.text)
    assert chinese in pages["zh"]
    assert english not in pages["zh"]
    assert english in pages["en"]
    assert chinese not in pages["en"]
