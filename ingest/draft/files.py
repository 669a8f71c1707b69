"""A draft as it comes: a file that somebody writes in, as plain text."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from ingest.draft.markdown import cells_in, unread_of_markdown, words_of_markdown
from ingest.draft.tables import TableCell
from ingest.draft.word import WordDraft
from ingest.draft.word_lines import Unread
from ingest.readers.decode import decode
from kg.errors import BadDocumentError

DRAFT_SUFFIXES = (".txt", ".md", ".docx")

_PLAIN = ("", ".txt", ".text")
_MARKDOWN = (".md", ".markdown")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]"
)  # of these some cannot stand in a docx


@dataclass(frozen=True, slots=True)
class DraftFile:
    """The text in which all that is said of a draft counts, and the file where it is one of Word."""

    text: str
    word: WordDraft | None = None
    unread: tuple[Unread, ...] = ()
    cells: tuple[TableCell, ...] = ()  # of its tables

    def told(self) -> dict[str, Any]:
        """What is to be told of the file with its check: `parts` of the text that are not in its body, and what is `not_read`."""
        not_read = list(map(asdict, self.unread))
        if self.word is None:
            return {"not_read": not_read} if not_read else {}
        return {"parts": list(map(asdict, self.word.parts)), "not_read": not_read}

    def to_word(self) -> WordDraft:
        """The writer's own file, or one that is made of the text."""
        return self.word or WordDraft.from_text(self.text)


def read_draft_file(data: bytes, name: str) -> DraftFile:
    """A draft as txt, md or docx, which its name tells; a name without a suffix is plain text. Raises BadDocumentError."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx":
        word = WordDraft.from_bytes(data, name)
        return _with_words(DraftFile(word.text, word, word.unread, word.cells), name)
    if suffix not in (*_PLAIN, *_MARKDOWN):
        known = " ".join(DRAFT_SUFFIXES)
        raise BadDocumentError(
            f"{name}：讲稿不能是 {suffix!r}，可读 {known} · a draft cannot be {suffix!r}; expected one of {known}"
        )
    text = decode(data, name)
    if suffix not in _MARKDOWN:
        return _with_words(DraftFile(plain_text(text)), name)
    words = plain_text(words_of_markdown(text, name))
    return _with_words(DraftFile(words, None, unread_of_markdown(text), tuple(cells_in(words, text, name))), name)


def plain_text(text: str) -> str:
    """With one kind of line break, and nothing that cannot be seen or printed."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _with_words(draft: DraftFile, name: str) -> DraftFile:
    if not draft.text.strip():
        raise BadDocumentError(f"{name}：没有文字可核验 · there is no text in it to check")
    return draft
