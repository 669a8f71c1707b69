"""Attribution in running text: 据王五《题名》（《某某日报》2012年12月27日第3版）."""

from __future__ import annotations

from kg.cite.kinds import kind_of
from kg.cite.manner import Manner
from kg.cite.names import one_name
from kg.cite.reference import Date, Reference

_SHOWN = 3
# section -> what tells the source, each piece printed where its value is known, and what joins the pieces
_SOURCES = {
    "newspaper": (("《{host}》", "{when}", "第{page}版"), ""),
    "journal": (("《{host}》", "{year}年", "第{volume}卷", "第{issue}期", "第{page}页"), ""),
    "part": (("载{volume_of_host}", "{publisher}", "{year}年版", "第{page}页"), "，"),
    "book": (("{publisher}", "{year}年版", "第{page}页"), "，"),
    "conference": (("{event}", "{year}年", "第{page}页"), "，"),
    "standard": (("{number}",), ""),
}
_OTHER = (("{publisher}", "{when}", "第{page}页"), "，")


def attribution(reference: Reference, manner: Manner) -> str:
    """Who says it and where, as one names it in a speech or a report; marks are full, as in any Chinese text."""
    authors = [one_name(name, manner) for name in (reference.authors or reference.editors)]
    who = "、".join(authors[:_SHOWN]) + ("等" if len(authors) > _SHOWN else "")
    source = _source(reference, manner)
    return f"据{who}{titled(reference)}" + (f"（{source}）" if source else "")


def titled(reference: Reference) -> str:
    """《题名》; a title that is supplied keeps its brackets instead, and nothing stands for none."""
    if not reference.title or reference.title_supplied:
        return reference.title
    return f"《{_quoted_inside(reference.title)}》"


def _source(reference: Reference, manner: Manner) -> str:
    volume = f"第{reference.volume}卷" if reference.volume.isdecimal() else reference.volume
    host = f"《{_quoted_inside(reference.host_title)}》" if reference.host_title else ""
    values = {
        "volume_of_host": host and host + volume,
        "host": _quoted_inside(reference.host_title),
        "event": reference.event,
        "publisher": reference.publisher or reference.archive,
        "when": _spoken(reference.issued),
        "year": reference.issued.year,
        "volume": reference.volume,
        "issue": reference.issue,
        "number": reference.number,
        "page": manner.locator or reference.page,
    }
    pieces, joint = _SOURCES.get(kind_of(reference, manner.edition).section, _OTHER)
    return joint.join(filter(None, (*(_filled(piece, values) for piece in pieces), manner.paragraph)))


def _filled(piece: str, values: dict[str, str]) -> str:
    """The piece with its value; nothing where the value is not known. What says 第 itself is left as it is."""
    value = values[piece[piece.index("{") + 1 : piece.index("}")]]
    if not value:
        return ""
    return value if value.startswith("第") else piece.format(**values)


def _quoted_inside(title: str) -> str:
    """Titles inside a title stand in single marks (GB/T 15834 4.15.3.5)."""
    return title.replace("《", "〈").replace("》", "〉")


def _spoken(date: Date) -> str:
    return "".join(f"{part}{unit}" for part, unit in zip(date.parts, "年月日", strict=False)) or date.literal
