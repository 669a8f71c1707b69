"""Drafts are read from what people write in, and a file of Word comes back as it was, but for comments."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from ingest.draft.files import read_draft_file
from ingest.draft.word import WordDraft
from kg.errors import BadDocumentError

TEXT = "第一句讲码头。第二句讲灯塔，第三句讲航标。"
LINES = st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0xFFFF), max_size=40)


@pytest.fixture
def writers_file() -> bytes:
    """Runs of several looks, a table, a line break inside a paragraph, and a comment of the writer's own."""
    document = docx.Document()
    document.add_heading("讲稿", 1)
    paragraph = document.add_paragraph("第一句讲码头。第二")
    paragraph.add_run("句讲灯").bold = True
    paragraph.add_run("塔，第三句讲航标。\n另起一行\t之后").font.size = Pt(15)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "表里左格", "表里右格"
    last = document.add_paragraph("末段。")
    document.add_comment(last.runs, text="自己的批注", author="写稿人")
    return _saved(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_is_read_in_the_encodings_of_reports(encoding: str) -> None:
    assert read_draft_file((TEXT + "\r\n" + TEXT).encode(encoding), "稿.txt").text == f"{TEXT}\n{TEXT}"


def test_of_markdown_the_words_are_read() -> None:
    text = read_draft_file("# 题目\n\n请看**两处**[码头](a.html)。".encode(), "稿.md").text
    assert [line for line in text.split("\n") if line] == ["题目", "请看两处码头。"]


def test_of_a_table_in_markdown_each_cell_is_a_line() -> None:
    table = "说明在前\n\n| 码头 | 灯塔（座） |\n|:--|---|\n| 东 \\| 西码头 | **3** |\n| 北码头 |  |\n\n1 | 2 不是表"
    text = read_draft_file(table.encode(), "稿.md").text
    assert [line for line in text.split("\n") if line] == [
        "说明在前", "码头", "灯塔（座）", "东 | 西码头", "3", "北码头", "1 | 2 不是表",
    ]  # fmt: skip


def test_pictures_of_markdown_are_told_as_not_read() -> None:
    draft = read_draft_file("![码头](a.png)请看图。\n![](b.png)\n".encode(), "稿.md")
    assert draft.told() == {"not_read": [{"part": "picture", "count": 2, "text": ""}]}
    assert read_draft_file("没有图。".encode(), "稿.md").told() == {}


def test_of_word_each_paragraph_is_a_line_in_reading_order(writers_file: bytes) -> None:
    lines = read_draft_file(writers_file, "稿.docx").text.split("\n")
    assert lines == ["讲稿", TEXT, "另起一行\t之后", "表里左格", "表里右格", "末段。"]


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"PK\x03\x04 not a file of Word", "a.docx", "not a readable docx"),
        (b"words", "a.docx", "not a readable docx"),
        (b"words", "a.pdf", "expected one of .txt .md .docx"),
        (b" \n ", "a.txt", "no text"),
        (b"%PDF-1.7", "a.txt", "PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, name: str, told: str) -> None:
    with pytest.raises(BadDocumentError, match=told):
        read_draft_file(data, name)


def test_a_package_of_another_kind_is_no_file_of_word() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("words.txt", "words")
    with pytest.raises(BadDocumentError, match="not a readable docx"):
        read_draft_file(out.getvalue(), "a.docx")


def test_a_comment_covers_just_its_words_and_nothing_else_changes(writers_file: bytes) -> None:
    word = WordDraft.from_bytes(writers_file, "稿.docx")
    start = word.text.index("第二句")
    word.comment(start, start + 7, "说明")
    word.comment(word.text.index("表里右格"), word.text.index("表里右格") + 4, "另一条")
    word.append("参考文献", ["[1] 甲", "[2] 乙"])
    before, after = docx.Document(io.BytesIO(writers_file)), docx.Document(io.BytesIO(word.to_bytes()))
    assert [_commented(after, comment.comment_id) for comment in after.comments] == [
        "末段。",
        "第二句讲灯塔，",
        "表里右格",
    ]
    assert [comment.text for comment in after.comments] == ["自己的批注", "说明", "另一条"]
    added = [paragraph.text for paragraph in after.paragraphs[len(before.paragraphs) :]]
    assert added == ["参考文献", "[1] 甲", "[2] 乙"]
    for paragraph in after.paragraphs[len(before.paragraphs) :]:
        paragraph._p.getparent().remove(paragraph._p)
    assert _bare(after) == _bare(before)


def test_parts_of_a_package_that_are_no_words_come_back_byte_for_byte(writers_file: bytes) -> None:
    word = WordDraft.from_bytes(writers_file, "稿.docx")
    word.comment(0, 2, "说明")
    with zipfile.ZipFile(io.BytesIO(writers_file)) as one, zipfile.ZipFile(io.BytesIO(word.to_bytes())) as other:
        changed = {name for name in one.namelist() if one.read(name) != other.read(name)}
    assert changed <= {"word/document.xml", "word/comments.xml"}


@given(st.lists(LINES, min_size=1, max_size=4), st.data())
def test_comments_never_change_the_text(lines: list[str], data: st.DataObject) -> None:
    word = WordDraft.from_text("\n".join(lines))
    assert word.text == "\n".join(lines)
    places = st.integers(0, len(word.text))
    for start, end in data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=5)):
        word.comment(start, end, "说明")
    assert WordDraft.from_bytes(word.to_bytes(), "a.docx").text == word.text


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _commented(document: Any, number: int) -> str:
    """The words between the two ends of a comment."""
    inside, words = False, ""
    for element in document.element.body.iter():
        if element.get(qn("w:id")) == str(number) and element.tag == qn("w:commentRangeStart"):
            inside = True
        if element.get(qn("w:id")) == str(number) and element.tag == qn("w:commentRangeEnd"):
            inside = False
        if inside and element.tag == qn("w:t"):
            words += element.text
    return words


def _bare(document: Any) -> list[tuple[str, str]]:
    """Each character with the look of its run, and the path to it: what is left when comments are taken away."""
    body = deepcopy(document.element.body)
    found = []
    for run in body.iter(qn("w:r")):
        look = run.find(qn("w:rPr"))
        shown = "" if look is None else look.xml
        for child in run:
            if child.tag in (qn("w:rPr"), qn("w:commentReference")):
                continue
            path = "/".join(parent.tag.rpartition("}")[2] for parent in run.iterancestors())
            found += [(f"{path} {child.tag} {shown}", character) for character in (child.text or " ")]
    return found
