"""Headings: how reports number their parts, and the path of headings that a paragraph stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_HAN = "[一二三四五六七八九十]"
_MARKERS = [
    ("chapter", rf"第{_HAN}{{1,3}}(?:章|编|篇|节|部分)(?![的中])"),
    ("item", rf"(?:案例|材料|附件|附录|例)(?:{_HAN}|\d{{1,2}})(?=$|[：: ])|(?:注释|名词解释|附件|附录)$"),
    ("run_in", rf"{_HAN}{{1,2}}(?:是|要)(?!否|不是)|第{_HAN}{{1,2}}[，,、]|(?:首先|其次|再次|再者|最后)[，,]"),
    ("han", rf"{_HAN}{{1,3}}\s?[、．.]"),
    ("han_bracket", rf"[（(]\s?{_HAN}{{1,3}}\s?[）)][、.．]?"),
    ("decimal", r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s+(?=[\u4e00-\u9fff“])"),
    ("digit", r"\d{1,2}\s?(?:、|[．.](?!\d))"),
    ("digit_space", r"\d{1,2}\s+(?=[\u4e00-\u9fff“]{2,25}$|[\u4e00-\u9fff“][^。]{1,25}[, ，][^。]{1,25}$)"),
    ("digit_bracket", r"[（(]\d{1,2}[）)]|[①-⑳]|\d{1,2}[）)]"),
    ("dash", r"——(?=[^，。]{2,30}[。：:])"),
]
_MARKER = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _MARKERS))
_TITLE_END = re.compile(r"[。；;！？!?：:]|(?<=[\u4e00-\u9fff])一是(?!否)")
_MOST_TITLE = 45  # characters of a heading that its paragraph runs on from
_MOST_PLAIN = 26  # characters of a heading without a number
_LEAST_BODY = 45  # characters of the paragraph that a heading without a number must have below it
_MOST_LEAD_IN = 80  # characters
_MOST_ADDRESS = 40  # characters of a line such as 同志们： or 重点抓好以下工作：
_FIRST = re.compile(r"[（(]?\s?[一1]\s?(?:[）)、．.]|是|要)|首先[，,]|第一[，,、]|①")
_NOT_PLAIN = re.compile(r"[。！？!?；;：:，,…、]$|^[（(【\[”]|摄$|供图|^图为|^[\d\W]*$|^[“‘].*[！!？?，。]")


class Heading(NamedTuple):
    """A heading that a line begins with."""

    kind: str  # manner of numbering; "plain" for none
    title: str  # with its number, without the stop behind it; "" where the line is a mere item of a list
    whole: bool  # the line is nothing but the heading


def marker(text: str) -> str | None:
    """The manner of numbering that a line begins with, if any."""
    found = _MARKER.match(text)
    return found.lastgroup if found else None


def find_heading(text: str, following: str = "") -> Heading | None:
    """The heading that a line begins with; `following`, the next line, decides about a line without a number."""
    found = _MARKER.match(text)
    if found is None:
        return Heading("plain", text, True) if is_plain_heading(text, following) else None
    kind = found.lastgroup or ""
    stop = _title_stop(text, found.end(), kind)
    whole = len(text) <= stop + 1 and marker(following) != kind
    return Heading(kind, text[:stop], bool(stop) and whole)


def _title_stop(text: str, begin: int, kind: str) -> int:
    """Where the title ends that a line begins with; 0 where the line is a mere item of a list."""
    end = _TITLE_END.search(text, begin)
    stop = end.start() if end else len(text)
    if stop <= _MOST_TITLE:
        return stop
    comma = re.compile("[，,]").search(text, begin + 2, _MOST_TITLE)
    return comma.start() if comma and kind == "run_in" else 0


def is_plain_heading(text: str, following: str) -> bool:
    """Whether a line without a number heads what follows: short, no stop, and a paragraph or a number below it."""
    if not 3 <= len(text) <= _MOST_PLAIN or _NOT_PLAIN.search(text):
        return False
    if len(following) >= _LEAST_BODY:
        return "。" in following or "；" in following
    return marker(following) is not None or following.endswith(("：", ":"))


def first_of_row(text: str) -> str | None:
    """The manner of numbering that a line begins a new row of, if it does."""
    return marker(text) if _FIRST.match(text) else None


def is_lead_in(text: str, following: str) -> bool:
    """Whether a short paragraph does no more than introduce what stands below it."""
    if marker(text) is not None or len(text) > _MOST_LEAD_IN:
        return False
    return _FIRST.match(following) is not None or (len(text) <= _MOST_ADDRESS and text.endswith(("：", ":")))


@dataclass(slots=True)
class Outline:
    """The headings that are open at a place of a text, outermost first. Changed by `enter` alone.

    Reports nest their numbers as they like (一、 over 1、 over （一）), so depth is the order in which
    the manners of numbering were first met below one another. A heading that its paragraph runs on from as
    一是 holds for that paragraph alone.
    """

    _open: list[Heading] = field(default_factory=list)

    def enter(self, heading: Heading, *, goes_on: bool = False) -> None:
        """Open a heading and close those of its own kind and below; `goes_on`: it continues the plain one before."""
        self.end_paragraph()
        kinds = [opened.kind for opened in self._open]
        if goes_on and kinds and kinds[-1] == heading.kind == "plain":
            heading = Heading("plain", f"{self._open[-1].title} {heading.title}", True)
        self.leave(heading.kind)
        self._open.append(heading)

    def end_paragraph(self) -> None:
        """Close what holds for one paragraph alone."""
        if self._open and self._open[-1].kind == "run_in":
            self._open.pop()

    def leave(self, kind: str) -> None:
        """Close the headings of a kind and below, since its numbers are about to begin anew."""
        kinds = [opened.kind for opened in self._open]
        if kind in kinds:
            del self._open[kinds.index(kind) :]

    def path(self) -> tuple[str, ...]:
        """The titles that are open."""
        return tuple(heading.title for heading in self._open if heading.title)
