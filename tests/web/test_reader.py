"""The reader: every word of the document, names as links, asked-for words marked, the file as it came."""

from __future__ import annotations

import html
import re

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import DocumentId, EntityId, PassageId, document_id, passage_id
from kg.model import Entity, Mention, Passage
from tests.workspaces import SAMPLE
from web.marking import highlighted, snippet
from web.pages.reader import asked_words, contents, marked_up
from web.workspace import Workspace

TAG = re.compile(r"<[^>]*>")
MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
TEXTS = st.text(alphabet="红帆<>&\"'; 党a", max_size=40)
STRETCHES = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6)
DOCUMENT = document_id("x")


@given(TEXTS, STRETCHES)
def test_marking_words_changes_no_word(text: str, stretches: list[tuple[int, int]]) -> None:
    assert _plain(highlighted(text, stretches)) == text


@given(TEXTS, STRETCHES)
def test_exactly_the_asked_words_are_marked(text: str, stretches: list[tuple[int, int]]) -> None:
    asked = {n for start, end in stretches for n in range(start, min(end, len(text)))}
    assert _marked_characters(highlighted(text, stretches)) == asked


@given(TEXTS, STRETCHES)
def test_a_snippet_is_cut_from_the_text(text: str, stretches: list[tuple[int, int]]) -> None:
    assert _plain(snippet(text * 20, stretches)).strip("…") in text * 20


@given(TEXTS, STRETCHES, STRETCHES)
def test_links_and_marks_together_change_no_word(
    app: Flask, text: str, names: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    with app.test_request_context():
        shown = marked_up(text, _links(text, names), asked)
    assert _plain(shown) == text


@given(TEXTS, STRETCHES, STRETCHES)
def test_marks_reach_across_the_ends_of_links(
    app: Flask, text: str, names: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    with app.test_request_context():
        shown = marked_up(text, _links(text, names), asked)
    assert _marked_characters(shown) == {n for start, end in asked for n in range(start, min(end, len(text)))}


def test_words_are_asked_for_by_passage_and_anything_else_is_passed_over() -> None:
    asked = asked_words(["2:0-4", "2:6-8", "x", "2:1", "", "-1:2-3", "1:5-9 "])
    assert asked == {2: [(0, 4), (6, 8)]}


def test_contents_name_each_heading_once_where_it_begins() -> None:
    headings = [(), ("一、组织",), ("一、组织", "（一）编组"), ("一、组织", "（二）挂旗"), ("二、服务",), ("二、服务",)]
    lines = contents(tuple(Passage(PassageId(f"p{n}"), n, heading, "") for n, heading in enumerate(headings, 1)))
    assert [(line.depth, line.heading, line.ordinal) for line in lines] == [
        (0, "一、组织", 2), (1, "（一）编组", 3), (1, "（二）挂旗", 4), (0, "二、服务", 5),
    ]  # fmt: skip


def test_the_source_comes_back_byte_for_byte(client: FlaskClient, workspace: Workspace) -> None:
    file = SAMPLE / "01-shengsi-red-sail.md"
    document = next(
        workspace.store.get_record(i).document
        for i in workspace.store.document_ids()
        if workspace.store.get_record(i).document.sources[0].file == file.name
    )
    link = re.search(r'href="(/source/[^"]+)"', client.get(f"/document/{document.id}").text)
    assert link is not None
    answer = client.get(link.group(1))
    assert answer.data == file.read_bytes()
    assert answer.headers["Content-Disposition"] == f"attachment; filename={file.name}"


def test_a_file_that_is_no_source_is_not_given_out(client: FlaskClient) -> None:
    assert client.get("/source/" + "0" * 64 + "/state.sqlite3").status_code == 404
    assert client.get("/source/..%2f..%2fstate/state.sqlite3").status_code == 404


def test_every_passage_is_an_anchor_and_shows_its_text(client: FlaskClient, workspace: Workspace) -> None:
    record = workspace.store.get_record(next(workspace.store.document_ids()))
    page = client.get(f"/document/{record.document.id}").text
    shown = dict(re.findall(r'<div class="passage" id="p(\d+)">.*?<p[^>]*>(.*?)</p>', page, re.DOTALL))
    assert {int(n): _plain(text) for n, text in shown.items()} == {p.ordinal: p.text for p in record.passages}


def test_what_cleaning_took_away_is_shown_with_the_reason(client: FlaskClient, workspace: Workspace) -> None:
    records = map(workspace.store.get_record, workspace.store.document_ids())
    record = next(record for record in records if record.noise)
    page = client.get(f"/document/{record.document.id}").text
    assert all(html.escape(noise.text, quote=False) in page and noise.reason in page for noise in record.noise)


def _plain(shown: str) -> str:
    return html.unescape(TAG.sub("", shown))


def _marked_characters(shown: str) -> set[int]:
    """Places of the characters that stand in a <mark>."""
    found: set[int] = set()
    at = 0
    inside = False
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", shown):
        if tag in ("<mark>", "</mark>"):
            inside = tag == "<mark>"
        length = len(html.unescape(text))
        found |= set(range(at, at + length)) if inside else set()
        at += length
    return found


def _links(text: str, stretches: list[tuple[int, int]]) -> list[tuple[Mention, Entity]]:
    """Mentions as links_by_passage gives them: in order, none inside another."""
    passage = passage_id(DocumentId(DOCUMENT), 1)
    links: list[tuple[Mention, Entity]] = []
    for start, end in sorted(stretches):
        if start < end <= len(text) and (not links or links[-1][0].end <= start):
            mention = Mention(passage, start, end, text[start:end])
            links.append((mention, Entity(EntityId("place:33"), "place", 'a"<b>', "", (mention,))))
    return links
