"""read_documents: the composition of all steps of reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import read_documents
from kg.errors import BadDocumentError
from kg.ids import document_id, passage_id

PROSE = "社区把空置的门面收拾出来办起长者食堂，六十岁以上的老人十块钱吃饱吃好。"
REPORT = f"打开APP\n长者食堂开张记\n一、做法\n{PROSE * 3}\n二、成效\n{PROSE * 3}\n猜你喜欢\n他乡食堂见闻"


def test_a_page_becomes_a_document_with_passages_and_noise() -> None:
    (document,) = read_documents(REPORT.encode(), "a.txt", {})
    assert document.title == "长者食堂开张记"
    assert [passage.heading for passage in document.passages] == [("一、做法",), ("二、成效",)]
    assert [(noise.text, noise.before) for noise in document.noise] == [
        ("打开APP", 1),
        ("猜你喜欢", 3),
        ("他乡食堂见闻", 3),
    ]


def test_the_id_is_that_of_the_kept_text_alone() -> None:
    (with_noise,) = read_documents(REPORT.encode(), "a.txt", {})
    (without,) = read_documents("\n".join(REPORT.split("\n")[1:-2]).encode("gb18030"), "b.txt", {"title": "别题"})
    assert with_noise.id == without.id == document_id("\n".join(REPORT.split("\n")[1:-2]))
    assert with_noise.passages == without.passages


def test_a_compilation_gives_numbered_documents() -> None:
    text = f"食堂记（共2篇）\n食堂记 篇1\n{PROSE}\n食堂记 篇2\n{PROSE}{PROSE}"
    documents = read_documents(text.encode(), "a.txt", {"title": "合集", "date": "2020"})
    assert [(document.part, document.title, document.date) for document in documents] == [
        (1, "食堂记", "2020"),
        (2, "食堂记", "2020"),
    ]


def test_a_file_of_nothing_but_furniture_is_refused() -> None:
    with pytest.raises(BadDocumentError, match=r"a\.txt"):
        read_documents("打开APP\n未登录\n".encode(), "a.txt", {})


@given(st.text(min_size=1))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        documents = read_documents(text.encode("utf-8", errors="replace"), "a.txt", {})
    except BadDocumentError:
        return
    for document in documents:
        ordinals = [passage.ordinal for passage in document.passages]
        assert ordinals == list(range(1, len(ordinals) + 1))
        assert [passage.id for passage in document.passages] == [passage_id(document.id, n) for n in ordinals]
        assert all(1 <= noise.before <= len(ordinals) + 1 for noise in document.noise)
