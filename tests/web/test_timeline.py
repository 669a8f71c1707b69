"""Time as a picture: every dated thing once inside the frame, and the page of an entity over time."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import EntityId
from tests.contract.records import Report
from web.timeline import Dots, Moment, draw_moments

DATES = st.one_of(st.sampled_from(["", "2012-03-04", "2012-11"]), st.sampled_from(["", "2008", "2010-05", "2012-11"]))
MOMENTS = st.lists(st.builds(Moment, DATES, st.just("甲"), st.just("/"), above=st.booleans()), max_size=120)


@given(MOMENTS)
def test_every_dated_moment_is_drawn_or_counted(moments: list[Moment]) -> None:
    drawn, dated = draw_moments(moments), [moment for moment in moments if moment.date]
    if drawn is None:
        assert len(dated) < 2
        return
    assert len(drawn.dots) + sum(more.number for more in drawn.more) == len(dated)
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == len(drawn.dots)
    assert all(_is_inside(drawn, dot.x, dot.y) for dot in drawn.dots)
    assert all((dot.y < drawn.ground) is dot.moment.above for dot in drawn.dots)


def _is_inside(drawn: Dots, x: int, y: int) -> bool:
    return 0 < x < drawn.width and 0 < y < drawn.height


def test_a_short_time_is_drawn_by_months_where_all_are_known() -> None:
    def labels(*dates: str) -> list[str]:
        drawn = draw_moments(Moment(date, "甲", "/") for date in dates)
        return [label for label, _ in drawn.labels] if drawn else []

    assert labels("2012-11-03", "2013-02") == ["2012-11", "12", "2013-01", "02"]
    assert labels("2012-11", "2013") == ["2012", "2013"]
    assert labels("2012-11", "2014-01") == ["2012", "2013", "2014"]


@pytest.fixture
def practice(small: Flask) -> EntityId:
    """An initiative in three documents, the earliest of which has a figure, one without a date."""
    for passages, date in (
        (("渔家先锋行动再推进", "渔家先锋行动有新办法"), "2013-05"),
        (("渔家先锋行动启动", "帮扶渔民120户"), "2011"),
        (("也说渔家先锋行动",), ""),
    ):
        report = Report(*passages, date=date)
        practice = report.entity("initiative", "渔家先锋行动", scope="place:999901")
        if len(passages[1:]) and "120户" in passages[1]:
            report.figure("帮扶渔民120户", 120, "户", subject="渔民", owner=practice)
        small.extensions["workspace"].store.put(report.record())
    return practice


def test_documents_and_figures_stand_in_order_of_time(small: Flask, practice: EntityId) -> None:
    rows = small.test_client().get(f"/entity/{practice}/timeline?format=json").json
    assert rows is not None
    assert [(row["date"], row["kind"]) for row in rows] == [
        ("2011", "document"),
        ("2011", "figure"),
        ("2013-05", "document"),
        ("", "document"),
    ]
    assert rows[1]["text"] == "帮扶渔民120户"


def test_dots_lead_to_the_words_and_what_is_undated_is_counted(small: Flask, practice: EntityId) -> None:
    client: FlaskClient = small.test_client()
    page = client.get(f"/entity/{practice}/timeline").text
    dots = re.findall(r'<a href="(/document/[^"]+)" aria-label', page)
    assert len(dots) == 3
    assert "<mark>渔家先锋行动</mark>" in client.get(html.unescape(dots[0])).text
    assert "1 份未注明日期" in page
    assert "首次提到 2011" in page


def test_the_page_of_an_entity_leads_to_its_timeline(small: Flask, practice: EntityId) -> None:
    assert f"/entity/{practice}/timeline" in small.test_client().get(f"/entity/{practice}").text


def test_what_does_not_exist_has_no_timeline(client: FlaskClient) -> None:
    assert client.get("/entity/initiative:0/timeline").status_code == 404
    assert client.get("/entity/红帆工程/timeline").status_code == 404
