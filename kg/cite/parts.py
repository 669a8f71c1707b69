"""What each part of a section prints of a reference; "" where there is nothing to print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from kg.cite.dates import date_of, year_of
from kg.cite.kinds import ARCHIVE, kind_of, type_mark
from kg.cite.manner import Manner
from kg.cite.names import name_list, nobody, translator_list
from kg.cite.reference import Reference
from kg.cite.sections import SECTIONS

Part = Callable[[Reference, Manner], str]
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_EDITIONS = {"zh": "{} 版", "ja": "{} 版", "ko": "{} 판", "ru": "{}-е изд"}
_ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_EDITION = re.compile(r"第?\s*(\d+)\s*(?:版|(?:st|nd|rd|th)?\s*(?:ed(?:ition)?)?\.?)", re.IGNORECASE)
_CHINESE_EDITION = re.compile(r"第?(十?)([一二三四五六七八九]?)版")
_DIGITS = "〇一二三四五六七八九"
_SPELLED = re.compile(r"第?\s*([A-Z]?\d[\dA-Z\-/,，、+\s]*?)\s*[期卷版页]|pp?\.\s*(\d.*)")  # 第12-15页, pp. 12-15
_DASHES = str.maketrans("–—−", "---")
_NO_PAGE_NUMBERS = ("article-journal", "article-magazine")  # whose number stands in the place of the page


def _authors(reference: Reference, manner: Manner) -> str:
    """In author-date with the year; the editors of a work that is no part stand for its authors."""
    names = reference.authors or (() if reference.host_title else reference.editors or reference.host_authors)
    told = name_list(names, reference.language, manner)
    if not manner.author_date:
        return told
    year = year_of(reference.issued, manner) + reference.year_suffix or (
        f"[{reference.accessed.year}]" if reference.accessed else ""
    )
    return manner.comma.join(part for part in (told or nobody(reference.language), year) if part)


def _host_authors(reference: Reference, manner: Manner) -> str:
    return name_list(reference.host_authors or reference.editors, reference.language, manner)


def _title(reference: Reference, _: Manner) -> str:
    return reference.title.rstrip(".")


def _numbered_title(reference: Reference, _: Manner) -> str:
    return f"{reference.number} {reference.title}".strip()


def _number(reference: Reference, manner: Manner) -> str:
    """Application number of a patent, shelf number of a file, or what the work is numbered with; preprints have none."""
    if reference.type == "patent" and reference.call_number:
        return reference.call_number
    shelf = reference.archive_location if kind_of(reference, manner.edition) is ARCHIVE else ""
    return "" if reference.type == "article" else reference.number or shelf


def _volume(reference: Reference, _: Manner) -> str:
    """Of a book with the word for it; of a serial the bare number."""
    volume = reference.volume
    if reference.type.startswith("article"):
        volume = _number_in(volume)
    elif volume.isdecimal():
        volume = f"第{volume}卷" if reference.language == "zh" else f"v.{volume}"
    return " ".join(part for part in (volume, reference.volume_title) if part)


def _edition(reference: Reference, _: Manner) -> str:
    """2 版, 4th ed, 修订本, V2; the first is not printed (7.4)."""
    if not reference.edition:
        version = reference.version
        return f"V{version}" if version[:1].isdecimal() else version
    ordinal = _ordinal(reference.edition)
    if ordinal is None:
        return re.sub(r"\b[Rr]evised ed(?:ition)?\b", "Rev. ed", reference.edition).rstrip(".")
    if ordinal == 1:
        return ""
    if reference.language in _EDITIONS:
        return _EDITIONS[reference.language].format(ordinal)
    tens = ordinal // 10 % 10
    return f"{ordinal}{'th' if tens == 1 else _ORDINALS.get(ordinal % 10, 'th')} ed"


def _ordinal(edition: str) -> int | None:
    if match := _EDITION.fullmatch(edition.strip()):
        return int(match.group(1))
    if (match := _CHINESE_EDITION.fullmatch(edition.strip())) and any(match.groups()):
        return 10 * len(match[1]) + _DIGITS.index(match[2])
    word = edition.lower().removesuffix(".").removesuffix("ition").removesuffix(" ed")
    return _ENGLISH_ORDINALS.index(word) + 1 if word in _ENGLISH_ORDINALS else None


def _place(reference: Reference, _: Manner) -> str:
    """Of the publisher, or of who keeps the file."""
    return reference.place if reference.publisher or not reference.archive else reference.archive_place


def _publisher(reference: Reference, _: Manner) -> str:
    return reference.publisher or reference.archive


def _year(reference: Reference, manner: Manner) -> str:
    """In author-date it stands behind the author, and in 2015 a page without publisher has its day instead."""
    return "" if manner.author_date or _posted_2015(reference, manner) else year_of(reference.issued, manner)


def _date(reference: Reference, manner: Manner) -> str:
    """The day; in author-date only where more than the year is known."""
    told = date_of(reference.issued, manner)
    return "" if manner.author_date and told == year_of(reference.issued, manner) else told


def _year_or_day(reference: Reference, manner: Manner) -> str:
    """An article of a journal that is online before its issue has its day in 2025 (8.5.1.1)."""
    early = reference.type == "article-journal" and not (reference.volume or reference.issue)
    return (_date if early and manner.edition != "2015" else _year)(reference, manner)


def _posted(reference: Reference, manner: Manner) -> str:
    shown = manner.edition != "2015" or _posted_2015(reference, manner)
    return date_of(reference.issued, manner) if shown else ""


def _posted_2015(reference: Reference, manner: Manner) -> bool:
    """Whether an electronic source of 2015 has the day it was put up in the place of publisher and year (4.6)."""
    if manner.edition != "2015" or not reference.online or reference.publisher or len(reference.issued.parts) < 2:
        return False
    return "posted" in SECTIONS["2015"][kind_of(reference, "2015").section]


def _accessed(reference: Reference, manner: Manner) -> str:
    return date_of(reference.accessed, manner) if reference.online else ""


def _page(reference: Reference, manner: Manner) -> str:
    page = _number_in(manner.locator or reference.page)
    page = page or (reference.number if reference.type in _NO_PAGE_NUMBERS else "")
    return manner.comma.join(filter(None, (page, manner.paragraph)))


def _number_in(text: str) -> str:
    """The bare number of a page, volume or issue that is written out (7.7, 8.5); anything else as it is."""
    text = text.translate(_DASHES)
    match = _SPELLED.fullmatch(text)
    return match[1] or match[2] if match else text


def _run(reference: Reference, manner: Manner) -> str:
    """From which year, volume and issue to which a serial runs; as it is written, where it is more than numbers."""
    if reference.volume and not reference.volume.isdecimal():
        return reference.volume
    issue = manner.mark(f"（{reference.issue}）") if reference.issue else ""
    begin = manner.comma.join(part for part in (reference.issued.year, reference.volume) if part) + issue
    end = reference.issued.end
    if end is None or not (reference.volume or reference.issue):
        return ""
    return begin + ("-" if manner.edition == "2015" else "—") + "".join(map(str, end[:1]))


def _identifiers(reference: Reference, _: Manner) -> str:
    """Those that the address does not hold (7.9.1)."""
    known = (("DOI", reference.doi), *reference.identifiers)
    address = unquote(reference.url).lower()
    return ". ".join(f"{scheme}:{value}" for scheme, value in known if value and value.lower() not in address)


PARTS: Mapping[str, Part] = {
    "authors": _authors,
    "title": _title,
    "numbered_title": _numbered_title,
    "number": _number,
    "volume": _volume,
    "mark": lambda reference, manner: type_mark(reference, manner.edition),
    "translators": lambda reference, manner: translator_list(reference.translators, reference.language, manner),
    "host_authors": _host_authors,
    "host_title": lambda reference, _: reference.host_title or reference.event,
    "event": lambda reference, _: reference.event,
    "edition": _edition,
    "place": _place,
    "publisher": _publisher,
    "year": _year,
    "date": _date,
    "year_or_day": _year_or_day,
    "posted": _posted,
    "accessed": _accessed,
    "page": _page,
    "issue": lambda reference, _: _number_in(reference.issue),
    "run": _run,
    "scale": lambda reference, _: reference.scale,
    "dimensions": lambda reference, _: reference.dimensions,
    "url": lambda reference, _: reference.url,
    "identifiers": _identifiers,
}
