"""Headings: how reports number their parts, and the path of headings that a paragraph stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_HAN = "[一二三四五六七八九十]"
_MARKERS = [
    ("chapter", rf"第{_HAN}{{1,3}}(?:章|编|篇|节|部分)(?![的中])"),
    ("item", rf"(?:案例|材料|附件|附录|例)(?:{_HAN}|\d{{1,2}})(?=$|[：: ])"),
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
_TITLE_END = re.compile(r"[。；;！？!?：:]")
_MOST_TITLE = 45  # characters of a heading that its paragraph runs on from
_MOST_PLAIN = 26  # characters of a heading without a number
_LEAST_BODY = 45  # characters of the paragraph that a heading without a number must have below it
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
    kind = marker(text)
    if kind is None:
        return Heading("plain", text, True) if is_plain_heading(text, following) else None
    end = _TITLE_END.search(text)
    stop = end.start() if end else len(text)
    if stop > _MOST_TITLE:
        comma = re.search(r"[，,]", text[:_MOST_TITLE])
        stop = comma.start() if comma and kind == "run_in" else 0
    title = text[:stop]
    return Heading(kind, title, bool(title) and len(text) <= stop + 1)


def is_plain_heading(text: str, following: str) -> bool:
    """Whether a line without a number heads what follows: short, no stop, and a paragraph or a number below it."""
    if not 3 <= len(text) <= _MOST_PLAIN or _NOT_PLAIN.search(text):
        return False
    if len(following) >= _LEAST_BODY:
        return "。" in following or "；" in following
    return marker(following) is not None


@dataclass(slots=True)
class Outline:
    """The headings that are open at a place of a text, outermost first. Changed by `enter` alone.

    Reports nest their numbers as they like (一、 over 1、 over （一）), so depth is the order in which
    the manners of numbering were first met below one another.
    """

    _open: list[Heading] = field(default_factory=list)

    def enter(self, heading: Heading, *, goes_on: bool = False) -> None:
        """Open a heading and close those of its own kind and below; `goes_on`: it continues the plain one before."""
        kinds = [opened.kind for opened in self._open]
        if goes_on and kinds and kinds[-1] == heading.kind == "plain":
            heading = Heading("plain", f"{self._open[-1].title} {heading.title}", True)
        if heading.kind in kinds:
            del self._open[kinds.index(heading.kind) :]
        self._open.append(heading)

    def path(self) -> tuple[str, ...]:
        """The titles that are open."""
        return tuple(heading.title for heading in self._open if heading.title)
