"""Every page answers, whatever it is asked, and a wrong address is told how to go on."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from kg.settings import Settings
from kg.store import GraphStore
from kg.views import EntityFilter
from tests.page_kinds import shared_name

ODD_VALUES = (
    "",
    "-1",
    "0",
    "99999999",
    "１２",
    "abc",
    "1;2",
    "%00",
    "<script>",
    "p1:3-5",
    "1:9-3",
    "999999:0-9999999",
    "\ud83d",
)
PARAMETERS = (
    "page", "words", "sort", "kind", "year", "below", "name", "parent", "passages", "lang", "size", "group", "table",
)  # fmt: skip


def test_every_kind_of_page_answers_with_html(client: FlaskClient, kinds: dict[str, str]) -> None:
    answers = {name: client.get(path) for name, path in kinds.items()}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 200} == {
        "not found": 404
    }
    assert {answer.mimetype for answer in answers.values()} == {"text/html"}


@pytest.mark.parametrize("value", ODD_VALUES)
def test_odd_parameters_never_break_a_page(client: FlaskClient, kinds: dict[str, str], value: str) -> None:
    odd = dict.fromkeys(PARAMETERS, value.encode("utf-8", "surrogatepass"))
    for kind, path in kinds.items():
        query = odd | ({"q": "党员".encode()} if path.startswith(("/search", "/concordance")) else {})
        expected = 404 if kind == "not found" else 200
        answer = client.get(path.partition("?")[0], query_string=query, follow_redirects=True)
        assert answer.status_code == expected, path


@pytest.mark.parametrize("value", ODD_VALUES)
def test_an_odd_format_is_refused_or_passed_over(client: FlaskClient, kinds: dict[str, str], value: str) -> None:
    odd = {"format": value.encode("utf-8", "surrogatepass")}
    answers = {path: client.get(path.partition("?")[0], query_string=odd) for path in kinds.values()}
    assert {path: answer.status for path, answer in answers.items() if answer.status_code >= 500} == {}


@pytest.mark.parametrize(
    "q", ["", " ", '"', '"党', "()", "-党员", "年份:abc", "地区:", "党 或", "a" * 3000, "\x00", "<b>&"]
)
def test_odd_questions_have_a_page_of_results(client: FlaskClient, q: str) -> None:
    assert client.get("/search", query_string={"q": q}).status_code == 200


def test_a_page_past_the_last_leads_back_to_the_last(client: FlaskClient, store: GraphStore) -> None:
    last = -(-store.find_entities(EntityFilter(type="organisation")).total // Settings().page_size)
    assert client.get("/organisations?page=999").location == f"/organisations?page={last}"


def test_a_name_that_fits_one_entity_leads_to_it(client: FlaskClient, store: GraphStore) -> None:
    answer = client.get("/name/望潮村")
    assert answer.status_code == 302
    assert store.get_entity(answer.location.rpartition("/")[2]).canonical == "望潮村"


def test_an_entity_can_be_asked_for_by_its_name_too(client: FlaskClient) -> None:
    assert "望潮村" in client.get("/entity/望潮村", follow_redirects=True).text


def test_what_was_joined_to_another_leads_there(client: FlaskClient, store: GraphStore) -> None:
    joined = [
        (merged.id, entity.id)
        for entity in store.find_entities(EntityFilter(), limit=1000).items
        for merged in store.resolution(entity.id)
    ]
    assert {(was, client.get(f"/entity/{was}").location) for was, _ in joined} == {
        (was, f"/entity/{now}") for was, now in joined
    }


def test_a_name_that_fits_several_is_answered_with_all_and_where_they_lie(
    client: FlaskClient, store: GraphStore
) -> None:
    name = shared_name(store)
    page = client.get(f"/name/{name}").text
    assert page.count(f">{name}</a>") > 1
    assert "省" in page


def test_a_page_that_is_not_there_offers_initiatives_to_go_on_with(client: FlaskClient) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "/entity/initiative:" in answer.text


def test_an_unknown_name_is_told_what_is_near(client: FlaskClient) -> None:
    answer = client.get("/name/望潮")
    assert answer.status_code == 404
    assert "望潮村" in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/entity/place:0", "/document/document:0", "/name/饕餮"])
def test_programs_are_told_of_errors_as_problem_json(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == answer.status_code == 404
    assert answer.json["title"]
    assert answer.json["detail"]


def test_a_method_that_is_not_allowed_is_told_which_are(client: FlaskClient) -> None:
    answer = client.post("/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_health_says_how_much_can_be_searched(client: FlaskClient, store: GraphStore) -> None:
    answer = client.get("/healthz").json
    assert answer is not None
    assert answer["status"] == "ok"
    assert answer["passages"] == store.counts().passages


def test_suggestions_understand_initials(client: FlaskClient) -> None:
    answer = client.get("/suggest?q=hfgc").json
    assert answer is not None
    assert "红帆工程" in [suggestion["name"] for suggestion in answer["suggestions"]]
