"""Title, date, author, publisher and kind of a report: as metadata give them, else as the text tells, else empty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.dates import date_in_url, find_date, issue_date, latest_reference, normal_date
from ingest.doctype import find_doc_type
from ingest.head import find_closing_signature, read_head

_SOURCE = re.compile(r"(?:来源|稿源)\s*[:：]\s*[《“]?(?!作者|点击)([^\s《》“”|｜，。：:（）()]{2,20})")
_DATELINE = re.compile(
    r"^(?P<who>央视网|[\u4e00-\u9fff]{2}网|新华社|中新社|中新网)(?:消息|[\u4e00-\u9fff]{2,8}(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日)电)"
)
_YEAR_REPORT = re.compile(r"^((?:19|20)\d\d)年[，,].{0,80}领导下")
_SURVEY = re.compile(r"((?:19|20)\d\d)年(?:\d{1,2}月)?.{0,60}(?:调研|调查|考察)")
_EVENT = re.compile(r"[^。]{0,60}?(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^。]{0,120}(?:召开|举行|举办|开展|组织)")
_SHORT_NEWS = 2_000  # characters: what a report of this size tells first is what it was written about
_MOST_OPENING = 500  # characters of its first paragraph
_MOST_CLOSING = 25  # characters of a line below the text: a signature or a date
_CLOSING_DATE = re.compile(r"^[（(]?[\d二〇一○零三四五六七八九十年月日\s./-]{8,16}[）)]?$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report as a whole; "" for what is not."""

    title: str
    doc_type: str
    date: str
    author: str
    publisher: str
    url: str
    region_hint: str
    title_lines: int  # how many of the first kept lines are its head


def read_metadata(texts: Sequence[str], facts: Sequence[str], given: Mapping[str, str], fallback: str = "") -> Metadata:
    """From the kept lines, the page's own facts (来源, 时间), and the metadata given, which win.

    `fallback` is the title of the collection that the report stands in.
    """
    head = read_head(texts)
    title = given.get("title", "") or head.title or fallback
    doc_type = find_doc_type(title, given.get("type", ""), [*texts, *facts])
    return Metadata(
        title=title,
        doc_type=doc_type,
        date=_date(texts, head.lines, facts, given, doc_type),
        author=given.get("author", "") or head.author or find_closing_signature(texts),
        publisher=given.get("publisher", "") or _publisher([*texts[:1], *texts[head.lines : head.lines + 1]], facts),
        url=given.get("url", ""),
        region_hint=given.get("region", ""),
        title_lines=head.lines,
    )


def _date(texts: Sequence[str], head: int, facts: Sequence[str], given: Mapping[str, str], doc_type: str) -> str:
    """The most trusted date: given, head, close, page, issue, address, and at last the years that the text lives in."""
    if date := normal_date(given.get("date", "")):
        return date
    closing = takewhile(lambda text: len(text) <= _MOST_CLOSING, reversed(texts[-3:]))
    for text in (*texts[:head], *filter(_CLOSING_DATE.match, closing), *facts):
        if date := find_date(text):
            return date
    issues = (issue_date(text) for text in (*facts, *texts[:8], *texts[-3:]))
    return next(filter(None, issues), "") or date_in_url(given.get("url", "")) or _year(texts[head:], doc_type)


def _year(texts: Sequence[str], doc_type: str) -> str:
    """The year that a report says it is about, or of the latest official paper that it refers to."""
    opening = texts[0] if texts else ""
    if match := _YEAR_REPORT.match(opening):
        return match[1]
    is_short = sum(map(len, texts)) <= _SHORT_NEWS and len(opening) <= _MOST_OPENING
    if is_short and (match := _EVENT.match(opening)):
        return find_date(match["day"])
    if doc_type == "调研报告" and (match := _SURVEY.search(opening)):
        return match[1]
    return max((latest_reference(text) for text in texts), default="")


def _publisher(openings: Sequence[str], facts: Sequence[str]) -> str:
    for fact in facts:
        if match := _SOURCE.search(fact):
            return match[1]
    matches = (_DATELINE.match(text) for text in openings)
    return next((match["who"] for match in matches if match), "")
