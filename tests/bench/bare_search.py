"""The two search libraries without the project: the same words and columns, queries as one writes them by hand.

They look for words in the text alone, not in headings and titles, and weigh no two words standing together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy
from whoosh import fields, query, sorting
from whoosh.analysis import Analyzer, Token
from whoosh.index import create_in

from kg.model import DocumentRecord
from search.analyzer import words
from search.passages import IndexedPassage, passages_to_index

_ALL = 1 << 24
_REGIONS = 200  # as many as the project counts at first
_FACETS = {"region": _REGIONS, "year": _ALL, "type": _ALL, "entity": 50}  # how many values are wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, for either library and for the project."""

    kind: str  # the row of the table
    words: tuple[str, ...]
    joined: str = "and"  # or: or, phrase
    year: str = ""
    region: str = ""

    @property
    def text(self) -> str:
        """As people type it."""
        typed = {"and": " ", "or": " 或 ", "phrase": ""}[self.joined].join(self.words)
        typed = f'"{typed}"' if self.joined == "phrase" else typed
        return typed + (f" 年份:{self.year}" if self.year else "") + (f" 地区:{self.region}" if self.region else "")


class BareTantivy:
    """Has an index of its own, with names and ids as words, and the passages' ids stored."""

    def __init__(self, folder: Path, records: Iterable[DocumentRecord]) -> None:
        folder.mkdir()
        builder = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="raw")
        builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
        for name in _FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        index = tantivy.Index(builder.build(), str(folder))
        writer = index.writer(256_000_000, 1)
        for passage in (passage for record in records for passage in passages_to_index(record)):
            writer.add_document(_row(passage))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._schema, self._searcher = index.schema, index.searcher()

    def ask(self, asked: Asked) -> tuple[list[str], int, dict[str, Any]]:
        wanted = self._query(asked)
        found = self._searcher.search(wanted, 10)
        ids = [self._searcher.doc(address)["passage"][0] for _, address in found.hits]
        facets = {name: {"terms": {"field": name, "size": size}} for name, size in _FACETS.items()}
        return ids, found.count, self._searcher.aggregate(wanted, facets)  # type: ignore[attr-defined]

    def _query(self, asked: Asked) -> tantivy.Query:
        query = tantivy.Query
        if asked.joined == "phrase":
            parts = [(tantivy.Occur.Must, query.phrase_query(self._schema, "text", list(asked.words)))]
        else:
            occur = tantivy.Occur.Should if asked.joined == "or" else tantivy.Occur.Must
            parts = [(occur, query.term_query(self._schema, "text", word)) for word in asked.words]
        for name, value in (("year", asked.year), ("region", asked.region)):
            if value:
                term = query.term_query(self._schema, name, value)
                parts.append((tantivy.Occur.Must, query.const_score_query(term, 0.0)))
        return parts[0][1] if len(parts) == 1 else query.boolean_query(parts)


def _row(passage: IndexedPassage) -> tantivy.Document:
    tokens = [tantivy.Token(word.text, word.position, 0, 0) for word in words(passage.text, parts=True)]
    row = tantivy.Document()
    row.add_pre_tokenized_text("text", tantivy.PreTokenizedString("", tokens))
    row.add_text("passage", passage.passage_id)
    row.add_text("year", passage.year)
    row.add_text("type", passage.doc_type)
    for region, _ in passage.region:
        row.add_text("region", region)
    for entity in passage.entities:
        row.add_text("entity", entity)
    return row


class _Cut(Analyzer):  # type: ignore[misc]
    def __call__(self, value: str, **_: Any) -> Iterator[Token]:
        token = Token(positions=True)
        for word in words(value, parts=True):
            token.text, token.pos, token.boost = word.text, word.position, 1.0
            yield token


class BareWhoosh:
    """Has an index of its own, in Whoosh's own format. Counts no entities, which would take it seconds."""

    def __init__(self, folder: Path, records: Iterable[DocumentRecord]) -> None:
        folder.mkdir()
        schema = fields.Schema(
            passage=fields.STORED(),
            text=fields.TEXT(analyzer=_Cut()),
            value=fields.KEYWORD(commas=True),
            year=fields.ID(sortable=True),
            type=fields.ID(sortable=True),
            region=fields.ID(sortable=True),
        )
        index = create_in(folder, schema)
        writer = index.writer(limitmb=512)
        for passage in (passage for record in records for passage in passages_to_index(record)):
            writer.add_document(
                passage=passage.passage_id,
                text=passage.text,
                value=",".join(f"{name}:{v}" for name in ("year", "region") for v in passage.values[name]),
                year=passage.year,
                type=passage.doc_type,
                region=passage.region[0][0],
            )
        writer.commit()
        self._searcher = index.searcher()

    def ask(self, asked: Asked) -> tuple[list[str], int, dict[str, Any]]:
        facets = {name: sorting.FieldFacet(name, maptype=sorting.Count) for name in ("year", "type", "region")}
        found = self._searcher.search(self._query(asked), limit=10, groupedby=facets)
        return [hit["passage"] for hit in found], len(found), {name: found.groups(name) for name in facets}

    def _query(self, asked: Asked) -> query.Query:
        if asked.joined == "phrase":
            parts: list[query.Query] = [query.Phrase("text", list(asked.words))]
        else:
            parts = [query.Term("text", word) for word in asked.words]
            parts = [query.Or(parts)] if asked.joined == "or" else parts
        filters = (("year", asked.year), ("region", asked.region))
        parts += [
            query.ConstantScoreQuery(query.Term("value", f"{name}:{value}"), 0.0) for name, value in filters if value
        ]
        return parts[0] if len(parts) == 1 else query.And(parts)
