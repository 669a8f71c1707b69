"""Bring the words of a dictionary into an index: which words, which documents have to be indexed anew for them.

People's words count always. Names of the graph's entities count where they help: where the cut hides one of their
mentions, because it joins the first or last of its characters to what stands beside it. The rest are found by the
words they are made of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest.writer import Writer
from kg.folder import DataFolder
from kg.ids import DocumentId
from kg.model import DocumentRecord
from kg.store import GraphStore
from search.analyzer import Word, readings, words
from search.dictionary import Dictionary
from search.fold import fold
from search.index import PassageIndex

_NAME = re.compile(r"[一-鿕]{3,20}")  # shorter ones stand in other words too often; signs are no part of a word


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it."""

    added: tuple[str, ...]  # words, sorted
    gone: tuple[str, ...]
    documents: int  # indexed anew


def pending_words(folder: DataFolder, index: PassageIndex) -> frozenset[str]:
    """Words that people added or removed since the index was last brought up to them."""
    return folder.state.words.all() ^ index.dictionary.users


def documents_with(wanted: Collection[str], store: GraphStore) -> list[DocumentId]:
    """Documents in which one of the words stands: those to be indexed anew when they come or go. Reads all texts."""
    dictionary = Dictionary(frozenset(wanted))
    if not dictionary.words:
        return []
    return [record.document.id for record in _shown(store) if any(map(dictionary.standing, _texts(record)))]


def apply_words(folder: DataFolder, store: GraphStore, index: PassageIndex) -> Applied:
    """Lay over the index what people added and names that the cut hides. For the holder of the lock.

    Afterwards the index is the same whether a word came before or after the documents. An index that counts already
    is to be told so by search.generations.republish.
    """
    before = index.dictionary
    index.dictionary = Dictionary(folder.state.words.all(), hidden_names(store))
    added, gone = index.dictionary.words - before.words, before.words - index.dictionary.words
    affected = documents_with(added | gone, store)
    Writer(store, index, (), ()).index_documents(affected)
    return Applied(tuple(sorted(added)), tuple(sorted(gone)), len(affected))


def hidden_names(store: GraphStore) -> frozenset[str]:
    """Names of three Chinese characters or more of which the cut hides a mention. Reads all texts."""
    return frozenset(name for record in _shown(store) for name in _hidden_in(record))


def _hidden_in(record: DocumentRecord) -> Iterator[str]:
    texts = {passage.id: fold(passage.text) for passage in record.passages}
    mentioned: dict[str, set[tuple[int, int]]] = {id_: set() for id_ in texts}
    for entity in record.entities:
        for mention in entity.mentions:
            mentioned[mention.passage_id].add((mention.start, mention.end))
    for id_, text in texts.items():
        names = {(start, text[start:end]) for start, end in mentioned[id_] if _NAME.fullmatch(text[start:end])}
        if names:
            cut = list(words(text, parts=True))
            yield from (name for start, name in names if _is_hidden(name, start, cut))


def _is_hidden(name: str, start: int, cut: Iterable[Word]) -> bool:
    """Whether a question for a name does not find it where it stands among the words of a text.

    A name that lies in one longer word is taken for a slip of the reading: 大开放 in 扩大开放.
    """
    if any(word.start <= start and start + len(name) <= word.end for word in cut):
        return False
    standing = {(word.start, word.text): word.position for word in cut}
    return not any(_stands(reading, start, standing) for reading in readings(name))


def _stands(reading: Iterable[str], start: int, standing: Mapping[tuple[int, str], int]) -> bool:
    """Whether words follow one another from a place on; `standing`: positions by place and word."""
    expected: int | None = None
    for word in reading:
        position = standing.get((start, word))
        if position is None or expected not in (None, position):
            return False
        start, expected = start + len(word), position + 1
    return True


def _shown(store: GraphStore) -> Iterator[DocumentRecord]:
    return (store.judged_record(document_id) for document_id in store.document_ids())


def _texts(record: DocumentRecord) -> Iterator[str]:
    yield record.document.title
    for passage in record.passages:
        yield "\n".join(passage.heading)
        yield passage.text
