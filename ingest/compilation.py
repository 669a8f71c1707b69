"""Several reports in one file: marked by “篇 N” lines, or with nothing between them but that the numbering begins anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.headings import marker
from ingest.lines import Line
from ingest.ordinals import ordinal

MARKER_REASON = "汇编的标记 · marker of a compilation"
_HAN = "一二三四五六七八九十"
_BEHIND = re.compile(rf"(?P<title>.{{2,60}}?)[\s（(【]*篇\s?(?P<number>\d{{1,2}}|[{_HAN}]{{1,2}})[）)】]?")
_BEFORE = re.compile(
    rf"[【（(]?(?:第?(?P<number>\d{{1,2}}|[{_HAN}]{{1,2}})篇|(?:范文|篇)(?P<other>\d{{1,2}}|[{_HAN}]{{1,2}}))[】）)]?[:：、\s]*(?P<title>.{{0,60}})"
)
_COUNT = re.compile(r"[（(]?(?:共|精选|通用|合集)?\d{1,2}篇[）)]?")
_OPENING = re.compile(r"领导下|^(?:近年来|今年以来|一年来|几年来|(?:19|20)\d\d年(?:以来)?[，,])")
_CLOSING = re.compile(r"总的来[说讲]|总之|今后|下一步|离上级|差距|不足|努力|奋斗|更大的?贡献|新台阶|新局面")
_SELF = re.compile(r"(?:(?P<unit>省|市|县|区|乡|镇)委)")


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a file. `title` is the one that the marker gives, "" without a marker."""

    number: int  # 0 for a file that holds one report, else from 1
    title: str
    lines: tuple[Line, ...]


def split_compilation(lines: Sequence[Line]) -> list[Part]:
    """The reports of a file, in order; every line is in exactly one, the collection's own heading in the first."""
    parts = [piece for part in _split_at_markers(lines) for piece in _split_at_restart(part)]
    if len(parts) == 1:
        return [replace(parts[0], number=0)]
    return [replace(part, number=number) for number, part in enumerate(parts, 1)]


def _split_at_markers(lines: Sequence[Line]) -> list[Part]:
    found = [(place, mark) for place, line in enumerate(lines) if not line.reason and (mark := _mark(line.text))]
    starts = _counted_up(found)
    if len(starts) < 2:
        return [Part(0, "", tuple(lines))]
    parts = []
    ends = [place for place, _ in starts[1:]] + [len(lines)]
    for number, ((place, title), end) in enumerate(zip(starts, ends, strict=True), 1):
        before = [replace(line, reason=line.reason or MARKER_REASON) for line in lines[:place]] if number == 1 else []
        parts.append(Part(number, title, (*before, *_without_marker(lines[place:end], title))))
    return parts


def _mark(text: str) -> tuple[int, str] | None:
    """Number and title of a marker line."""
    if len(text) > 70 or text.endswith("。"):
        return None
    match = _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    if match is None:
        return None
    named = match.groupdict()
    return ordinal(named["number"] or named["other"]), match["title"].strip()


def _counted_up(found: list[tuple[int, tuple[int, str]]]) -> list[tuple[int, str]]:
    starts: list[tuple[int, str]] = []
    for place, (number, title) in found:
        if number == len(starts) + 1:
            starts.append((place, title))
    return starts


def _without_marker(lines: Sequence[Line], title: str) -> list[Line]:
    """A marker that only repeats the title below it is noise; one that bears the only title stays."""
    first, *rest = lines
    if not title or (rest and rest[0].text == title):
        return [replace(first, reason=MARKER_REASON), *rest]
    return [first, *rest]


def _split_at_restart(part: Part) -> list[Part]:
    """Two reports with nothing between them: 一、 begins anew, behind an opening of another body than the first's."""
    kept = [place for place, line in enumerate(part.lines) if not line.reason]
    firsts = [at for at, place in enumerate(kept) if part.lines[place].text.startswith("一、")]
    for at in firsts[1:]:
        if at >= 2 and _is_seam(part, kept, at):
            cut = kept[at - 1]
            return [replace(part, lines=part.lines[:cut]), Part(0, "", part.lines[cut:])]
    return [part]


def _is_seam(part: Part, kept: list[int], at: int) -> bool:
    opening, closing = part.lines[kept[at - 1]].text, part.lines[kept[at - 2]].text
    if marker(opening) or marker(closing) or not (_OPENING.search(opening) and _CLOSING.search(closing)):
        return False
    before = " ".join(part.lines[place].text for place in kept[: at - 1])
    return len(opening) >= 60 and _level(opening) != _level(before)


def _level(text: str) -> str:
    """The unit whose committee a text names first."""
    found = _SELF.search(text)
    return found["unit"] if found else ""
