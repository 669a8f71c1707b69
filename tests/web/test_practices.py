"""Cards of practices, and practices side by side: pages, files, API; the choice stands in the address alone."""

from __future__ import annotations

import csv
import html
import io
import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from docx import Document as WordDocument
from flask.testing import FlaskClient
from openpyxl import load_workbook

from kg.ids import EntityId, PassageId
from kg.store import GraphStore
from kg.views import EntityFilter
from tests.web.api_calls import ask, problem
from web.practice_objects import compared

CELLS = ["what", "who", "whom", "where", "when", "results"]


@pytest.fixture(scope="module")
def red_sail(store: GraphStore) -> EntityId:
    return store.find_entities(EntityFilter(name="红帆工程")).items[0].id


@pytest.fixture(scope="module")
def three(kinds: dict[str, str], red_sail: EntityId) -> list[str]:
    """Red sail, another initiative, and a practice without a name."""
    unnamed, named, _ = parse_qs(urlsplit(kinds["comparison"]).query)["p"]
    return [red_sail, named, unnamed]


def address(ids: list[str], **more: str) -> str:
    pairs = [*(("p", id_) for id_ in ids), *more.items()]
    return "/compare?" + "&".join(f"{name}={quote(value)}" for name, value in pairs)


def test_the_card_stands_on_the_page_of_its_initiative(client: FlaskClient, red_sail: EntityId) -> None:
    for path in (f"/entity/{red_sail}", f"/practice/{red_sail}"):
        page = client.get(path).text.replace("%3A", ":")
        for wanted in (
            "做法卡片",
            "主体",
            "对象",
            "成效",
            "出处",
            f"/similar?practice={red_sail}",
            f"/compare?p={red_sail}",
        ):
            assert wanted in page


def test_every_word_of_a_card_leads_to_itself_in_the_reader(
    client: FlaskClient, store: GraphStore, three: list[str]
) -> None:
    for id_ in three:
        page = client.get(f"/practice/{quote(id_)}").text
        links = re.findall(r'<a class="words" href="([^"]+)" lang="zh-CN">([^<]+)</a>', page)
        assert links
        for link, words in links:
            place = re.search(r"/(document:\w+)\?words=(\d+):(\d+)-(\d+)#p\2$", html.unescape(link))
            assert place
            _, passage = store.get_passage(PassageId(f"{place[1]}#p{place[2]}"))
            assert passage.text[int(place[3]) : int(place[4])] == html.unescape(words)


def test_a_cell_of_which_nothing_is_said_says_so(client: FlaskClient, three: list[str]) -> None:
    empty = [cell for cell, words in ask(client, f"/api/v1/practices/{quote(three[1])}")["cells"].items() if not words]
    assert empty
    assert client.get(f"/practice/{three[1]}").text.count("文中未说") == len(empty)


def test_a_practice_that_there_is_not_is_named(client: FlaskClient) -> None:
    answer = client.get("/practice/document:0000000000000000%23p3")
    assert answer.status_code == 404
    assert "document:0000000000000000#p3" in html.unescape(answer.text)


def test_a_comparison_shows_all_cells_of_all(client: FlaskClient, three: list[str]) -> None:
    page = client.get(address(three)).text
    assert page.count('scope="row"') == len(CELLS)
    assert page.count("移出对比</a>") == len(three)


def test_what_differs_most_comes_first_and_what_is_the_same_is_told_once(client: FlaskClient, three: list[str]) -> None:
    rows = ask(client, "/api/v1" + address(three))["rows"]
    steps = [round(5 * row["difference"]) for row in rows]
    assert steps == sorted(steps, reverse=True)
    practice = ask(client, f"/api/v1/practices/{three[0]}")
    twice = compared([practice, practice])["rows"]
    assert [row["cell"] for row in twice] == CELLS
    assert all(row["difference"] == 0 and row["same"] == practice["cells"][row["cell"]] for row in twice)
    assert all(row["each"] == [[], []] for row in twice)


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_are_asked_for_more(client: FlaskClient, three: list[str], count: int) -> None:
    answer = client.get(address(three[:count]))
    assert answer.status_code == 200
    assert "选 2 至 6 个做法" in answer.text
    assert 'name="add"' in answer.text


