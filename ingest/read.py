"""From the bytes of a file to cleaned documents cut into passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from ingest.clean import clean
from ingest.compilation import Part, split_compilation
from ingest.furniture import Reason
from ingest.lines import Line, join_broken, to_lines
from ingest.metadata import read_metadata
from ingest.noise import drop_repeats, mark_noise
from ingest.readers import read_raw
from ingest.split import Block, split
from ingest.steps import RawDocument, TextDocument
from ingest.unfold import unfold
from kg.errors import BadDocumentError
from kg.ids import document_id, passage_id
from kg.model import Passage
from kg.source import Noise


def read_documents(data: bytes, name: str, metadata: Mapping[str, str]) -> list[TextDocument]:
    """All documents of one file, in its order. Raises BadDocumentError when no text can be got out of it."""
    documents = [document for raw in read_raw(data, name, metadata) for document in _documents(raw)]
    if not documents:
        raise BadDocumentError(
            f"{name}：除了网页杂项没有正文 · nothing but site furniture; give a file with a report in it"
        )
    return documents


def _documents(raw: RawDocument) -> list[TextDocument]:
    lines = unfold(join_broken(mark_noise(to_lines(clean(raw.text)))))
    parts = [Part(0, "", tuple(lines))] if raw.part else split_compilation(lines)
    collection = parts[0].title
    documents = []
    for part in parts:
        if any(not line.reason for line in part.lines):
            given = raw.metadata if len(parts) == 1 else {k: v for k, v in raw.metadata.items() if k != "title"}
            documents.append(_document(part, raw.part or part.number, given, collection))
    return documents


def _document(part: Part, number: int, given: Mapping[str, str], collection: str) -> TextDocument:
    lines = drop_repeats(list(part.lines))
    texts = [line.text for line in lines if not line.reason]
    facts = [line.text for line in lines if line.reason == Reason.PAGE_FACT]
    found = read_metadata(texts, facts, given, part.title or collection)
    blocks = split(lines, found.title_lines)
    id_ = document_id("\n".join(texts))
    return TextDocument(
        id=id_,
        part=number,
        passages=tuple(
            Passage(passage_id(id_, ordinal), ordinal, block.heading, block.text)
            for ordinal, block in enumerate(blocks, 1)
        ),
        title=found.title,
        doc_type=found.doc_type,
        date=found.date,
        author=found.author,
        publisher=found.publisher,
        url=found.url,
        region_hint=found.region_hint,
        noise=tuple(_noise(lines, blocks)),
    )


def _noise(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Noise]:
    starts = [block.first_line for block in blocks]
    return [
        Noise(line.text, line.reason, bisect_left(starts, place) + 1) for place, line in enumerate(lines) if line.reason
    ]
