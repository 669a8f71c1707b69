"""Lines of a cleaned text: the unit of noise, headings and paragraphs. Breaks inside a sentence are mended here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.headings import marker


@dataclass(frozen=True, slots=True)
class Line:
    """One line without white space at its ends; `reason` says why it is no part of the report, "" when it is."""

    text: str
    after_blank: bool = False  # an empty line stands before it
    reason: str = ""


_CLOSING = tuple("”’）)》】」』〉，。、；：！？,;")
_OPENING = {"“": "”", "（": "）", "(": ")", "《": "》", "【": "】"}
_STOPS = tuple("。！？!?；;：:…”）)】》")
_GOES_ON = tuple("，,、")
_NEEDS_MORE = tuple("的和与及或对把被将")
_APART = re.compile(r"^(?:各位|同志们|尊敬的)|摄$|供图$")  # salutations and captions
_CUT_SUBTITLE = re.compile(r"^[—―－-]{1,2}.*日在(?!.*上$)")  # “——某年某月某日在某会议上” broken before its end
_SHORTEST_PROSE = 40  # characters: a line as long as this with a comma in it is no heading
_CUT_NUMBERS = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、．.]+\s*[\u4e00-\u9fff]{1,2}"
)  # “1、非公” + “有企业…”


def to_lines(text: str) -> list[Line]:
    """The lines that are not empty, in order."""
    lines: list[Line] = []
    blank = False
    for raw in text.split("\n"):
        line = raw.strip(" \u3000")
        if line:
            lines.append(Line(line, blank and bool(lines)))
        blank = not line
    return lines


def join_broken(lines: Iterable[Line]) -> list[Line]:
    """The lines with those joined that a page broke inside a sentence, a word or a pair of marks."""
    joined: list[Line] = []
    for line in lines:
        if joined and not line.reason and not joined[-1].reason and _is_broken(joined[-1].text, line):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text)
        else:
            joined.append(line)
    return joined


def _is_broken(text: str, line: Line) -> bool:
    """Whether `line` goes on where `text` was cut off."""
    if line.text.startswith(_CLOSING):
        return True
    if text.endswith(_STOPS) or marker(line.text) is not None or _APART.search(text) or _APART.match(line.text):
        return False
    if _open_mark(text) or _CUT_SUBTITLE.match(text):
        return True
    if line.after_blank:
        return False
    if text.endswith(_GOES_ON):
        return True
    if _CUT_NUMBERS.fullmatch(text):
        return len(line.text) <= 20 and not line.text.endswith(_STOPS)
    has_marks = any(mark in text for mark in "。，,")
    return has_marks and (text.endswith(_NEEDS_MORE) or len(text) >= _SHORTEST_PROSE)


def _open_mark(text: str) -> bool:
    """Whether a quotation mark or bracket that was opened last is still open."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _OPENING.items())
