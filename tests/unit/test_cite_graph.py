"""What a document of the graph is cited as, and what is said to be missing instead of invented."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

import pytest
import rispy

from kg.cite import Cited, cite, cited_document, cited_entity, cited_passage, cited_record
from kg.cite.csl import to_csl
from kg.cite.embedded import coins, meta_tags
from kg.errors import NotFoundError
from kg.ids import DocumentId, PassageId
from kg.model import DocumentRecord
from kg.source import Source
from kg.stores.memory import MemoryStore
from tests.contract.records import Report


def store_of(*records: DocumentRecord) -> MemoryStore:
    store = MemoryStore()
    store.load(records)
    return store


def cited(report: Report) -> Cited:
    return cited_document(store_of(report.record()), report.id)


def untitled(text: str) -> Cited:
    record = Report(text, date="2013", doc_type="").record()
    return cited_record(replace(record, document=replace(record.document, title="")))


def entry(report: Report) -> str:
    return cite(cited(report).reference).text


def test_what_a_newspaper_published_is_an_article_of_it() -> None:
    report = Report(
        "海岛人开渔。", title="开渔", publisher="海岛日报社", date="2020-09-01", author="甲、乙", url="https://a.cn"
    )
    assert entry(report) == "甲，乙. 开渔[N/OL]. 海岛日报，2020-09-01. https://a.cn."
    assert "是报纸" in cited(report).clue
    assert cite(cited(report).reference).missing == ("page",)


@pytest.mark.parametrize("publisher", ["海岛工作简报", "县情通报", "海岛县委"])
def test_a_bulletin_or_a_body_is_no_newspaper(publisher: str) -> None:
    assert "[R]" in entry(Report("情况如下。", title="渔情汇报", publisher=publisher, date="2020"))


def test_the_papers_own_kind_and_the_body_that_put_it_out_make_a_report() -> None:
    report = Report("情况如下。", title="渔情汇报", author="海岛县委", publisher="海岛县委", date="2020-03-04")
    assert entry(report) == "海岛县委. 渔情汇报[R]. 2020-03-04."


def test_a_page_lacks_the_day_it_was_read_until_the_reader_says_so() -> None:
    report = Report("见闻。", title="归港", doc_type="通讯", url="https://a.cn", date="2020-03")
    assert entry(report) == "归港[EB/OL]. （2020-03）. https://a.cn."
    assert cite(cited(report).reference).missing == ("author", "accessed")


def test_a_mark_of_origin_that_is_no_address_is_not_printed_as_one() -> None:
    assert entry(Report("见闻。", title="归港", doc_type="材料", url="archive:7/归港.md")) == "归港[Z]."


def test_a_notice_on_the_web_is_a_page_in_2025_and_an_official_paper_in_2015() -> None:
    reference = cited(
        Report("各镇：", title="开渔通知", doc_type="通知", url="https://a.cn", date="2020-03-04")
    ).reference
    assert cite(reference).type_mark == "EB/OL"
    assert cite(reference, style="gbt7714-2015").type_mark == "A/OL"


def test_a_document_without_a_title_is_told_by_its_first_line_in_brackets() -> None:
    found = untitled("同志们：\n今年开渔早。")
    made = cite(found.reference)
    assert made.text == "[今年开渔早。][Z]. 2013."
    assert made.missing == ("author", "title")
    assert found.reference.language == "zh"
    assert cite(found.reference, form="in-text").text == "据[今年开渔早。]（2013年）"


def test_a_document_of_which_nothing_tells_a_title_says_so() -> None:
    assert cite(untitled("同志们：").reference).text == "[题名不详][Z]. 2013."


def test_a_part_of_a_compilation_stands_in_it() -> None:
    record = Report("海志选编 篇2\n我县开渔。", title="海志选编", date="2020", publisher="海岛出版社").record()
    heading = replace(record.passages[0], heading=("开渔的做法",))
    part = replace(record, passages=(heading,), document=replace(record.document, sources=(Source("a.txt", "0", 2),)))
    found = cited_document(store_of(part), part.document.id)
    assert cite(found.reference).text == "开渔的做法[M]//海志选编. 海岛出版社，2020."


@pytest.mark.parametrize(
    ("report", "in_zotero", "in_ris"),
    [
        (
            Report("一", title="开渔", publisher="海岛日报社", date="2020-09-01", author="甲、乙"),
            "newspaperArticle",
            "NEWS",
        ),
        (Report("二", title="守渔", publisher="渔区月刊", date="2020-09", author="丙"), "journalArticle", "JOUR"),
        (Report("三", title="渔情汇报", publisher="海岛县委办", author="海岛县委", date="2020"), "report", "RPRT"),
        (Report("四", title="归港", doc_type="通讯", url="https://a.cn", date="2020-03-04"), "webpage", "ELEC"),
        (Report("五", title="补网", doc_type="", author="丁", publisher="海岛县委"), "document", "GEN"),
    ],
)
def test_reference_managers_read_the_same_in_the_page_and_in_a_file(
    report: Report, in_zotero: str, in_ris: str
) -> None:
    """Title, authors, where it appeared, publisher, date, address, language: all that is known, in each manner."""
    reference = cited(report).reference
    item, (record,) = to_csl(reference), rispy.loads(cite(reference, style="ris").text)
    in_file = [
        [record["title"]], record.get("authors", []), [record.get("secondary_title", "")], [record.get("publisher", "")],
        [record.get("date", "").rstrip("/").replace("/", "-")], record.get("urls", [""]), [record["language"]],
    ]  # fmt: skip
    names = ("title", "creator", "source", "publisher", "date", "identifier", "language")
    context = parse_qs(coins(reference))
    assert [context.get(f"rft.{name}", [] if name == "creator" else [""]) for name in names] == in_file
    tags = [[value for tag, value in meta_tags(reference) if tag == f"DC.{name}"] for name in names]
    assert [found or [""] for found in tags] == [found or [""] for found in in_file]
    assert [item["title"], item.get("container-title", ""), item.get("publisher", "")] == [
        told for (told,) in (in_file[0], in_file[2], in_file[3])
    ]
    assert [name["literal"] for name in item.get("author", [])] == in_file[1]
    assert (context["rft.type"], dict(meta_tags(reference))["DC.type"], record["type_of_reference"]) == (
        [in_zotero],
        in_zotero,
        in_ris,
    )


def test_a_passage_is_cited_with_its_place() -> None:
    report = Report("开渔", "我县今日开渔。", date="2020", doc_type="讲话")
    found = cited_passage(store_of(report.record()), PassageId(f"{report.id}#p2"))
    assert (found.ordinal, found.reference.title) == (2, "开渔")


def test_a_passage_that_is_not_there_is_an_error() -> None:
    report = Report("开渔")
    with pytest.raises(NotFoundError):
        cited_passage(store_of(report.record()), PassageId(f"{report.id}#p9"))


def test_an_unknown_document_is_an_error() -> None:
    with pytest.raises(NotFoundError):
        cited_document(MemoryStore(), DocumentId("document:0000000000000000"))


def test_an_entity_is_cited_by_the_earliest_document_that_tells_of_it() -> None:
    reports = [Report(f"第{year}年开展渔家行动。", date=year) for year in ("2014", "2012", "")]
    entities = [report.entity("initiative", "渔家行动", scope="place:999901") for report in reports]
    found = cited_entity(store_of(*(report.record() for report in reports)), entities[0])
    assert found.passage == f"{reports[1].id}#p1"
