"""Citations in the browser without script: the page, the files, what reference managers see, the basket's way out."""

from __future__ import annotations

import html
import io
import json
import re
from urllib.parse import parse_qs, quote

import pytest
import rispy
from click.testing import CliRunner
from docx import Document as WordDocument
from flask.testing import FlaskClient

from kg.ids import PassageId
from kg.store import GraphStore
from kg.views import DocumentFilter
from tests.web.api_calls import ask, problem
from web.cli import main
from web.workspace import Workspace

NEWSPAPER = re.compile(r"报$")


@pytest.fixture(scope="module")
def passage(store: GraphStore) -> PassageId:
    """The second passage of an article that a newspaper published."""
    documents = store.find_documents(DocumentFilter(), limit=1000).items
    article = next(document for document in documents if NEWSPAPER.search(document.publisher))
    return PassageId(f"{article.id}#p2")


def cite_page(client: FlaskClient, wanted: str, **asked: str) -> str:
    answer = client.get(f"/cite/{quote(wanted, safe=':')}", query_string=asked)
    assert answer.status_code == 200
    return answer.text


def entry_of(page: str) -> str:
    (entry,) = re.findall(r'<p id="citation"[^>]*>(.*?)</p>', page, re.DOTALL)
    return html.unescape(entry)


def test_the_page_tells_the_entry_the_mark_and_the_reason(client: FlaskClient, passage: PassageId) -> None:
    page = cite_page(client, passage)
    assert "[N]. " in entry_of(page)
    assert "<b>[N]</b>" in page
    assert "是报纸" in page


def test_style_and_form_stand_in_the_address(client: FlaskClient, passage: PassageId) -> None:
    assert entry_of(cite_page(client, passage, form="in-text")).startswith("据")
    assert entry_of(cite_page(client, passage, style="ris")).startswith("TY  - NEWS")
    assert entry_of(cite_page(client, passage, style="no such", form="<b>")) == entry_of(cite_page(client, passage))


def test_a_missing_field_is_asked_for_and_filled_from_the_address(client: FlaskClient, passage: PassageId) -> None:
    assert 'name="page"' in cite_page(client, passage)
    filled = cite_page(client, passage, page="3<b>")
    assert "（3<b>，第2段）." in entry_of(filled)
    assert 'name="page" value="3&lt;b&gt;"' in filled


def test_a_citation_can_be_taken_away_as_a_file(client: FlaskClient, passage: PassageId) -> None:
    answer = client.get(f"/cite/{quote(passage)}?style=ris&download=1")
    assert answer.headers["Content-Disposition"].endswith('.ris"')
    assert len(rispy.loads(answer.text)) == 1


@pytest.mark.parametrize("style", ["ris", "bibtex", "csl-json"])
def test_a_passage_is_exported_with_its_place_and_address(client: FlaskClient, passage: PassageId, style: str) -> None:
    exported = entry_of(cite_page(client, passage, style=style)).replace("\\#", "#")
    assert "第2段，http://localhost/document/" + passage in exported
    assert "第2段" not in entry_of(cite_page(client, passage.partition("#")[0], style=style))


def test_what_is_not_there_is_not_cited(client: FlaskClient) -> None:
    assert client.get("/cite/document:0000000000000000").status_code == 404


def test_documents_passages_hits_and_entities_lead_to_their_citation(
    client: FlaskClient, kinds: dict[str, str], passage: PassageId
) -> None:
    for name in ("results", "initiative", "organisation"):
        assert 'href="/cite/' in client.get(kinds[name]).text, name
    page = client.get(f"/document/{passage.partition('#')[0]}").text
    assert f'href="/cite/{quote(passage, safe=":")}"' in page


def test_reference_managers_see_the_article_in_its_page(
    client: FlaskClient, passage: PassageId, store: GraphStore
) -> None:
    document = store.get_passage(passage)[0]
    page = client.get(f"/document/{document.id}").text
    (context,) = re.findall(r'<span class="Z3988" title="([^"]*)">', page)
    fields = parse_qs(html.unescape(context))
    assert (fields["rft.type"], fields["rft.source"]) == (["newspaperArticle"], [document.publisher])
    assert f'<meta name="citation_title" content="{document.title}">' in html.unescape(page)
    assert f'<meta name="DC.date" content="{document.date}">' in page


