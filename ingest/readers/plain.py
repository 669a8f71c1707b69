"""Plain text. A text that is Markdown in all but its suffix is read as Markdown."""

from __future__ import annotations

from ingest.readers import markdown
from ingest.readers.decode import decode
from ingest.readers.markup import strip_markup
from ingest.steps import RawDocument


def read(data: bytes, name: str) -> list[RawDocument]:
    """The one text of a file. Raises BadDocumentError."""
    text = decode(data, name)
    if markdown.is_markdown(text):
        return markdown.from_text(text, name)
    return [RawDocument(name, 0, strip_markup(text), {})]
