"""Ids are computed from content and say what they are; the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import NewType

DocumentId = NewType("DocumentId", str)
PassageId = NewType("PassageId", str)
EntityId = NewType("EntityId", str)


_CODE_LENGTHS = (9, 6, 4, 2)  # digits of the code of a town, county, city, province


def make_id(kind: str, *parts: str) -> str:
    """`kind:` and 16 hex digits (64 bits) of the SHA-256 of the parts.

    The separator keeps ("ab", "c") and ("a", "bc") apart; cleaning has removed control
    characters, so that it cannot occur inside a part.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{kind}:{digest[:16]}"


def document_id(text: str) -> DocumentId:
    """The id of a document: from its cleaned text alone."""
    return DocumentId(make_id("document", text))


def passage_id(document: DocumentId, ordinal: int) -> PassageId:
    """`document:9f86…#p12`; ordinals count from 1, and `#p12` is the anchor in the reader."""
    return PassageId(f"{document}#p{ordinal}")


def document_of(passage: PassageId) -> DocumentId:
    """The document that a passage stands in."""
    return DocumentId(passage.partition("#")[0])


def ordinal_of(passage_id: PassageId) -> int:
    """Which passage of its document: 12 for `…#p12`. Raises ValueError for what is no id of a passage."""
    return int(passage_id.rpartition("#p")[2])


def coded_place(code: str) -> EntityId:
    """The id of a place that has a statistical code."""
    return EntityId(f"place:{code}")


@lru_cache(maxsize=1 << 14)  # a page of results asks for hundreds
def place_chain(place: str) -> tuple[EntityId, ...]:
    """A coded place and the places above it, narrowest first; nothing for an id without a code.

    Statistical codes nest: 2 digits province, 4 city, 6 county, 9 town.
    """
    code = place.removeprefix("place:")
    if not code.isdigit() or len(code) not in _CODE_LENGTHS:  # a hash may happen to have no letter
        return ()
    return tuple(coded_place(code[:n]) for n in _CODE_LENGTHS if n <= len(code))
