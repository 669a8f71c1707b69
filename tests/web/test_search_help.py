"""How to ask: every example is a question that is understood as it stands."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.parser import parse

ODD = st.sampled_from(
    (
        '"', "“", "‘", "(", "（", ")", "-", "或", "OR", "|", "*", ":", "：", "地区:", "年份:", "year:20", "..", "title:", "人物:*", "党员",
        "hfgc", "红帆gc", "嵊泗縣", " ", "\n", "\x00", "\ud800", "\U0001f6a9", "%", "<b>", "\\", "entity:", "place:33", "/", "?", "&", "#",
    )
)  # fmt: skip


def examples(client: FlaskClient) -> list[str]:
    rows = client.get("/search/help").text.split("<tbody>", 1)[1]
    return [unescape(example) for example in re.findall(r'<a href="/search\?q=[^"]*">([^<]+)</a>', rows)]


def test_every_example_is_understood_without_a_hint(client: FlaskClient) -> None:
    found = examples(client)
    assert len(found) > 20
    assert {example: parse(example).hints for example in found if parse(example).hints} == {}


def test_the_box_leads_to_the_examples(client: FlaskClient) -> None:
    assert 'href="/search/help"' in client.get("/").text
    assert 'href="/search/help"' in client.get("/search?q=党员").text


def test_pinyin_finds_what_the_name_finds_and_says_so(client: FlaskClient) -> None:
    named = client.get("/search?q=红帆工程&format=json").json
    for typed in ("hongfangongcheng", "hongfan gongcheng", "hfgc", "红帆gc"):
        answer = client.get("/search", query_string={"q": typed, "format": "json"}).json
        assert answer is not None
        assert named is not None
        assert answer["total"] == named["total"] > 0
        assert any(hint.startswith("按拼音读作「红帆工程」 · ") for hint in answer["hints"])


@pytest.mark.parametrize(
    ("asked", "chinese", "english"),
    [
        ("(渔船", "少了一个右括号", "a closing bracket was missing"),
        ("渔船 火星撞地球", "没有段落含有全部词语", "no passage has all the words"),
        ("单位:不存在之局", "本库没有“不存在之局”这一单位", "this corpus has no org “不存在之局”"),
        ('单位:"不 · 存在"', "本库没有“不 · 存在”这一单位", "this corpus has no org “不 · 存在”"),
        ("渔船)", "多了一个右括号", "one closing bracket too many"),
        ("“渔船", "引号没有成对", "a quotation mark without its pair"),
        ("渔船 或", "“或”的前后都要有词", "OR needs words on both sides"),
        ("渔船 -", "“-”后面没有要排除的词", "no word to leave out"),
        ("渔*", "“*”只在筛选项里起作用", "* works in filters alone"),
        ("渔船 地区:", "“地区:”后面还没有内容", "nothing stands behind region:"),
        ("作者:甲", "没有“作者”这一筛选项", "there is no filter “作者”"),
        ("文种:日记", "没有“日记”这一文种；", "there is no type “日记”; types are"),
        ("年份:那年", "年份“那年”看不懂", "“那年” is no year"),
        ("年份:2013..2010", "年份先后颠倒", "the years were the wrong way round"),
        ("年份:2012年5月", "年份只到年", "years only: “2012年5月” was taken as 2012"),
        ("近三年 渔船", "“近三年”按普通词检索", "“近三年” was looked for as words"),
        ("。", "没有可以检索的字词", "signs only"),
        ("hfgc", "按拼音读作「红帆工程」", "read as pinyin: 「红帆工程」"),
        ("哪里有人帮助出海的渔民照顾家里的老人？", "按整句检索", "asked as a sentence"),
    ],
)
def test_hints_are_in_the_readers_language(client: FlaskClient, asked: str, chinese: str, english: str) -> None:
    pages = {lang: client.get("/search", query_string={"q": asked, "lang": lang}).text for lang in ("zh", "en")}
    assert chinese in pages["zh"]
    assert english not in pages["zh"]
    assert english in pages["en"]
    assert chinese not in pages["en"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ODD, max_size=8).map("".join) | st.text(max_size=30))
def test_whatever_is_asked_there_is_a_page(client: FlaskClient, text: str) -> None:
    query = {"q": text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    assert client.get("/search", query_string=query).status_code == 200
    assert client.get("/suggest", query_string=query).status_code == 200


@pytest.mark.parametrize("raw", ["%ED%A0%80", "%FF%FE", "%00", "%25", "+", "a" * 5000])
def test_whatever_bytes_are_asked_there_is_a_page(client: FlaskClient, raw: str) -> None:
    assert client.get(f"/search?q={raw}").status_code == 200
    assert client.get(f"/suggest?q={raw}").status_code == 200