def test_too_many_may_be_taken_out(client: FlaskClient, red_sail: EntityId) -> None:
    answer = client.get(address([f"initiative:{n:016}" for n in range(7)]))
    assert answer.status_code == 400
    assert "一次最多对比 6 个做法，现在是 7 个" in answer.text
    assert answer.text.count("移出对比</a>") == 7
    named = client.get(address([red_sail, *(f"initiative:{n:016}" for n in range(6))])).text
    assert "红帆工程</span>" in named


def test_an_unknown_practice_is_named_and_the_others_can_be_compared(client: FlaskClient, three: list[str]) -> None:
    answer = client.get(address([*three, "initiative:none"]))
    assert answer.status_code == 404
    assert "本库没有这个做法：initiative:none" in answer.text
    assert html.escape(address(three)).replace("%3A", ":") in answer.text.replace("%3A", ":")


def test_one_more_is_added_by_name(client: FlaskClient, three: list[str], red_sail: EntityId) -> None:
    answer = client.get(address([three[1]], add="红帆工程"))
    assert answer.status_code == 302
    assert answer.location.replace("%3A", ":").endswith(f"p={red_sail}")
    assert "本库没有这个做法：没有的做法" in client.get(address([three[1]], add="没有的做法")).text


def test_a_name_that_fits_several_offers_them(client: FlaskClient, red_sail: EntityId) -> None:
    page = client.get(address([red_sail], add="三亮")).text
    assert "“三亮”有几个" in html.unescape(page)
    assert len(re.findall(r"/compare\?p=[^\"&]+&amp;p=initiative[^\"]+", page)) > 1


def test_files_have_every_word_with_its_citation(client: FlaskClient, three: list[str]) -> None:
    comparison = ask(client, "/api/v1" + address(three))
    words = sum(max(1, len(cell)) for practice in comparison["practices"] for cell in practice["cells"].values())
    made = client.get(address(three, format="csv"))
    rows = list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig"))))
    assert len(rows) == words
    assert all(row["citation"].endswith(".") and row["passage"] for row in rows if row["words"] != "文中未说")
    sheet = load_workbook(io.BytesIO(client.get(address(three, format="xlsx")).data)).active
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, max_col=3, values_only=True)] == [
        [row["cell"], row["practice"], row["words"].lstrip("'")] for row in rows
    ]
    assert client.get(address(three, format="json")).get_json() == comparison


def test_the_file_of_word_has_the_table_and_the_references(client: FlaskClient, three: list[str]) -> None:
    comparison = ask(client, "/api/v1" + address(three))
    made = WordDocument(io.BytesIO(client.get(address(three, format="docx")).data))
    table = made.tables[0]
    assert [cell.text for cell in table.rows[0].cells[1:]] == [one["name"] for one in comparison["practices"]]
    assert len(table.rows) == 1 + len(CELLS)
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)
    for practice in comparison["practices"]:
        assert all(one["text"] in text for cell in practice["cells"].values() for one in cell)
        assert all(any(d["citation"] in p.text for p in made.paragraphs) for d in practice["documents"])
    raised = {
        run.text
        for row in table.rows
        for cell in row.cells
        for p in cell.paragraphs
        for run in p.runs
        if run.font.superscript
    }
    assert "[1]" in raised


def test_the_api_says_what_is_wrong(client: FlaskClient, three: list[str]) -> None:
    assert "2" in str(problem(client.get("/api/v1" + address(three[:1])), 422)["errors"])
    problem(client.get("/api/v1" + address([f"x{n}" for n in range(7)])), 422)
    problem(client.get("/api/v1/compare"), 422)
    too_long = problem(client.get("/api/v1" + address([three[0], "x" * 201])), 422)
    assert too_long["errors"] == [{"parameter": "p", "detail": "2: 最多 200 字 · at most 200 characters"}]
    assert "initiative:none" in problem(client.get("/api/v1" + address([*three, "initiative:none"])), 404)["detail"]
    problem(client.get("/api/v1/practices/initiative:none"), 404)


def test_who_has_the_answer_is_told_just_that(client: FlaskClient, three: list[str]) -> None:
    path = "/api/v1" + address(three)
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
