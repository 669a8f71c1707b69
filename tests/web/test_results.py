"""The page of results: what narrows it counts truly, and every view of it is an address."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.ids import EntityId
from tests.contract.records import Report
from web.workspace import Workspace

FACET_LINK = re.compile(r'<a href="(/search\?[^"]+)" lang="zh-CN">[^<]+</a><span>(\d+)</span>')
HIT = re.compile(r'<li class="hit">.*?</li>\s*(?=<li class="hit">|</ol>)', re.DOTALL)
TOTAL = re.compile(r"共 (\d+) 段")


def shown(client: FlaskClient, path: str) -> str:
    return client.get(path).text


def total(page: str) -> int:
    found = TOTAL.search(page)
    return int(found.group(1)) if found else 0


@pytest.mark.parametrize("q", ["党员", "工程 或 社区", "党员 年份:2010..2013", "渔民", "党员 饕餮"])
def test_the_number_beside_a_value_is_what_one_finds_with_it(client: FlaskClient, q: str) -> None:
    links = FACET_LINK.findall(shown(client, f"/search?q={q}"))
    assert len(links) > 3
    found = {link: total(shown(client, html.unescape(link))) for link, _ in links}
    assert found == {link: int(number) for link, number in links}


def test_places_are_a_tree_in_which_none_has_more_than_the_one_above(client: FlaskClient) -> None:
    page = shown(client, "/search?q=党员")
    inner = re.findall(r"<span>(\d+)</span>\s*<details.*?>.*?<span>(\d+)</span>", page, re.DOTALL)
    assert inner
    assert all(int(above) >= int(below) for above, below in inner)


def test_a_hit_shows_where_it_stands_and_what_it_mentions(client: FlaskClient) -> None:
    first = HIT.findall(shown(client, "/search?q=红帆工程"))[0]
    assert "<mark>红帆工程</mark>" in first
    assert '<ul class="met"' in first


def test_a_link_opens_the_reasons_why_a_hit_was_found_and_leads_to_it(client: FlaskClient) -> None:
    address = "/search?q=红帆工程&sort=newest"
    link = re.search(r'<a href="([^"]+)">为何找到</a>', HIT.findall(shown(client, address))[0])
    assert link is not None
    first, second, *_ = HIT.findall(shown(client, html.unescape(link.group(1))))
    assert f'id="{urlsplit(html.unescape(link.group(1))).fragment}"' in first
    assert "<table>" not in second
    assert re.search(r'红帆工程</td><td>[^<]*正文 \d+ × [^<]*</td><td class="number">[1-9]', first)


def test_each_view_keeps_the_others(client: FlaskClient) -> None:
    page = shown(client, "/search?q=党员&sort=newest&size=50&group=document")
    oldest = re.search(r'href="([^"]+sort=oldest[^"]*)"', page)
    assert oldest is not None
    assert parse_qs(urlsplit(html.unescape(oldest.group(1))).query) == {
        "q": ["党员"], "sort": ["oldest"], "size": ["50"], "group": ["document"],
    }  # fmt: skip


@pytest.mark.parametrize(("asked", "most"), [("50", 50), ("100", 100), ("7", 20), ("abc", 20), ("", 20)])
def test_pages_have_the_size_asked_for(client: FlaskClient, asked: str, most: int) -> None:
    page = shown(client, f"/search?q=党员&size={asked}")
    assert 0 < len(HIT.findall(page)) <= most
    assert (f"共 {-(-total(page) // most)} 页" in page) == (total(page) > most)


def test_grouped_by_document_no_document_comes_twice(client: FlaskClient) -> None:
    pages = [shown(client, f"/search?q=党员&group=document&page={n}") for n in (1, 2, 3)]
    documents = [re.findall(r"/document/(document:\w+)", hit)[0] for page in pages for hit in HIT.findall(page)]
    counted = re.search(r"在 (\d+) 份文档中", pages[0])
    assert counted is not None
    assert len(documents) == len(set(documents)) <= int(counted.group(1))


def test_what_is_kept_opens_the_same_search_from_its_first_page(client: FlaskClient) -> None:
    kept = re.search(r'<a href="([^"]+)" rel="bookmark"', shown(client, "/search?q=党员&sort=newest&page=2&lang=zh"))
    assert kept is not None
    assert parse_qs(urlsplit(html.unescape(kept.group(1))).query) == {"q": ["党员"], "sort": ["newest"]}


def test_where_nothing_is_found_links_ask_for_less_and_find_what_they_say(client: FlaskClient) -> None:
    page = shown(client, "/search?q=党员 饕餮")
    ways = re.findall(r'href="([^"]+)">去掉“([^”]+)” 有 (\d+) 段', page)
    assert [what for _, what, _ in ways] == ["饕餮"]
    assert total(shown(client, html.unescape(ways[0][0]))) == int(ways[0][2])


def test_an_entity_that_narrows_is_called_by_its_name(client: FlaskClient) -> None:
    page = shown(client, "/search?q=党员")
    link = next(link for link, _ in FACET_LINK.findall(page) if "initiative%3A" in link)
    narrowed = shown(client, html.unescape(link))
    off = re.search(r'class="off"[^>]*>([^<]+)<', narrowed)
    assert off is not None
    assert "initiative:" not in off.group(1)


@pytest.fixture
def nowhere(small: Flask) -> FlaskClient:
    """A few reports, with others from places that no table holds, and from no place at all."""
    workspace: Workspace = small.extensions["workspace"]
    told = {"潮声镇": 3, "石灯街道": 2, "": 4}
    records = [
        replace(
            made, document=replace(made.document, region=(name,) * bool(name), region_ids=(EntityId(""),) * bool(name))
        )
        for name, number in told.items()
        for made in (Report(*[f"{name}第{n}回补种柽柳" for n in range(number)], title=name or "无").record(),)
    ]
    village = Report(
        "补种柽柳一次", date="2012", region=[("月牙村", "5f0665bbd3641b94"), ("柳滩县", "60c6c4c0cc4f7b63")]
    )
    for record in (*records, village.record()):
        workspace.store.put(record)
    workspace.index.add([*records, village.record()])
    return small.test_client()


@pytest.mark.parametrize("view", ["search", "concordance"])
def test_places_without_a_code_stand_beside_the_provinces_and_all_rows_add_up(nowhere: FlaskClient, view: str) -> None:
    page = shown(nowhere, f"/{view}?q=补种柽柳")
    regions, years = (re.search(rf"<h2>{name}</h2>(.*?)</section>", page, re.DOTALL) for name in ("地区", "年份"))
    assert regions is not None
    assert years is not None
    rows = re.findall(r">([^<]+)</[ab]><span>(\d+)</span>", regions.group(1))
    assert rows == [("潮声镇", "3"), ("石灯街道", "2"), ("柳滩县", "1"), ("月牙村", "1"), ("未注明", "4")]
    assert re.search(r"柳滩县</a><span>1</span><details.*月牙村.*</details>", regions.group(1))
    assert re.findall(r">([^<]+)</[ab]><span>(\d+)</span>", years.group(1)) == [("2012", "1"), ("未注明", "9")]
    links = re.findall(r'href="([^"]+)"[^>]*>[^<]+</a><span>(\d+)</span>', regions.group(1))
    counted = re.compile(r"共 (\d+) [段处]")
    assert [counted.search(shown(nowhere, html.unescape(link)))[1] for link, _ in links] == ["3", "2", "1", "1"]  # type: ignore[index]  # fails where there is none


@pytest.mark.parametrize(
    "path", ["/search?q=党员", "/concordance?q=党员", "/search?q=饕餮饕餮", "/documents", "/initiatives"]
)
def test_a_page_beyond_the_end_leads_to_the_last_one(client: FlaskClient, path: str) -> None:
    first = shown(client, path)
    pages = re.search(r"共 (\d+) 页", first)
    beyond = client.get(f"{path}{'&' if '?' in path else '?'}page=999")
    assert beyond.status_code == 302
    last = beyond.headers["Location"]
    assert parse_qs(urlsplit(last).query)["page"] == [pages.group(1) if pages else "1"]
    assert client.get(last).status_code == 200


def test_a_long_phrase_that_stands_nowhere_leads_to_the_check_of_quotations(client: FlaskClient) -> None:
    assert "/quote?q=" in client.get('/search?q="党员火星登陆工作办法"').text
    assert "/quote?q=" not in client.get('/search?q="党员火星"').text
    assert "/quote?q=" not in client.get("/search?q=党员").text


def test_what_is_asked_instead_can_be_followed(client: FlaskClient) -> None:
    page = client.get("/search?q=年份:1901 党员").text
    instead = re.search(r'<a href="([^"]+)">改为 年份:\d{4} 有 (\d+) 段', page)
    assert instead is not None
    assert f"共 {instead[2]} 段" in client.get(html.unescape(instead[1])).text


def add(small: Flask, *reports: Report) -> FlaskClient:
    workspace: Workspace = small.extensions["workspace"]
    records = [report.record() for report in reports]
    for record in records:
        workspace.store.put(record)
    workspace.index.add(records)
    return small.test_client()


@pytest.mark.parametrize("view", ["search", "concordance"])
def test_of_many_places_the_commonest_are_listed_and_others_said_to_be_there(small: Flask, view: str) -> None:
    towns = [Report(f"第{n}处补种柽柳。", region=[(f"柳{n}县", f"9901{n}")]) for n in range(10, 80)]
    client = add(small, *towns)
    assert "只列最常见的地方" in client.get(f"/{view}?q=柽柳").text
    assert "只列最常见的地方" not in client.get(f"/{view}?q=柽柳 地区:柳10县").text


def test_twins_of_a_name_are_told_apart_by_where_they_are_at_home(small: Flask) -> None:
    homes = ("海省/东海市/东岛县", "海省/东海市/西岛县")
    reports = [Report(f"{home[-3:]}办起渔灯夜校。") for home in homes]
    for number, (report, home) in enumerate(zip(reports, homes, strict=True)):
        report.entity("organisation", "渔灯夜校", scope=report.place(home[-3:], f"99990{number}", chain=home))
    page = add(small, *reports).get("/search?q=渔灯").text
    assert all(f">渔灯夜校（{home.replace('/', ' ')}）</a>" in page for home in homes)


def test_of_many_bearers_of_the_name_that_is_asked_for_the_first_are_shown_and_all_can_be_seen(small: Flask) -> None:
    reports = [Report(f"{county}岛县办起渔灯夜校。", title=f"{county}岛夜校纪事") for county in "甲乙丙丁戊己"]
    for report in reports:
        report.entity("organisation", "渔灯夜校", scope=report.id)
    client = add(small, *reports)
    page = client.get("/search?q=渔灯夜校").text
    cards = page.split('<ul class="cards">')[1].split("</ul>")[0]
    assert len(re.findall(r"<li>.*?岛夜校纪事", cards, re.DOTALL)) == 5
    link = re.search(r'<a href="([^"]+)">同名的共 6 个', page)
    assert link is not None
    assert client.get(html.unescape(link[1])).text.count("渔灯夜校</a>") == 6
