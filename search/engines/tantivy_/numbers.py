"""Ids and places in an order as numbers of 64 bits: what tantivy keeps in columns, counts and sorts without looking up words."""

from __future__ import annotations

from kg.ids import DocumentId, EntityId
from search.facets import Facts

_CODE = 9  # digits that the code of a place has at most
_UNDATED = 99_999_999  # a day after all others
_DOCUMENT_BITS, _ORDINAL_BITS = 26, 11  # a day has the other 27


def number_of_document(id_: DocumentId) -> int:
    """All 64 bits of its hash."""
    return int(id_.partition(":")[2], 16)


def document_numbered(number: int) -> DocumentId:
    """The other way round."""
    return DocumentId(f"document:{number:016x}")


def number_of_entity(id_: str) -> int:
    """Among entities of its type; sorts as the ids do, but for places with a code beside those without.

    A hash as it is. A code of 2 to 9 digits is left-aligned, with its length behind it: far below any likely hash.
    """
    digits = id_.partition(":")[2]
    if len(digits) > _CODE:
        return int(digits, 16)
    return int(digits.ljust(_CODE, "0")) * 10 + len(digits)


def entity_numbered(type_: str, number: int) -> EntityId:
    """The other way round."""
    if number >= 10 ** (_CODE + 1):
        return EntityId(f"{type_}:{number:016x}")
    aligned, length = divmod(number, 10)
    return EntityId(f"{type_}:{aligned:0{_CODE}}"[: len(type_) + 1 + length])


def orders(facts: Facts, document: int, ordinal: int) -> tuple[int, int]:
    """Where a passage stands when the newest, and when the oldest come first; then by document, then as they stand in it.

    Two documents of one day that begin with the same 26 bits may be mixed, and passages after the 2,047th.
    """
    tail = document >> 64 - _DOCUMENT_BITS << _ORDINAL_BITS | min(ordinal, (1 << _ORDINAL_BITS) - 1)
    day_at = _DOCUMENT_BITS + _ORDINAL_BITS
    return (_UNDATED - facts.day) << day_at | tail, (facts.day or _UNDATED) << day_at | tail
