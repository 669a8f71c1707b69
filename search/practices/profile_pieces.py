"""The pieces that a profile is made of: what each document tells of one practice, each text once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.ids import DocumentId, EntityId, PassageId, document_of, ordinal_of
from kg.model import DocumentRecord, Evidence
from kg.store import GraphStore
from search.fold import fold
from search.practices.main import main_of
from search.practices.practice import Practice
from search.practices.reading import only_followed, own_initiatives, practices_in

_ALL = 1_000_000
_IN_PASSING, _IN_THE_MAIN = 3, 0.2  # sentences at most; share of a text at least
_NUMBER = re.compile(r"[\d.%一二三四五六七八九十百千万亿两]+")  # what changes when a text comes again a year later


@dataclass(frozen=True, slots=True)
class Piece:
    """A practice as one document tells of it."""

    record: DocumentRecord
    practice: Practice  # without the sentences that an earlier document has in the same words
    ids: frozenset[EntityId] = frozenset()  # of the practice in this record; none where it has no name
    whole: bool = True  # the document, or the stretch without a name, tells of nothing else

    @property
    def is_about_it(self) -> bool:
        """Whether the document tells of this practice in the main, and not of another that is like it."""
        sentences = self.practice.sentences
        told = sum(sentence.end - sentence.start for sentence in sentences)
        whole = sum(len(passage.text) for passage in self.record.passages)
        return len(sentences) > _IN_PASSING or told >= _IN_THE_MAIN * whole

    def text(self, words: Evidence) -> str:
        """The very words."""
        return self.passage_text(words.passage_id)[words.start : words.end]

    def passage_text(self, passage_id: PassageId) -> str:
        """The whole passage."""
        return self.record.passages[ordinal_of(passage_id) - 1].text


def pieces_of(practice_id: str, store: GraphStore) -> list[Piece]:
    """By date, undated last. A piece that only repeats earlier texts has no sentences left.

    Takes the id of an initiative, also of one that is shown as another, or of the first passage of a practice without
    a name. A document that is about an initiative in the whole tells of nothing else. Raises NotFoundError; empty for
    an entity that no document describes as done.
    """
    found = _unnamed(PassageId(practice_id), store) if "#p" in practice_id else _named(practice_id, store)
    return list(_each_text_once(sorted(found, key=_earliest_first)))


def _unnamed(first: PassageId, store: GraphStore) -> Iterator[Piece]:
    try:
        record = store.judged_record(document_of(first))
    except NotFoundError:
        raise NotFoundError("practice", first) from None
    practice = next((one for one in practices_in(record) if one.id == first), None)
    if practice is None:
        raise NotFoundError("practice", first)
    yield Piece(record, practice)


def _named(practice_id: str, store: GraphStore) -> list[Piece]:
    """Of documents that only say that others follow it, any only where there is no other."""
    entity = store.get_entity(EntityId(practice_id))
    ids = frozenset({entity.id, *(merged.id for merged in store.resolution(entity.id))})
    records = (store.judged_record(document_id) for document_id in _documents(entity.id, store))
    told = [
        Piece(
            record,
            Practice(entity.id, entity.id, entity.canonical, record.document.id, sentences),
            ids,
            whole,
        )
        for record in records
        for whole in [_is_whole(record, ids)]
        if (sentences := _sentences(record, ids, whole=whole))
    ]
    return [piece for piece in told if not only_followed(piece.record, ids)] or told


def _is_whole(record: DocumentRecord, ids: Collection[EntityId]) -> bool:
    main = main_of(record, own_initiatives(record))
    return bool(main) and main <= {*ids}


def _sentences(record: DocumentRecord, ids: Collection[EntityId], *, whole: bool) -> tuple[Evidence, ...]:
    """That describe the practice or a part of it, from where the text first names it on.

    Of a text that is about it in the whole, all that describe something.
    """
    if all(e.attrs.get("level_of") == "national" for e in record.entities if e.id in ids):
        return ()  # what the whole country does is no practice of anybody, and long reports name much of it
    practices = practices_in(record)
    if not any(one.entity in ids for one in practices):
        return ()
    if whole:
        told = {sentence for one in practices for sentence in one.sentences}
    else:
        own = {*ids, *_components(record, ids)}
        of_own = (sentence for one in practices if one.entity in own for sentence in one.sentences)
        first = min((ordinal_of(m.passage_id), m.end) for e in record.entities if e.id in own for m in e.mentions)
        told = {sentence for sentence in of_own if (ordinal_of(sentence.passage_id), sentence.end) >= first}
    return tuple(sorted(told, key=_as_read))


def _components(record: DocumentRecord, ids: Collection[EntityId]) -> frozenset[EntityId]:
    """What a document tells of a part of the practice it tells of the practice."""
    return frozenset(r.subject for r in record.relations if r.predicate == "component_of" and r.object in ids)


def _documents(entity: EntityId, store: GraphStore) -> Iterable[DocumentId]:
    return dict.fromkeys(map(document_of, store.passages_of(entity, limit=_ALL).items))


def _earliest_first(piece: Piece) -> tuple[bool, str, str]:
    document = piece.record.document
    return not document.date, document.date, document.id


def _as_read(words: Evidence) -> tuple[int, int]:
    return ordinal_of(words.passage_id), words.start


def _each_text_once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    told: set[str] = set()
    for piece in pieces:
        keys = {sentence: _letters(piece.text(sentence)) for sentence in piece.practice.sentences}
        new = tuple(sentence for sentence, key in keys.items() if key not in told)
        yield replace(piece, practice=replace(piece.practice, sentences=new))
        told.update(keys.values())


def _letters(text: str) -> str:
    """The same for a text that comes again in another script, with other marks and figures."""
    return "".join(filter(str.isalnum, _NUMBER.sub("", fold(text))))
