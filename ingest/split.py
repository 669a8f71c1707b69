"""From kept lines to passages of about a paragraph, each with the headings that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ingest.headings import Heading, Outline, find_heading, first_of_row, is_lead_in, marker
from ingest.lines import Line

_AIM = 400  # characters of a passage
_SHORT = 100  # a passage below this takes the next paragraph in
_LONG = 480  # a paragraph above this is cut
_HARD = 2_000  # a sentence above this is cut wherever a comma or nothing stands
_MARKS = re.compile(r"[“”‘’（）()《》【】「」『』。！？!?；;…]")
_OPENS = frozenset("“‘（(《【「『")
_CLOSES = frozenset("”’）)》】」』")
_ENDS = frozenset("。！？!?…")


@dataclass(frozen=True, slots=True)
class Block:
    """A passage to be: its text, the headings over it, and the first of the lines that it came from."""

    text: str
    heading: tuple[str, ...]
    first_line: int  # index into the lines that were split


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    line: int
    heading: Heading | None
    path: tuple[str, ...]  # after the piece's own heading


@dataclass(slots=True)
class _Open:
    """The passage that is being filled."""

    pieces: list[_Piece] = field(default_factory=list)
    path: tuple[str, ...] | None = None  # None while it holds nothing but headings

    @property
    def size(self) -> int:
        return sum(len(piece.text) for piece in self.pieces)


def split(lines: Sequence[Line], title_lines: int = 0) -> list[Block]:
    """All lines that are no noise, in order, each in exactly one passage or, cut at sentence ends, in several in a row.

    The first `title_lines` kept lines are title and byline; they and headings join the passage that follows them.
    """
    blocks: list[Block] = []
    open_ = _Open()
    pieces = list(_pieces(lines, title_lines))
    for piece, following in zip_longest(pieces, pieces[1:]):
        if open_.pieces and not _joins(open_, piece, following):
            blocks.append(_block(open_))
            open_ = _Open()
        open_.path = _path_with(open_, piece)
        open_.pieces.append(piece)
    return _closed(blocks, open_)


def _closed(blocks: list[Block], open_: _Open) -> list[Block]:
    """The passages with the one left open; a heading with nothing below it goes into the passage before."""
    if not open_.pieces:
        return blocks
    last = _block(open_)
    if open_.path is None and blocks and open_.size < _SHORT:
        return [*blocks[:-1], replace(blocks[-1], text=f"{blocks[-1].text}\n{last.text}")]
    return [*blocks, last]


def _pieces(lines: Sequence[Line], title_lines: int) -> Iterator[_Piece]:
    kept = [(number, line.text) for number, line in enumerate(lines) if not line.reason]
    outline = Outline()
    after_plain = False
    for place, (number, text) in enumerate(kept):
        if place < title_lines:
            yield _Piece(text, number, Heading("title", "", True), ())
            continue
        following = kept[place + 1][1] if place + 1 < len(kept) else ""
        outline.end_paragraph()
        if is_lead_in(text, following):
            outline.leave(first_of_row(following) or "")
            yield _Piece(text, number, Heading("lead_in", "", True), outline.path())
            continue
        for piece in cut_paragraph(text):
            heading = find_heading(piece, following)
            if heading is not None:
                outline.enter(heading, goes_on=after_plain)
            after_plain = heading is not None and heading.kind == "plain"
            yield _Piece(piece, number, heading, outline.path())


def cut_paragraph(text: str) -> list[str]:
    """The paragraph in pieces of about 400 characters, cut at sentence ends outside quotation marks and brackets."""
    if len(text) <= _LONG:
        return [text]
    sentences = list(_sentences(text))
    share = len(text) / round(len(text) / _AIM + 0.3)
    pieces: list[str] = []
    current = ""
    for sentence in sentences:
        begins = marker(sentence) == "run_in" and len(current) > _SHORT
        if current and (
            len(current) + len(sentence) / 2 > share or (begins and len(current) + len(sentence) > share / 2)
        ):
            pieces.append(current)
            current = ""
        current += sentence
    if pieces and len(current) < _SHORT:
        current = pieces.pop() + current
    return [piece.strip() for piece in (*pieces, current) if piece.strip()]


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _sentence_ends(text):
        yield from _short_enough(text[start:end])
        start = end
    if start < len(text):
        yield from _short_enough(text[start:])


def _sentence_ends(text: str) -> Iterator[int]:
    """Ends of sentences at which no quotation mark or bracket is open; a mark never closed does not count for long."""
    depth = 0
    opened = -1
    for match in _MARKS.finditer(text):
        sign = match.group()
        if sign in _OPENS:
            depth, opened = depth + 1, match.start()
            continue
        if sign in _CLOSES:
            depth = max(depth - 1, 0)
            ended = text[match.start() - 1] in _ENDS
        else:
            ended = sign in _ENDS
        if depth and match.start() - opened > _AIM:
            depth = 0
        following = text[match.end() : match.end() + 1]
        if ended and not depth and following not in _CLOSES and following not in _ENDS:
            yield match.end()


def _short_enough(sentence: str) -> list[str]:
    """A sentence longer than a passage in pieces: at its semicolons, and where there are none by force at 2,000."""
    if len(sentence) <= _LONG:
        return [sentence]
    parts = re.findall(r"[^；;]*[；;]|[^；;]+", sentence)
    return [part[at : at + _HARD] for part in parts for at in range(0, len(part), _HARD)]


def _joins(open_: _Open, piece: _Piece, following: _Piece | None) -> bool:
    """Whether a piece goes into the passage that is being filled. A short one rather begins the next, if there is one."""
    if open_.path is None:  # nothing but headings so far
        return open_.size <= _AIM
    if piece.heading is not None and piece.heading.whole:
        return piece.heading.kind == "lead_in" and open_.size < _SHORT and piece.path == open_.path
    if piece.line == open_.pieces[-1].line or open_.size + len(piece.text) > _AIM + _SHORT:
        return False
    if piece.path == open_.pieces[-1].path:
        is_tail = following is None or following.heading is not None
        return open_.size < _SHORT or (is_tail and len(piece.text) < _SHORT)
    siblings = len(piece.path) == len(open_.pieces[-1].path) and piece.path[:-1] == open_.pieces[-1].path[:-1]
    return siblings and open_.size < _SHORT and len(piece.text) < _SHORT


def _path_with(open_: _Open, piece: _Piece) -> tuple[str, ...] | None:
    """The headings that all paragraphs of the passage share."""
    if piece.heading is not None and piece.heading.whole:
        return open_.path
    if open_.path is None:
        return piece.path
    shared = [a for a, b in zip(open_.path, piece.path, strict=False) if a == b]
    return tuple(shared)


def _block(open_: _Open) -> Block:
    path = open_.path if open_.path is not None else open_.pieces[-1].path
    return Block("\n".join(piece.text for piece in open_.pieces), path, open_.pieces[0].line)
