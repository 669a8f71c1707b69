"""Lists to take away."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store import GraphStore
from kg.views import EntityFilter
from web.export import csv_answer

LISTS = ("/initiatives", "/organisations", "/people", "/places", "/documents", "/search?q=党员")


@pytest.mark.parametrize("path", LISTS)
def test_every_list_can_be_taken_away_as_csv_that_spreadsheets_read(client: FlaskClient, path: str) -> None:
    answer = client.get(path + ("&" if "?" in path else "?") + "format=csv")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_a_list_is_taken_away_whole(client: FlaskClient, store: GraphStore) -> None:
    rows = client.get("/initiatives?format=csv&page=2").data.decode("utf-8-sig").splitlines()
    assert len(rows) - 1 == store.find_entities(EntityFilter(type="initiative")).total


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-党员", "@name", "\tx", "\rx"])
def test_a_cell_cannot_act_as_a_formula(app: Flask, cell: str) -> None:
    with app.test_request_context():
        text = csv_answer("x", ["name"], [[cell]]).get_data(as_text=True)
    assert next(iter(list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:])) == [f"'{cell}"]


def test_numbers_stay_numbers(app: Flask) -> None:
    with app.test_request_context():
        assert "-5" in csv_answer("x", ["n"], [[-5]]).get_data(as_text=True).splitlines()


def test_results_as_json_have_the_words_of_each_hit(client: FlaskClient) -> None:
    found = client.get("/search?q=红帆工程&format=json").json
    assert found is not None
    hit = found["hits"][0]
    assert [hit["text"][start:end] for start, end in hit["highlights"]]
