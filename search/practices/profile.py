"""The profile of a practice: what all documents together say of it, field by field, every word with where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from kg.errors import NotFoundError
from kg.ids import EntityId
from kg.model import Document
from kg.store import GraphStore
from search.practices.profile_cells import CELLS, cells_of, each_once
from search.practices.profile_fields import fields_of, level_of, widest, years_of
from search.practices.profile_parts import Words
from search.practices.profile_pieces import pieces_of

_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]是)\s*(?!\d)"
)  # of a heading
__all__ = ["CELLS", "Profile", "Words", "profile_of"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A practice over all documents. What no document says is empty."""

    id: str  # of the initiative that is shown, or of the first passage of a practice without a name
    entity: EntityId | None
    name: str
    documents: tuple[Document, ...]  # that tell of it in words of their own, earliest first, undated last
    reprints: tuple[Document, ...]  # that tell nothing but what an earlier one has in the same words
    cells: Mapping[str, tuple[Words, ...]]  # by CELLS
    fields: tuple[str, ...]  # keys of search.practices.profile_fields.FIELDS, told by most documents first
    level: str  # province, city, county, town, village or ""
    years: tuple[str, ...]  # of the documents, sorted


def profile_of(practice_id: str, store: GraphStore) -> Profile:
    """Raises NotFoundError where the id is none, or no document describes what it names as something done."""
    pieces = pieces_of(practice_id, store)
    if not pieces:
        raise NotFoundError("practice", practice_id)
    entity = store.get_entity(EntityId(practice_id)) if pieces[0].ids else None
    telling = [piece for piece in pieces if piece.practice.sentences]
    cells = [cells_of(piece) for piece in telling]
    return Profile(
        id=entity.id if entity else practice_id,
        entity=entity.id if entity else None,
        name=entity.canonical if entity else _NUMBERING.sub("", pieces[0].practice.name),
        documents=tuple(piece.record.document for piece in telling),
        reprints=tuple(piece.record.document for piece in pieces if piece not in telling),
        cells={name: each_once(chain.from_iterable(own[name] for own in cells)) for name in CELLS},
        fields=_most_first(fields_of(piece.record, piece.practice) for piece in telling),
        level=widest(level_of(piece.record, piece.ids) for piece in pieces),
        years=tuple(sorted(set(chain.from_iterable(years_of(piece.record) for piece in pieces)))),
    )


def _most_first(told: Iterable[Iterable[str]]) -> tuple[str, ...]:
    counted = Counter(filter(None, chain.from_iterable(told)))
    return tuple(value for value, _ in counted.most_common())
