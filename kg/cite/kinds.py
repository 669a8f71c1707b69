"""What kind of work a reference is: the type mark, the section of the standard that it follows, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.cite.reference import Reference


class Kind(NamedTuple):
    """A kind of work as annex A of the standard tells them apart."""

    mark: str  # its code in annex A
    section: str  # key of kg.cite.sections
    why: str


class Rule(NamedTuple):
    """References of these types that pass the test are of this kind."""

    types: frozenset[str]  # of CSL; empty: any
    test: Callable[[Reference], bool]
    kind: Kind
    editions: str = "2015 2025"


BOOK = Kind("M", "book", "图书 · a book")
PART = Kind("M", "part", "图书中的析出文献，随图书标 M · part of a book, marked like the book")
PROCEEDINGS = Kind("C", "book", "会议录，按图书著录 · proceedings, described like a book")
PAPER = Kind("C", "part", "会议录中的析出文献 · a paper in proceedings")
TALK = Kind("C", "conference", "会议论文，未见出版者 · a conference paper without a published volume")
COMPILATION = Kind("G", "book", "汇编 · a compilation")
JOURNAL = Kind("J", "journal", "期刊中的文章 · an article of a journal")
SERIAL = Kind("J", "serial", "连续出版物 · a serial")
NEWSPAPER = Kind("N", "newspaper", "报纸上的文章 · an article of a newspaper")
THESIS = Kind("D", "thesis", "学位论文 · a thesis")
REPORT = Kind("R", "report", "报告 · a report")
REPORT_PART = Kind("R", "part", "报告，载于他书 · a report inside another work")
STANDARD = Kind("S", "standard", "标准 · a standard")
PATENT = Kind("P", "patent", "专利 · a patent")
PAGE = Kind("EB", "web", "网页，且不属于其他文献类型 · a web page that is no other kind of work")
NOTICE_ONLINE = Kind(
    "EB", "web", "法规、公文，2025 版无专门类型，见于网页 · law or notice on a web page; 2025 has no type of its own"
)
ARCHIVE = Kind("A", "archive", "档案、公文 · archives, official papers")
MAP = Kind("CM", "map", "地图 · a map")
MAP_PART = Kind("CM", "part", "地图，载于他书 · a map inside another work")
DATASET = Kind("DS", "dataset", "数据集 · a data set")
DATASET_BOOK = Kind("DS", "book", "数据集，以图书形式出版 · a data set published as a book")
PREPRINT = Kind("PP", "dataset", "预印本 · a preprint")
PREPRINT_2015 = Kind("EB", "web", "预印本；2015 版无此类型，按电子资源 · a preprint; for 2015 an electronic source")
DATABASE = Kind("DB", "web", "数据库 · a database")
PROGRAM = Kind("CP", "book", "计算机程序 · a computer program")
PROGRAM_ONLINE = Kind("CP", "dataset", "网上的计算机程序 · a computer program on the web")
OTHER = Kind("Z", "report", "其他：未公开出版，也没有网址，无从归类 · other: neither published nor on the web")

_LAW = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"})
_BOOKLIKE = frozenset({"book", "classic", "pamphlet"})
_BOOK_PARTS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
_MEETING_BOOK = re.compile(
    r"(?:会议|研讨会|讨论会|座谈会|年会|大会|论坛).*(?:论文集|论文汇编|文集|会议录)$|\bproceedings of\b", re.IGNORECASE
)


def _of(*types: str) -> frozenset[str]:
    return frozenset(types)


def _always(_: Reference) -> bool:
    return True


def _published(reference: Reference) -> bool:
    return bool(reference.host_title or reference.publisher)


def _inside(reference: Reference) -> bool:
    return bool(reference.host_title) and not reference.url


# The first rule that fits counts. Sections are those of the 2025 edition.
RULES = (
    Rule(_of("article-newspaper"), _always, NEWSPAPER),  # 8.5
    Rule(_of("article-journal", "article-magazine"), _always, JOURNAL),  # 8.5
    Rule(_of("periodical"), _always, SERIAL),  # 8.4
    Rule(_of("article"), _always, PREPRINT, "2025"),  # 8.15
    Rule(_of("article"), _always, PREPRINT_2015, "2015"),
    Rule(_of("paper-conference"), lambda r: not r.host_title and not r.event, PROCEEDINGS),  # 8.6.1
    Rule(_of("paper-conference"), _published, PAPER),  # 8.6.1
    Rule(_of("paper-conference"), _always, TALK),  # 8.6.3
    Rule(_of("speech"), lambda r: bool(r.host_title and r.event), PAPER),
    Rule(_of("speech"), lambda r: bool(r.event), TALK),
    Rule(_BOOKLIKE, lambda r: r.genre in ("汇编", "compilation"), COMPILATION),
    Rule(_BOOKLIKE, lambda r: bool(r.event or _MEETING_BOOK.search(r.title)), PROCEEDINGS),  # 8.6.1
    Rule(_BOOK_PARTS, _always, PART),  # 8.3
    Rule(_BOOKLIKE, _always, BOOK),  # 8.2
    Rule(_of("thesis"), _always, THESIS),  # 8.7
    Rule(_of("report"), lambda r: bool(r.host_title), REPORT_PART),  # 8.8.1
    Rule(_of("report"), _always, REPORT),  # 8.8.3
    Rule(_of("standard"), _always, STANDARD),  # 8.9
    Rule(_of("patent"), _always, PATENT),  # 8.10
    Rule(_LAW, _inside, PART),
    Rule(_LAW, lambda r: r.online, NOTICE_ONLINE, "2025"),  # 8.11
    Rule(_LAW | {"manuscript", "personal_communication", "collection"}, _always, ARCHIVE),  # 8.12
    Rule(_of("map"), lambda r: bool(r.host_title), MAP_PART),  # 8.13.1
    Rule(_of("map"), _always, MAP),  # 8.13.3
    Rule(_of("dataset"), lambda r: r.genre in ("database", "数据库"), DATABASE),
    Rule(_of("dataset"), lambda r: bool(r.place), DATASET_BOOK),  # 8.14.1
    Rule(_of("dataset"), _always, DATASET),  # 8.14.3
    Rule(_of("software"), lambda r: r.online and not r.place, PROGRAM_ONLINE, "2025"),  # 8.11.3.2
    Rule(_of("software"), _always, PROGRAM),
    Rule(_of("post", "post-weblog", "webpage"), _always, PAGE),  # 8.11
    Rule(frozenset(), lambda r: bool(r.archive), ARCHIVE),
    Rule(frozenset(), _inside, PART),
    Rule(frozenset(), lambda r: r.online, PAGE),
    Rule(frozenset(), lambda r: bool(r.publisher) and r.type != "document", BOOK),
    Rule(frozenset(), _always, OTHER),
)


def kind_of(reference: Reference, edition: str) -> Kind:
    """The kind of a reference under an edition of the standard, 2015 or 2025."""
    return next(
        rule.kind
        for rule in RULES
        if edition in rule.editions and (not rule.types or reference.type in rule.types) and rule.test(reference)
    )


def type_mark(reference: Reference, edition: str) -> str:
    """The code with that of the carrier, without brackets: N, EB/OL (annex A)."""
    carrier = reference.medium or ("OL" if reference.online else "")
    return "/".join(part for part in (kind_of(reference, edition).mark, carrier) if part)
