"""From the bytes of a file to cleaned documents cut into passages."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.steps import TextDocument


def read_documents(data: bytes, name: str, metadata: Mapping[str, str]) -> list[TextDocument]:
    """All documents of one file, in its order. Raises BadDocumentError when no text can be got out of it."""
    raise NotImplementedError
