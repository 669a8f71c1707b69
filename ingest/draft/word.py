"""A draft in a file of Word: its text, and the same file again with comments at stretches of that text.

The one door of python-docx for drafts.
"""

from __future__ import annotations

import io
import zipfile
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

from kg.errors import BadDocumentError

_MOST_BYTES = 200_000_000  # unpacked
_BROKEN = (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError)  # of lxml: a SyntaxError
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ELSEWHERE = (
    "txbxContent",
    "moveFrom",
    "rt",
)  # text boxes stand twice in a file, what was moved where it is now; signs above words
_AUTHOR, _INITIALS = "红帆 Hongfan", "红帆"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run, and where it stands in the text."""

    start: int
    end: int
    run: CT_R


class WordDraft:
    """An open file. `text`: its paragraphs, those in tables included, each a line; comments do not change it."""

    def __init__(self, document: WordFile) -> None:
        self._document = document
        self._pieces: list[_Piece] = []
        lines: list[str] = []
        at = 0
        for runs in _paragraphs(document):
            lines.append("".join(map(_text_of, runs)))
            for run in runs:
                self._pieces.append(_Piece(at, at + len(_text_of(run)), run))
                at = self._pieces[-1].end
            at += 1  # the line break
        self.text = "\n".join(lines)

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Self:
        """Open a docx. Raises BadDocumentError."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                unpacked = sum(member.file_size for member in package.infolist())
            document = docx.Document(io.BytesIO(data)) if unpacked <= _MOST_BYTES else None
        except _BROKEN as exc:
            raise BadDocumentError(
                f"{name}：不是可读的 docx；请在 Word 里另存为 .docx · not a readable docx; save it as .docx in Word"
            ) from exc
        if document is None:
            raise BadDocumentError(f"{name}：解开后太大 · too large when unpacked ({unpacked} bytes)")
        return cls(document)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """A new file with a paragraph for each line."""
        document = docx.Document()
        for line in text.split("\n"):
            document.add_paragraph(line)
        return cls(document)

    def comment(self, start: int, end: int, words: str) -> None:
        """Put a comment at the characters [start, end); at none where no words stand there."""
        self._cut(start)
        self._cut(end)
        runs = [Run(piece.run, self._document) for piece in self._pieces if start <= piece.start and piece.end <= end]
        if runs:
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
            if piece.start < at < piece.end:
                after = _split(piece.run, at - piece.start)
                self._pieces[n : n + 1] = [_Piece(piece.start, at, piece.run), _Piece(at, piece.end, after)]
                return


def _paragraphs(document: WordFile) -> Iterator[list[CT_R]]:
    """The runs of each paragraph that have words, in reading order."""
    for paragraph in document.element.body.iter(qn("w:p")):
        if _is_elsewhere(paragraph):
            continue
        yield [
            run
            for run in paragraph.iter(qn("w:r"))
            if _text_of(run) and not _is_elsewhere(run) and next(run.iterancestors(qn("w:p"))) is paragraph
        ]


def _is_elsewhere(element: CT_R) -> bool:
    return any(next(element.iterancestors(qn(f"w:{name}")), None) is not None for name in _ELSEWHERE)


def _text_of(run: CT_R) -> str:
    return "".join(_written(child) for child in run)


def _written(child: CT_R) -> str:
    name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    return child.text or "" if name == "t" else _WRITTEN.get(name, "")


def _split(run: CT_R, at: int) -> CT_R:
    """Take what follows `at` characters out of a run, into one that stands behind it and looks the same."""
    after = deepcopy(run)
    place = 0
    for child, twin in zip(list(run), list(after), strict=True):
        written = _written(child)
        low, place = place, place + len(written)
        if child.tag == qn("w:rPr"):
            continue
        if place <= at:
            after.remove(twin)
        elif low >= at:
            run.remove(child)
        else:
            _write(child, written[: at - low])
            _write(twin, written[at - low :])
    run.addnext(after)
    return after


def _write(element: CT_R, text: str) -> None:
    element.text = text
    element.set(qn("xml:space"), "preserve")
