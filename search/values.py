"""What may be typed behind the name of a filter, and how odd values are taken."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from kg.schema import DOCUMENT_TYPES
from search.hints import Hint
from search.recent_years import recent_years
from search.simplify import all_of, any_of
from search.tree import Filter, Node

_YEAR = re.compile(r"(\d{4})|(\d{2,3})\*+", re.ASCII)
_RANGE = re.compile(r"(\d{4})?(?:\.\.+|…+|[-−–~至到]|—+)(\d{4})?", re.ASCII)
_SINCE = re.compile(r"(?:>=|≥)(\d{4})|(\d{4})(?:及?以后|之后|以来|[起后])", re.ASCII)
_UNTIL = re.compile(r"(?:<=|≤)(\d{4})|(\d{4})(?:及?以前|之前|[止前])", re.ASCII)
_AFTER = re.compile(r"([<>])(\d{4})", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.年](?:0?[1-9]|1[0-2])(?:月|[-/.月]\d{1,2}日?)?", re.ASCII)
_STEP = re.compile(r"[^/\s]+?(?:自治区|自治州|自治县|街道|[省市州盟县区旗镇乡村])(?![市区县]$)")
_EXCHANGED = Hint("年份先后颠倒，已对调", "the years were the wrong way round: exchanged")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class Value(NamedTuple):
    """A filter as it is understood, None if not at all, with what to tell about that."""

    node: Node | None
    hint: Hint | None = None


def read_value(field: str, value: str) -> Value:
    """What a value of a filter (search.query.FIELDS) asks for."""
    if field == "year":
        return _years(value)
    if field == "type" and "*" not in value:
        return _type(value)
    if field in ("region", "place"):
        return Value(all_of(tuple(Filter(field, name) for name in _chain(value))))
    return Value(Filter(field, value))


def year_span(value: str) -> tuple[str, str] | None:
    """First and last year as people write them (2012, 2010..2013, 2010年以来), "" where that side is open; None for what is no span."""
    return _span(_plain(value).replace("年", ""))


def _plain(value: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", value.replace("…", "..")).translate(_DIGITS))


def _years(value: str) -> Value:
    if recent := recent_years(value, date.today().year):
        return Value(Filter("year", recent), Hint(f"“{value}”按 {recent} 年", f"“{value}” was taken as {recent}"))
    plain = _plain(value)
    if day := _DAY.fullmatch(plain):
        return Value(
            Filter("year", day[1]),
            Hint(f"年份只到年，“{value}”按 {day[1]} 年", f"years only: “{value}” was taken as {day[1]}"),
        )
    span = year_span(value)
    if span is None:
        told = f"“{value}” is no year and was passed over; write 2012 or 2010..2013"
        return Value(None, Hint(f"年份“{value}”看不懂，已忽略；可写 2012 或 2010..2013", told))
    first, last = span
    if first and last and first > last:
        return Value(Filter("year", f"{last}..{first}"), _EXCHANGED)
    return Value(Filter("year", first if first == last else f"{first}..{last}"))


def _span(plain: str) -> tuple[str, str] | None:
    """First and last year, "" where that side is open; None for what is no span of years."""
    if year := _YEAR.fullmatch(plain):
        return year[1] or year[2].ljust(4, "0"), year[1] or year[2].ljust(4, "9")
    if (between := _RANGE.fullmatch(plain)) and (between[1] or between[2]):
        return between[1] or "", between[2] or ""
    if since := _SINCE.fullmatch(plain):
        return since[1] or since[2], ""
    if until := _UNTIL.fullmatch(plain):
        return "", until[1] or until[2]
    if after := _AFTER.fullmatch(plain):
        return (f"{int(after[2]) + 1:04}", "") if after[1] == ">" else ("", f"{max(int(after[2]) - 1, 0):04}")
    return None


def _type(value: str) -> Value:
    if value in DOCUMENT_TYPES:
        return Value(Filter("type", value))
    unknown, unknown_english = f"没有“{value}”这一文种", f"there is no type “{value}”"
    if near := [name for name in DOCUMENT_TYPES if value in name]:
        taken = Hint(f"{unknown}，按{'、'.join(near)}查", f"{unknown_english}: taken as {', '.join(near)}")
        return Value(any_of(tuple(Filter("type", name) for name in near)), taken)
    listed = f"{unknown}；有：{'、'.join(DOCUMENT_TYPES)}", f"{unknown_english}; types are {', '.join(DOCUMENT_TYPES)}"
    return Value(Filter("type", value), Hint(*listed))


def _chain(value: str) -> list[str]:
    """The places of a chain, each of which must hold: 浙江省舟山市, 浙江/舟山; else the value as it is, also 山 市."""
    if "/" in value or " " in value:
        names = [name for name in re.split(r"[/\s]+", value) if name]
        return names if names and all(len(name) > 1 for name in names) else [value]
    steps = _STEP.findall(value)
    return steps if "".join(steps) == value else [value]
