"""A draft in a file of Word: its text, and the same file again with comments at stretches of that text.

With `word_lines` the one door of python-docx for drafts.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Self

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from ingest.draft.word_lines import Part, WordLine, lines_of, text_of, unread_of, written
from ingest.draft.word_tables import cells_of
from kg.errors import BadDocumentError

_MOST_BYTES = 200_000_000  # unpacked
_BROKEN = (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError)  # of lxml: a SyntaxError
_AUTHOR, _INITIALS = "红帆 Hongfan", "红帆"


@dataclass(frozen=True, slots=True)
class WordPart:
    """A line of the text that is not in the body of the file; comments on it stand where its box or its sign does."""

    part: Part
    number: int  # of its kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run, and where it stands in the text; for what is not in the body, a whole line and the run of its anchor."""

    start: int
    end: int
    run: CT_R
    in_body: bool = True


class WordDraft:
    """An open file. `text`: its paragraphs, those in tables, text boxes and notes included, each a line; comments do not change it."""

    def __init__(self, document: WordFile) -> None:
        self._document = document
        self._pieces: list[_Piece] = []
        lines = list(lines_of(document))
        self.text = "\n".join(line.text for line in lines)
        self.parts = tuple(_parts(lines))
        self.unread = unread_of(document)
        self.cells = tuple(cells_of(lines))
        at = 0
        for line in lines:
            self._pieces += _pieces(line, at)
            at += len(line.text) + 1  # the line break

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Self:
        """Open a docx. Raises BadDocumentError."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                unpacked = sum(member.file_size for member in package.infolist())
            draft = cls(docx.Document(io.BytesIO(data))) if unpacked <= _MOST_BYTES else None
        except _BROKEN as exc:
            raise BadDocumentError(
                f"{name}：不是可读的 docx；请在 Word 里另存为 .docx · not a readable docx; save it as .docx in Word"
            ) from exc
        if draft is None:
            raise BadDocumentError(f"{name}：解开后太大 · too large when unpacked ({unpacked} bytes)")
        return draft

    @classmethod
    def from_text(cls, text: str) -> Self:
        """A new file with a paragraph for each line."""
        document = docx.Document()
        for line in text.split("\n"):
            document.add_paragraph(line)
        return cls(document)

    def comment(self, start: int, end: int, words: str) -> None:
        """Put a comment at the characters [start, end), or at the anchor of their part; at none where no words stand there."""
        self._cut(start)
        self._cut(end)
        there = [piece for piece in self._pieces if piece.start < end and start < piece.end]
        meant = [piece for piece in there if piece.in_body] or there
        if runs := [Run(piece.run, self._document) for piece in meant]:
            self._document.add_comment([runs[0], runs[-1]], text=words, author=_AUTHOR, initials=_INITIALS)

    def append(self, heading: str, entries: Iterable[str]) -> None:
        """Paragraphs at the end, in the style that the writer's own have."""
        self._document.add_paragraph().add_run(heading).bold = True
        for entry in entries:
            self._document.add_paragraph(entry)

    def to_bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _cut(self, at: int) -> None:
        """Make two runs of the one in which a place lies: the same to the eye, and a comment can begin between them."""
        for n, piece in enumerate(self._pieces):
            if piece.in_body and piece.start < at < piece.end:
                after = _split(piece.run, at - piece.start)
                self._pieces[n : n + 1] = [_Piece(piece.start, at, piece.run), _Piece(at, piece.end, after)]
                return


def _pieces(line: WordLine, at: int) -> Iterator[_Piece]:
    """Of a line that begins at a place of the text."""
    if line.anchor is not None:
        yield _Piece(at, at + len(line.text), line.anchor, in_body=False)
        return
    for run in line.runs:
        yield _Piece(at, at + len(text_of(run)), run)
        at += len(text_of(run))


def _parts(lines: Iterable[WordLine]) -> Iterator[WordPart]:
    at, numbers, last = 0, Counter[Part](), None
    for line in lines:
        if line.part != "body":
            numbers[line.part] += line.anchor is not last  # one box or note may have several lines
            yield WordPart(line.part, numbers[line.part], at, at + len(line.text))
        at, last = at + len(line.text) + 1, line.anchor


def _split(run: CT_R, at: int) -> CT_R:
    """Take what follows `at` characters out of a run, into one that stands behind it and looks the same."""
    after = deepcopy(run)
    place = 0
    for child, twin in zip(list(run), list(after), strict=True):
        said = written(child)
        low, place = place, place + len(said)
        if child.tag == qn("w:rPr"):
            continue
        if place <= at:
            after.remove(twin)
        elif low >= at:
            run.remove(child)
        else:
            _write(child, said[: at - low])
            _write(twin, said[at - low :])
    run.addnext(after)
    return after


def _write(element: CT_R, text: str) -> None:
    element.text = text
    element.set(qn("xml:space"), "preserve")
