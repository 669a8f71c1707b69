"""A draft read as a report is read: its lines are the passages of a record, and every offset leads back to the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.process import extract
from ingest.steps import TextDocument
from kg.ids import PassageId, document_id, passage_id
from kg.model import DocumentRecord, Evidence, Mention, Passage
from kg.source import Source
from search.quotes.draft import title_of

_LINE = re.compile(r"[^\s][^\n]*")


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What a draft says. Its record is put nowhere."""

    text: str
    document: TextDocument
    record: DocumentRecord
    begins: Mapping[PassageId, int]  # where each passage begins in the text

    def stretch(self, words: Evidence | Mention) -> tuple[int, int]:
        """Where words of a passage stand in the draft."""
        begin = self.begins[words.passage_id]
        return begin + words.start, begin + words.end


def read_draft(text: str) -> DraftReading:
    """Places, bodies, people, practices, relations, slogans and figures of a plain text, as ingest would read them."""
    id_ = document_id(text)
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text)]
    passages = tuple(Passage(passage_id(id_, n), n, (), line) for n, (_, line) in enumerate(lines, 1))
    document = TextDocument(
        id=id_, part=0, passages=passages, title=title_of(text), doc_type="", date="", author="", publisher="", url="",
        region_hint="", noise=(),
    )  # fmt: skip
    record = extract(document, Source("", "", 0))
    begins = {passage.id: begin for passage, (begin, _) in zip(passages, lines, strict=True)}
    return DraftReading(text, document, record, begins)
