"""A draft in Markdown: its words, each cell of a table on a line of its own, and what it shows beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.draft.word_lines import Unread
from ingest.readers.markdown import from_text

_BORDER = re.compile(r"(?<!\\)\|")
_UNDER_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PICTURE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])|<img\b", re.IGNORECASE)


def words_of_markdown(text: str, name: str) -> str:
    """The words without the signs."""
    return from_text("\n".join(_lines(text.splitlines())), name)[0].text


def unread_of_markdown(text: str) -> tuple[Unread, ...]:
    """Its pictures."""
    pictures = len(_PICTURE.findall(text))
    return (Unread("picture", pictures),) if pictures else ()


def _lines(lines: list[str]) -> Iterator[str]:
    """Those of the text, and for each row of a table one for each cell with words."""
    in_table = False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        begins = not in_table and bool(_BORDER.search(line)) and _is_under_header(following)
        in_table = begins or (in_table and bool(_BORDER.search(line)))
        if not in_table:
            yield line
        elif begins or not _is_under_header(line):
            yield from filter(None, map(str.strip, _BORDER.split(line)))


def _is_under_header(line: str) -> bool:
    return "|" in line and _UNDER_HEADER.fullmatch(line) is not None
