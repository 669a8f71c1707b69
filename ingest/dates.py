"""Dates as reports write them, told as exactly as the words do: YYYY-MM-DD, YYYY-MM or YYYY."""

from __future__ import annotations

import re

from ingest.ordinals import ordinal

_FULL = r"(?P<y>(?:19|20)\d\d)\s?[-年./]\s?(?P<m>1[0-2]|0?[1-9])(?!\d)(?:\s?[-月./]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)日?|月?)"
DATE = re.compile(rf"(?<!\d){_FULL}")
_HAN_DATE = re.compile(
    r"(?P<y>[二一][〇○０0零九一二三四五六七八]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?:(?P<d>[一二三四五六七八九十]{1,3})日)?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DIGITS = str.maketrans("〇○０零一二三四五六七八九", "0000123456789")
_IN_URL = re.compile(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ISSUE = re.compile(r"\d{4}-\d{3}[\dXx]\s?[（(](?P<y>(?:19|20)\d\d)[）)](?P<m>\d{1,2})-")
_NUMBERED = re.compile(r"[〔\[［（(]((?:19|20)\d\d)[〕\]］）)]\s?第?\d{1,4}号")


def find_date(text: str) -> str:
    """The first date that has at least year and month; "" when there is none."""
    if match := DATE.search(text):
        return _iso(int(match["y"]), int(match["m"]), int(match["d"] or 0))
    if match := _HAN_DATE.search(text):
        return _iso(int(match["y"].translate(_DIGITS)), ordinal(match["m"]), ordinal(match["d"] or ""))
    return ""


def normal_date(given: str) -> str:
    """A date that metadata give, as YYYY, YYYY-MM or YYYY-MM-DD; "" when it is none."""
    if date := find_date(given):
        return date
    year = _YEAR.search(given)
    return year[1] if year else ""


def date_in_url(url: str) -> str:
    """The day that many sites write into the address of an article."""
    match = _IN_URL.search(url)
    return "-".join(match.groups()) if match else ""


def issue_date(text: str) -> str:
    """Year and month of a journal's issue, from its article number (文章编号: ISSN, year, issue, pages)."""
    match = _ISSUE.search(text)
    return _iso(int(match["y"]), int(match["m"]), 0) if match and 1 <= int(match["m"]) <= 12 else ""


def latest_reference(text: str) -> str:
    """The latest year in the numbers of official papers (发〔2013〕4号) that a text refers to."""
    return max(_NUMBERED.findall(text), default="")


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
