"""The pages of slogans: who spells each out how, and since when it is used."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store import GraphStore
from kg.views import DocumentFilter
from tests.contract.records import Report
from web.timeline import draw_timeline
from web.workspace import Workspace

TWO_REGIONS = (
    ("甲县", "999901", "2012-03", ("亮岗位", "亮作风", "亮成效")),
    ("乙县", "999902", "2011", ("亮牌子", "亮账本", "亮结果")),
)


@pytest.fixture
def rows(small: Flask) -> FlaskClient:
    """A few reports, and two more whose 三秤行动 differ; a third uses the words alone, earlier."""
    workspace: Workspace = small.extensions["workspace"]
    for name, code, date, components in TWO_REGIONS:
        report = Report(f"{name}的“三秤行动”：{'、'.join(components)}。", date=date, region=[(name, code)])
        report.slogan("三秤行动", *components)
        workspace.store.put(report.record())
    workspace.store.put(Report("丙县也有三秤行动。", date="2009-05").record())
    return small.test_client()


def test_every_slogan_of_the_sample_is_listed_with_its_components(client: FlaskClient, store: GraphStore) -> None:
    told = {(s.surface, "、".join(s.components)) for s in store.find_slogans(DocumentFilter())}
    rows = client.get("/slogans?format=json").json
    assert rows is not None
    assert {(row["slogan"], row["components"]) for row in rows} == told


def test_a_slogan_has_its_spellings_side_by_side_with_the_very_sentence(rows: FlaskClient) -> None:
    page = rows.get(f"/slogan/{quote('三秤行动')}").text
    sections = re.findall(r"<section lang.*?</section>", page, re.DOTALL)
    assert len(sections) == 2
    for section, (name, _, date, components) in zip(sections, sorted(TWO_REGIONS, key=lambda r: r[2]), strict=True):
        assert re.findall(r"<li>([^<]+)</li>", section) == list(components)
        assert name in section
        assert date in section


def test_the_earliest_use_need_not_spell_the_slogan_out(rows: FlaskClient) -> None:
    page = rows.get(f"/slogan/{quote('三秤行动')}").text
    assert re.search(r"本库最早：<b>2009-05</b>", page)


def test_who_was_first_is_left_open_where_only_a_year_or_no_date_is_known(rows: FlaskClient, small: Flask) -> None:
    workspace: Workspace = small.extensions["workspace"]
    workspace.store.put(Report("丁县的三秤行动。", date="2009").record())
    workspace.store.put(Report("戊县的三秤行动。", date="").record())
    page = rows.get(f"/slogan/{quote('三秤行动')}").text
    assert re.search(r"本库最早之一，同年先后不明：<b>2009-05</b> <span[^>]*>另有 1 份没有日期，先后不明<", page)


def test_a_slogan_that_goes_on_counting_is_another(small: Flask) -> None:
    report = Report(
        "甲县的“三秤”：秤鱼、秤菜、秤米。", "乙县的“三秤三尺”。", "丙县的“四斗三秤”，数十家三秤点。", date="2012"
    )
    report.slogan("三秤", "秤鱼", "秤菜", "秤米")
    workspace: Workspace = small.extensions["workspace"]
    workspace.store.put(report.record())
    uses = small.test_client().get(f"/slogan/{quote('三秤')}?table=uses&format=json").json
    assert uses is not None
    assert [use["passage"][-1] for use in uses] == ["1", "3"]


def test_the_picture_and_the_table_have_the_same_numbers(rows: FlaskClient) -> None:
    page = rows.get(f"/slogan/{quote('三秤行动')}").text
    table = dict(re.findall(r'<tr id="y\d+"><td>(\d{4})</td><td class="number">(\d+)</td>', page))
    assert table == {"2009": "1", "2011": "1", "2012": "1"}
    assert re.findall(r'<text class="year"[^>]*>(\d+)<', page) == ["2009", "2010", "2011", "2012"]


def test_each_year_leads_to_the_first_use_in_each_document(rows: FlaskClient) -> None:
    page = rows.get(f"/slogan/{quote('三秤行动')}").text
    assert re.findall(r'<a href="#(y\d+)"', page) == ["y2009", "y2011", "y2012"]
    year = re.search(r'<tr id="y2009">.*?</tr>', page, re.DOTALL)
    assert year is not None
    (link,) = re.findall(r'href="(/document/[^"]+)"', year.group())
    assert "<mark>三秤行动</mark>" in rows.get(html.unescape(link)).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("name=三秤", 1),
        ("name=账本", 1),
        ("name=饕餮", 0),
        ("name=三秤&below=place:999902", 1),
        ("name=三秤&year=2009", 0),
    ],
)
def test_slogans_are_narrowed_by_text_region_and_year(rows: FlaskClient, asked: str, found: int) -> None:
    assert f"共 {found} 个" in rows.get(f"/slogans?{asked}").text


def test_all_uses_can_be_taken_away(rows: FlaskClient) -> None:
    uses = rows.get(f"/slogan/{quote('三秤行动')}?table=uses&format=json").json
    assert uses is not None
    assert [use["date"] for use in uses] == ["2009-05", "2011", "2012-03"]
    assert {use["text"] for use in uses} == {"三秤行动"}


def test_a_slogan_that_nobody_spells_out_has_no_page(client: FlaskClient) -> None:
    assert client.get(f"/slogan/{quote('饕餮')}").status_code == 404


def test_years_without_a_number_are_drawn_between_others_and_what_is_undated_is_not() -> None:
    drawn = draw_timeline({"2012": 2, "": 5, "2010": 1})
    assert drawn is not None
    assert [(bar.year, bar.number) for bar in drawn.bars] == [("2010", 1), ("2011", 0), ("2012", 2)]
    assert draw_timeline({"": 3, "2012": 1}) is None


def test_beside_a_spelling_stands_who_else_its_sentence_names(small: Flask) -> None:
    report = Report("甲县妇联推行“三秤行动”：公平秤、良心秤、连心秤。")
    report.entity("organisation", "甲县妇联")
    report.entity("initiative", "三秤行动")
    report.slogan("三秤行动", "公平秤", "良心秤", "连心秤")
    report.slogans[0] = replace(report.slogans[0], evidence=report.evidence(report.passages[0].text))
    small.extensions["workspace"].store.put(report.record())
    page = small.test_client().get(f"/slogan/{quote('三秤行动')}").text
    section = re.search(r"<section lang.*?</section>", page, re.DOTALL)
    assert section is not None
    assert re.findall(r'<a href="/entity/[^"]+">([^<]+)</a>', section.group()) == ["甲县妇联"]
