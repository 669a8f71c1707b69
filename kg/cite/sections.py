"""The sections of GB/T 7714 as a table: for each kind of work its parts in order, with the marks between them.

`|` divides areas, which “. ” joins; an entry ends with “.”. Within an area blanks divide parts. Marks before a part are
printed where something of the area stands before it, brackets always. A part that is empty takes its marks away with
it. Marks are written full here; kg.cite.manner decides on their width. What the parts print stands in kg.cite.parts.
"""

from __future__ import annotations

from collections.abc import Mapping

HOST = "host_authors | host_title ：volume"  # the work that a part stands in

_TITLE = "authors | title ：volume ：number [mark]"
_PART = "authors | title ：number [mark] .translators //host | edition"
_ARTICLE = "authors | title [mark] | translators | host_title"
_JOURNAL = f"{_ARTICLE} ，year_or_day ，volume （issue） ：page"
_NEWSPAPER = f"{_ARTICLE} ，date （page）"
_IMPRINT = "place ：publisher ，year ：page"
_IMPRINT_BY_DAY = "place ：publisher ，date ：page"
_PUT_UP = "（posted） [accessed]"
_ACCESS = "url | identifiers"

_SECTIONS_2025 = {
    "book": f"{_TITLE} | translators | edition | {_IMPRINT} | {_ACCESS}",  # 8.2.2
    "part": f"{_PART} | {_IMPRINT} | {_ACCESS}",  # 8.3.2
    "serial": f"authors | title [mark] | run | place ：publisher ，year | {_ACCESS}",  # 8.4.2
    "journal": f"{_JOURNAL} | {_ACCESS}",  # 8.5.3
    "newspaper": f"{_NEWSPAPER} | {_ACCESS}",  # 8.5.3
    "conference": f"authors | title [mark] //event ，year ：page | {_ACCESS}",  # 8.6.3
    "thesis": f"authors | title [mark] | {_IMPRINT} | {_ACCESS}",  # 8.7.2
    "report": f"{_TITLE} | {_IMPRINT_BY_DAY} | {_ACCESS}",  # 8.8.3
    "standard": f"numbered_title [mark] | {_ACCESS}",  # 8.9.2
    "patent": f"authors | title ：number [mark] | date ：page | {_ACCESS}",  # 8.10.2
    "web": f"authors | title ：number [mark] | {_PUT_UP} | {_ACCESS}",  # 8.11.2.2, 8.11.3.2
    "archive": f"authors | title ：number [mark] | {_IMPRINT_BY_DAY} | {_ACCESS}",  # 8.12.3
    "map": f"authors | title ：volume .scale [mark] | edition | {_IMPRINT} | dimensions | {_ACCESS}",  # 8.13.3
    "dataset": f"authors | title [mark] | edition | publisher {_PUT_UP} | {_ACCESS}",  # 8.14.3, 8.15.2
}

_BOOK_2015 = f"{_TITLE} | translators | edition | {_IMPRINT} {_PUT_UP} | {_ACCESS}"

_SECTIONS_2015 = {
    **dict.fromkeys(("book", "thesis", "report", "standard", "archive"), _BOOK_2015),  # 4.1
    **dict.fromkeys(("web", "dataset", "map"), _BOOK_2015),  # 4.6
    "part": f"{_PART} | {_IMPRINT} {_PUT_UP} | {_ACCESS}",  # 4.2
    "conference": f"authors | title [mark] //event | {_IMPRINT} {_PUT_UP} | {_ACCESS}",  # 4.2
    "serial": f"authors | title [mark] | run | place ：publisher ，year [accessed] | {_ACCESS}",  # 4.3
    "journal": f"{_JOURNAL} [accessed] | {_ACCESS}",  # 4.4
    "newspaper": f"{_NEWSPAPER} [accessed] | {_ACCESS}",  # 4.4
    "patent": f"authors | title ：number [mark] | date ：page [accessed] | {_ACCESS}",  # 4.5
}

SECTIONS: Mapping[str, Mapping[str, str]] = {"2025": _SECTIONS_2025, "2015": _SECTIONS_2015}
