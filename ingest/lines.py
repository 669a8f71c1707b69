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
_NEEDS_MORE = tuple("的和与及或在对把被将为从向并是")
_APART = re.compile(r"^(?:各位|同志们|尊敬的)|摄$|供图$")  # salutations and captions
_CUT_SUBTITLE = re.compile(r"^[—―－-]{1,2}.*日在(?!.*上$)")  # “——某年某月某日在某会议上” broken before its end
_SHORTEST_PROSE = 40  # characters: a line as long as this with a comma in it is no heading
_CUT_NUMBERS = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、．.]+\s*[\u4e00-\u9fff]{1,2}"
)  # “1、非公” + “有企业…”
_INLINE = re.compile(r"(?:(?<=[。！？；])|\s)\s*(?=[一二三四五六七八九十]{1,2}、|\d{1,2}[、．](?!\d))")
_NUMBER = re.compile(r"([一二三四五六七八九十]{1,2}|\d{1,2})[、．]")
_HAN_NUMBERS = "一二三四五六七八九十"
_FOLDED_CHARS = 600  # a line longer than this may hold a whole report


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
    is_prose = "。" in text or (len(text) >= _SHORTEST_PROSE and ("，" in text or "," in text))
    return is_prose and (text.endswith(_NEEDS_MORE) or len(text) >= _SHORTEST_PROSE)


def _open_mark(text: str) -> bool:
    """Whether a quotation mark or bracket that was opened last is still open."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _OPENING.items())


def unfold(lines: Iterable[Line]) -> list[Line]:
    """The lines with a report that stands on one line cut at its numbered headings."""
    unfolded: list[Line] = []
    for line in lines:
        if line.reason or len(line.text) < _FOLDED_CHARS:
            unfolded.append(line)
            continue
        first, *rest = _cut_at_headings(line.text)
        unfolded.append(replace(line, text=first))
        unfolded.extend(Line(text) for text in rest)
    return unfolded


def _cut_at_headings(text: str) -> list[str]:
    cuts = _in_order([(match.end(), _NUMBER.match(text, match.end())) for match in _INLINE.finditer(text)])
    pieces = [text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [line for piece in pieces if piece for line in _heading_and_rest(piece)]


def _in_order(found: list[tuple[int, re.Match[str] | None]]) -> list[int]:
    """Where numbers stand that count up from one, of each manner of numbering; 1、 begins again below each 一、."""
    places: list[int] = []
    expected = {True: 1, False: 1}
    for place, number in found:
        if number is None:
            continue
        digits = number[1].isdigit()
        value = int(number[1]) if digits else _HAN_NUMBERS.find(number[1]) + 1
        if value == expected[digits] or (value == 1 and digits):
            expected[digits] = value + 1
            if not digits:
                expected[True] = 1
            places.append(place)
    return places if max(expected.values()) > 2 else []


def _heading_and_rest(piece: str) -> list[str]:
    """A short heading that a space parts from its text becomes a line of its own."""
    head, space, rest = piece.partition(" ")
    if space and marker(head) is not None and len(head) <= 25 and not head.endswith(_STOPS + _GOES_ON):
        return [head, rest.strip()]
    return [piece]
