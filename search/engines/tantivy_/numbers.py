"""Ids and places in an order as numbers of 64 bits: what tantivy keeps in columns, counts and sorts without looking up words."""

from __future__ import annotations

from kg.ids import DocumentId, EntityId
from kg.schema import ENTITY_TYPES
from search.facets import Facts

_KINDS = sorted(ENTITY_TYPES)
_KIND_BITS = 60  # above the digits of an entity's id
_DIGITS = _KIND_BITS // 4
_UNDATED = 99_999_999  # a day after all others
_DOCUMENT_BITS, _ORDINAL_BITS = 26, 11  # a day has the other 27


def number_of_document(id_: DocumentId) -> int:
    """All 64 bits of its hash."""
    return int(id_.partition(":")[2], 16)


def document_numbered(number: int) -> DocumentId:
    """The other way round."""
    return DocumentId(f"document:{number:016x}")


def number_of_entity(id_: str) -> int:
    """Sorts as the ids do. The last 4 bits of a hash are left out, so that two of a type may share a number: 1 in 10^18."""
    kind, _, digits = id_.partition(":")
    return _KINDS.index(kind) << _KIND_BITS | int(digits[:_DIGITS].ljust(_DIGITS, "0"), 16)


def beginning_of_entity(number: int) -> EntityId:
    """What ids with this number begin with; codes of places have fewer digits than hashes."""
    digits = f"{number & (1 << _KIND_BITS) - 1:0{_DIGITS}x}".rstrip("0")
    return EntityId(f"{_KINDS[number >> _KIND_BITS]}:{digits}")


def orders(facts: Facts, document: int, ordinal: int) -> tuple[int, int]:
    """Where a passage stands when the newest, and when the oldest come first; then by document, then as they stand in it.

    Two documents of one day that begin with the same 26 bits may be mixed, and passages after the 2,047th.
    """
    tail = document >> 64 - _DOCUMENT_BITS << _ORDINAL_BITS | min(ordinal, (1 << _ORDINAL_BITS) - 1)
    day_at = _DOCUMENT_BITS + _ORDINAL_BITS
    return (_UNDATED - facts.day) << day_at | tail, (facts.day or _UNDATED) << day_at | tail
