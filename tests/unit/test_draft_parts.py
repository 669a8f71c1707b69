"""Text boxes and notes of a file of Word are read, comments on them stand where Word can have them, the rest is told."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from ingest.draft.files import read_draft_file
from ingest.draft.word import WordDraft
from kg.errors import BadDocumentError
from tests.word_files import draft_with_parts

FILE = draft_with_parts(
    body="正文一句话。",
    box="框里第一行。\n框里第二行。",
    footnotes=["脚注甲。", "脚注乙。"],
    endnote="尾注丙。",
    header="内部资料",
)


@pytest.fixture
def word() -> WordDraft:
    return WordDraft.from_bytes(FILE, "稿.docx")


def test_boxes_are_read_once_and_where_they_stand_and_notes_at_the_end(word: WordDraft) -> None:
    assert word.text.split("\n") == [
        "正文一句话。", "框里第一行。", "框里第二行。", "末段。", "脚注甲。", "脚注乙。", "尾注丙。",
    ]  # fmt: skip


def test_the_parts_that_are_not_in_the_body_are_told_with_their_numbers(word: WordDraft) -> None:
    told = [(part.part, part.number, word.text[part.start : part.end]) for part in word.parts]
    assert told == [
        ("text_box", 1, "框里第一行。"),
        ("text_box", 1, "框里第二行。"),
        ("footnote", 1, "脚注甲。"),
        ("footnote", 2, "脚注乙。"),
        ("endnote", 1, "尾注丙。"),
    ]


@pytest.mark.parametrize(
    ("words", "sign"),
    [("框里第二行", "w:drawing"), ("脚注乙", "w:footnoteReference[@w:id='2']"), ("尾注", "w:endnoteReference")],
)
def test_a_comment_on_them_stands_at_the_box_or_the_sign_of_the_note(word: WordDraft, words: str, sign: str) -> None:
    start = word.text.index(words)
    word.comment(start, start + len(words), "说明")
    body = docx.Document(io.BytesIO(word.to_bytes())).element.body
    (begin,) = body.iter(qn("w:commentRangeStart"))
    anchor = begin.getnext()
    assert anchor.xpath(f".//{sign}")
    assert anchor.getnext().tag == qn("w:commentRangeEnd")


def test_nothing_but_the_body_and_the_comments_is_written(word: WordDraft) -> None:
    for start in range(0, len(word.text), 3):
        word.comment(start, start + 2, "说明")
    with zipfile.ZipFile(io.BytesIO(FILE)) as one, zipfile.ZipFile(io.BytesIO(word.to_bytes())) as other:
        same = {name for name in one.namelist() if one.read(name) == other.read(name)}
        added = {*other.namelist()} - {*one.namelist()}
    assert {"word/footnotes.xml", "word/endnotes.xml", "word/header1.xml", "word/styles.xml"} <= same
    assert added == {"word/comments.xml"}
    assert WordDraft.from_bytes(word.to_bytes(), "稿.docx").text == word.text


def test_a_note_whose_sign_is_deleted_and_tracked_is_not_read() -> None:
    document = docx.Document(io.BytesIO(FILE))
    sign = next(document.element.body.iter(qn("w:footnoteReference"))).getparent()
    deletion = parse_xml(f"<w:del {nsdecls('w')} w:id='9'/>")
    sign.addprevious(deletion)
    deletion.append(sign)
    out = io.BytesIO()
    document.save(out)
    text = WordDraft.from_bytes(out.getvalue(), "稿.docx").text
    assert "脚注甲" not in text
    assert "脚注乙" in text


def test_what_is_not_read_is_told(word: WordDraft) -> None:
    assert [(unread.part, unread.text) for unread in word.unread] == [("header", "内部资料")]
    assert read_draft_file(FILE, "稿.docx").told()["not_read"] == [{"part": "header", "count": 1, "text": "内部资料"}]


def test_notes_that_are_no_xml_make_no_draft() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILE)) as package, zipfile.ZipFile(out, "w") as broken:
        for name in package.namelist():
            broken.writestr(name, "no xml" if name == "word/footnotes.xml" else package.read(name))
    with pytest.raises(BadDocumentError, match="not a readable docx"):
        WordDraft.from_bytes(out.getvalue(), "稿.docx")
