"""BibTeX and RIS as the programs that take them in read them: rispy and pybtex, not our own eyes."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from kg.cite import cite, from_csl

ARTICLE = {
    "id": "document:1#p2", "type": "article-newspaper", "language": "zh", "title": "三分天下 & “两室” {一}", "page": "3-4",
    "author": [{"literal": "甲乙"}, {"literal": "World, Sea and Co"}, {"family": "De Long", "given": "Ann M."}],
    "container-title": "海岛日报", "issued": {"date-parts": [[2020, 9, 1]]}, "accessed": {"date-parts": [[2024, 1, 2]]},
    "URL": "https://a.cn/b_c?d=1%20&e=#f", "DOI": "10.1/a_b",
}  # fmt: skip


def bibtex(item: dict[str, Any]) -> Entry:
    library = parse_string(cite(from_csl(item), style="bibtex").text, "bibtex")
    return next(iter(library.entries.values()))


def ris(item: dict[str, Any]) -> dict[str, Any]:
    records: list[dict[str, Any]] = rispy.loads(cite(from_csl(item), style="ris").text)
    (record,) = records
    return record


def test_pybtex_reads_the_fields_of_an_article() -> None:
    entry = bibtex(ARTICLE)
    assert (entry.type, entry.fields["journal"], entry.fields["year"]) == ("article", "海岛日报", "2020")
    assert entry.fields["title"] == r"三分天下 \& “两室” \textbraceleft{}一\textbraceright{}"
    assert (entry.fields["pages"], entry.fields["date"], entry.fields["urldate"]) == (
        "3--4",
        "2020-09-01",
        "2024-01-02",
    )
    assert (entry.fields["url"], entry.fields["doi"]) == (ARTICLE["URL"], ARTICLE["DOI"])


def test_pybtex_reads_as_many_people_as_there_are_and_keeps_bodies_whole() -> None:
    people = bibtex(ARTICLE).persons["author"]
    assert [str(person) for person in people] == ["甲乙", "{World, Sea and Co}", "De Long, Ann M."]


def test_rispy_reads_the_same() -> None:
    record = ris(ARTICLE)
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == ARTICLE["title"]
    assert record["authors"] == ["甲乙", "World, Sea and Co", "De Long, Ann M."]
    assert (record["year"], record["date"], record["access_date"]) == ("2020", "2020/09/01", "2024/01/02")
    assert (record["start_page"], record["end_page"]) == ("3", "4")
    assert (record["secondary_title"], record["urls"], record["doi"]) == ("海岛日报", [ARTICLE["URL"]], ARTICLE["DOI"])


def test_csl_json_comes_out_as_it_went_in() -> None:
    assert json.loads(cite(from_csl(ARTICLE), style="csl-json").text) == ARTICLE


@pytest.mark.parametrize(
    ("kind", "in_bibtex", "in_ris"),
    [("book", "book", "BOOK"), ("chapter", "incollection", "CHAP"), ("report", "techreport", "RPRT"),
     ("webpage", "online", "ELEC"), ("thesis", "phdthesis", "THES"), ("regulation", "misc", "GOVDOC"),
     ("document", "misc", "GEN")],
)  # fmt: skip
def test_each_kind_of_work_has_its_type(kind: str, in_bibtex: str, in_ris: str) -> None:
    item = {"id": "x", "type": kind, "title": "渔"}
    assert (bibtex(item).type, ris(item)["type_of_reference"]) == (in_bibtex, in_ris)


_LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@settings(max_examples=60)
@given(_LINES.filter(bool))
def test_no_title_breaks_a_record(title: str) -> None:
    item = {"id": "x", "type": "book", "title": title, "publisher": "社"}
    assert ris(item)["title"] == title
    assert bibtex(item).fields["publisher"] == "社"
