"""What of a passage is made a vector of, and the key that vectors are kept by."""

from __future__ import annotations

import hashlib

_LONG = 320  # characters that an encoder of sentences reads; what a passage is about stands at its beginning
_SAYS_NOTHING = 12  # characters of a passage that is a heading or a date


def chunk_of(text: str) -> str:
    """The beginning of a passage; "" for one that is too short to mean anything."""
    return text[:_LONG] if len(text) > _SAYS_NOTHING else ""


def key_of(chunk: str) -> int:
    """63 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(chunk.encode()).digest()[:8]) >> 1