def test_the_api_answers_with_the_object_of_the_command(
    client: FlaskClient, passage: PassageId, workspace: Workspace
) -> None:
    path = f"/api/v1/citations/{quote(passage)}?style=gbt7714-2015&form=footnote"
    options = ["--style", "gbt7714-2015", "--form", "footnote", "--format", "json"]
    data = {"HONGFAN_DATA": str(workspace.folder.path)}
    printed = json.loads(CliRunner().invoke(main, ["cite", passage, *options], env=data).stdout)
    assert ask(client, path) == printed


def test_a_style_that_there_is_not_is_refused_by_the_api(client: FlaskClient, passage: PassageId) -> None:
    assert "style" in str(problem(client.get(f"/api/v1/citations/{quote(passage)}?style=mla"), 422)["errors"])


@pytest.fixture
def collected(passage: PassageId, store: GraphStore) -> dict[str, object]:
    other = next(i for i in store.document_ids() if not passage.startswith(i))
    return {"id": [passage, other, passage.replace("#p2", "#p1"), "document:gone"]}


def test_the_basket_leaves_as_markdown_with_each_source_once(
    client: FlaskClient, passage: PassageId, collected: dict[str, object], store: GraphStore
) -> None:
    text = client.post("/basket/export", data=collected | {"as": "md"}).text
    words = store.get_passage(passage)[1].text.splitlines()[0]
    assert f"> {words}" in text
    assert re.findall(r"\[(\d)\]$", text.partition("## ")[0], re.MULTILINE) == ["1", "2", "1"]
    assert re.findall(r"^\[(\d)\] ", text, re.MULTILINE) == ["1", "2"]


def test_the_basket_leaves_as_a_docx_that_reads_the_same(client: FlaskClient, collected: dict[str, object]) -> None:
    answer = client.post("/basket/export", data=collected | {"as": "docx", "style": "gbt7714-2015"})
    paragraphs = [paragraph.text for paragraph in WordDocument(io.BytesIO(answer.data)).paragraphs]
    assert [text[:4] for text in paragraphs[-2:]] == ["[1] ", "[2] "]
    assert sum(text.startswith("——《") for text in paragraphs) == 2
    assert sum(text.startswith("《") for text in paragraphs) == 1  # the document as a whole has no quotation


def test_the_basket_leaves_as_ris(client: FlaskClient, collected: dict[str, object]) -> None:
    answer = client.post("/basket/export", data=collected | {"as": "ris"})
    assert rispy.loads(answer.text)[0]["type_of_reference"] == "NEWS"
    refused = client.post("/basket/export", data=collected | {"as": "pdf"})
    assert (refused.status_code, "md、docx、ris" in refused.text) == (400, True)


def test_the_words_that_are_quoted_leave_and_the_passage_only_where_it_is_meant(
    client: FlaskClient, passage: PassageId, store: GraphStore
) -> None:
    text = store.get_passage(passage)[1].text
    words = text[3:12].strip()
    sent = {"id": [passage, passage, passage], "words": [words, "", "这话不在此段"]}
    listed = client.post("/basket/list", data=sent).json
    assert listed is not None
    assert [one["words"] for one in listed] == [words, text, text]
    date = store.get_passage(passage)[0].date
    assert {(one["source"].partition("》，")[2], one["number"]) for one in listed} == {(f"{date}，第2段", 1)}
    assert f"> {words}\n>\n> ——《" in client.post("/basket/export", data=sent | {"as": "md"}).text


def test_the_basket_leaves_as_ris_with_the_paragraphs_that_were_collected(
    client: FlaskClient, collected: dict[str, object]
) -> None:
    records = rispy.loads(client.post("/basket/export", data=collected | {"as": "ris"}).text)
    assert len(records) == 2
    assert records[0]["notes"][0].startswith("第1、2段，http://localhost/document/")
    assert "notes" not in records[1]


def test_an_empty_basket_is_told_so(client: FlaskClient) -> None:
    assert client.post("/basket/export", data={"id": ["document:gone"]}).status_code == 400


def test_every_evidence_on_the_page_of_an_entity_can_be_cited_and_collected(client: FlaskClient) -> None:
    page = client.get("/name/红帆工程", follow_redirects=True).text
    quotes = re.findall(r'<blockquote class="evidence".*?</blockquote>', page, re.DOTALL)
    assert quotes
    assert all("data-cite" in quote and "data-basket" in quote for quote in quotes)
