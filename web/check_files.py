"""A checked draft to take away: the writer's own file of Word with comments, or a page that is one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import render_template

from ingest.draft.files import DraftFile
from web.check_margins import shown
from web.check_notes import tally, worth_telling
from web.check_words import (
    KINDS,
    VERDICTS,
    differences_told,
    part_told,
    remarks,
    source_remarks,
    subject_told,
    unread_told,
    verdict_told,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REFERENCES = "参考文献"
_STYLE = Path(__file__).parent / "static" / "check.css"


def to_docx(draft: DraftFile, checked: dict[str, Any]) -> bytes:
    """The writer's file, untouched but for comments and the list of references at its end."""
    word = draft.to_word()
    text = checked["text"]
    first = next((at for at, character in enumerate(text) if not character.isspace()), 0)
    word.comment(first, text.find("\n", first) if "\n" in text[first:] else len(text), "\n".join(_summary(checked)))
    for _, told in worth_telling(checked):
        word.comment(told["start"], told["end"], "\n".join(_comment(told, checked)))
    if checked["references"]:
        word.append(_REFERENCES, checked["references"])
    return word.to_bytes()


def to_html(checked: dict[str, Any]) -> str:
    """One file, to be read without a server and to be printed. Needs the context of a request."""
    style = _STYLE.read_text(encoding="utf-8")
    return render_template("check_file.html", style=style, **shown(checked))


def _summary(checked: dict[str, Any]) -> Iterator[str]:
    covered = checked["coverage"]
    yield f"红帆讲稿核验。本库 {covered['documents']} 份文档，{covered['from'] or '?'}–{covered['to'] or '?'} 年；没有查到，只能说本库没有。"
    for kind, counts in tally(checked):
        told = "，".join(f"{_chinese(VERDICTS[verdict][1])} {count}" for verdict, count in counts)
        yield f"{_chinese(KINDS[kind])}：{told}"
    if unread := "；".join(map(_chinese, unread_told(checked))):
        own = "parts" in checked  # the writer's own file, which has it still
        yield f"没有核验{'' if own else '，也没有带入'}：{unread}"


def _comment(told: dict[str, Any], checked: dict[str, Any]) -> Iterator[str]:
    if part := part_told(told["start"], checked):
        yield f"{_chinese(part)}：“{told['text']}”"  # Word takes no comment there
    sign, label = verdict_told(told)
    yield " ".join(filter(None, (sign, _chinese(label), subject_told(told))))
    yield from (_remark(*remark) for remark in remarks(told))
    yield from map(_chinese, differences_told(told))
    yield from (_remark(*remark) for remark in source_remarks(told))


def _remark(said: str, of: str) -> str:
    return _chinese(said) + (f"：{of}" if of else "")


def _chinese(label: str) -> str:
    return label.partition(" · ")[0]
