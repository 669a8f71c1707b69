"""Lists to take away."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from kg.store import GraphStore
from kg.views import EntityFilter
from web.export import to_csv
from web.pages.entity_tables import TABLES
from web.spreadsheet import to_workbook

LISTS = (
    "/initiatives",
    "/organisations",
    "/people",
    "/places",
    "/documents",
    "/slogans",
    "/figures",
    "/search?q=党员",
    "/search?q=党员&group=document",
    "/concordance?q=党员",
)
FORMULAS = ("=1+1", "+86", "-党员", "@name", "\tx", "\rx")


def test_a_format_that_there_is_not_is_told_wherever_there_are_files(
    client: FlaskClient, kinds: dict[str, str]
) -> None:
    offering = [
        path
        for path in {*kinds.values(), *LISTS, "/search", "/similar"}
        if _answers_json(client.get(_as(path, "json")))
    ]
    assert len(offering) > len(LISTS)
    for path in offering:
        answer = client.get(_as(path, "pdf"))
        assert (answer.status_code, "“pdf”" in answer.text, "json" in answer.text) == (400, True, True), path
    problem = client.get(_as("/initiatives", "pdf"), headers={"Accept": "application/json"})
    assert problem.mimetype == "application/problem+json"
    assert client.get(_as("/initiatives", "CSV")).mimetype == "text/csv"


def _answers_json(answer: TestResponse) -> bool:
    return answer.mimetype == "application/json"


@pytest.mark.parametrize("path", LISTS)
def test_every_list_can_be_taken_away_as_csv_that_spreadsheets_read(client: FlaskClient, path: str) -> None:
    answer = client.get(_as(path, "csv"))
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.data.startswith(b"\xef\xbb\xbf")
    header, *rows = _csv_rows(answer.data)
    assert rows
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("path", LISTS)
def test_the_workbook_has_the_cells_of_the_csv(client: FlaskClient, path: str) -> None:
    in_workbook = [[_shown(cell) for cell in row] for row in _workbook_rows(client.get(_as(path, "xlsx")).data)]
    assert in_workbook == [
        [cell.removeprefix("'") for cell in row] for row in _csv_rows(client.get(_as(path, "csv")).data)
    ]


@pytest.mark.parametrize("path", [path for path in LISTS if "q=" not in path])
def test_a_list_as_json_has_an_object_for_each_row(client: FlaskClient, path: str) -> None:
    header, *rows = _csv_rows(client.get(_as(path, "csv")).data)
    found = client.get(_as(path, "json")).json
    assert found is not None
    assert [list(row) for row in found] == [sorted(header)] * len(rows)


@pytest.mark.parametrize("table", TABLES)
def test_each_table_of_an_entity_can_be_taken_away(client: FlaskClient, kinds: dict[str, str], table: str) -> None:
    path = f"{kinds['initiative']}?table={table}"
    header, *rows = _csv_rows(client.get(f"{path}&format=csv").data)
    assert header[-5:] == ["document", "title", "date", "passage", "words"]
    assert len(list(_workbook_rows(client.get(f"{path}&format=xlsx").data))) == len(rows) + 1
    assert len(client.get(f"{path}&format=json").json or ()) == len(rows)


def test_an_entity_as_json_is_the_whole_entity(client: FlaskClient, kinds: dict[str, str]) -> None:
    found = client.get(f"{kinds['initiative']}?format=json").json
    assert found is not None
    assert {"relations", "passages", "figures"} <= found.keys()


def test_a_list_is_taken_away_whole(client: FlaskClient, store: GraphStore) -> None:
    rows = client.get("/initiatives?format=csv&page=2").data.decode("utf-8-sig").splitlines()
    assert len(rows) - 1 == store.find_entities(EntityFilter(type="initiative")).total


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_cannot_act_as_a_formula(cell: str) -> None:
    assert _csv_rows(to_csv(["name"], [[cell]]).encode())[1:] == [[f"'{cell}"]]
    sheet = load_workbook(io.BytesIO(to_workbook(["name"], [[cell]]))).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"


def test_numbers_stay_numbers() -> None:
    assert "-5" in to_csv(["n"], [[-5]]).splitlines()
    assert list(_workbook_rows(to_workbook(["n"], [[-5]]))) == [("n",), (-5,)]


def test_a_workbook_takes_any_text() -> None:
    odd = "\x00a\ud800b\uffff" + "长" * 40_000
    _, (cell,) = _workbook_rows(to_workbook(["text"], [[odd]]))
    assert str(cell).startswith("ab长")


def test_results_as_json_have_the_words_of_each_hit(client: FlaskClient) -> None:
    found = client.get("/search?q=红帆工程&format=json").json
    assert found is not None
    hit = found["hits"][0]
    assert [hit["text"][start:end] for start, end in hit["highlights"]]


def _as(path: str, form: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}format={form}"


def _csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _workbook_rows(data: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)
