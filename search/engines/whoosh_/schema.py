"""What Whoosh is told of a passage: fields, and the words of each with their places.

The classes are pickled by name into every index: do not move them.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from whoosh import columns, fields, formats

from search.analyzer import words
from search.facets import Facts
from search.passages import IndexedPassage

_TEXTS_KEPT = 16  # title and headings come again with the next passages of a document

_Posting = tuple[bytes, int, float, bytes]  # word, how often, the same as weight, its places


class WordPlaces(formats.Positions):  # type: ignore[misc]  # whoosh publishes no types
    """Places of a word in a passage, four bytes each; Whoosh's own pickles them, which takes longer than cutting words."""

    def decode_positions(self, value: bytes) -> list[int]:
        return [place for (place,) in struct.iter_unpack("<I", value)]

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 4


class WordsField(fields.FieldType):  # type: ignore[misc]
    """A text, cut into the project's words, and the terms laid over it."""

    def __init__(self) -> None:
        super().__init__(format=WordPlaces(), analyzer=None, scorable=True)

    def index(self, value: tuple[str, tuple[str, ...]], **_: Any) -> Sequence[_Posting]:
        return _postings(*value)


def make_schema() -> fields.Schema:
    """The fields of an index that is made now; those of an older one lie in its folder."""
    return fields.Schema(
        document=fields.ID(),
        value=fields.ID(),
        passage=fields.COLUMN(columns.VarBytesColumn()),
        facts=fields.COLUMN(columns.RefBytesColumn()),
        entities=fields.COLUMN(columns.VarBytesColumn()),
        text=WordsField(),
        heading=WordsField(),
        title=WordsField(),
    )


def row_of(passage: IndexedPassage) -> dict[str, object]:
    """A value for each field of the schema."""
    return {
        "document": passage.document_id,
        "value": [f"{field}:{value}" for field, values in passage.values.items() for value in sorted(values)],
        "passage": passage.passage_id.encode(),
        "facts": Facts.of(passage).to_bytes(),
        "entities": " ".join(passage.entities).encode(),
        "text": (passage.text, passage.laid["text"]),
        "heading": (passage.heading, passage.laid["heading"]),
        "title": (passage.title, passage.laid["title"]),
    }


@lru_cache(maxsize=_TEXTS_KEPT)
def _postings(text: str, laid: tuple[str, ...]) -> tuple[_Posting, ...]:
    places: dict[str, list[int]] = defaultdict(list)
    for word, position, _, _ in words(text, parts=True):
        places[word].append(position)
    for place, term in enumerate(laid):  # never asked for in a sequence: the places only count
        places[term].append(place)
    return tuple(
        (word.encode(), len(at), float(len(at)), struct.pack(f"<{len(at)}I", *at)) for word, at in places.items()
    )
