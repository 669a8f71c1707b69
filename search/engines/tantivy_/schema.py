"""What tantivy is told of a passage: words with their places to be found, columns to be counted, sorted and given back."""

from __future__ import annotations

from functools import lru_cache

from tantivy import Document, PreTokenizedString, Schema, SchemaBuilder, Token

from kg.schema import ENTITY_TYPES
from search.analyzer import words
from search.engines.tantivy_.numbers import number_of_document, number_of_entity, orders
from search.facets import Facts
from search.passages import IndexedPassage

_TEXTS_KEPT = 16  # title and headings come again with the next passages of a document


def make_schema() -> Schema:
    """The fields of an index that is made now; those of an older one lie in its folder."""
    builder = SchemaBuilder()
    for name in ("text", "heading", "title"):
        builder.add_text_field(name, tokenizer_name="raw")
    for name in ("value", "region_name"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("type", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("document", fast=True, indexed=True)
    for name in ("ordinal", "newest", "oldest", "year", "region", *ENTITY_TYPES):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def row_of(passage: IndexedPassage) -> Document:
    """A value for each field of the schema."""
    row = Document()
    _add_texts(row, passage)
    for field, values in passage.values.items():
        for value in values:
            row.add_text("value", f"{field}:{value}")
    for id_, name in dict(passage.region).items():
        row.add_unsigned("region", number_of_entity(id_))
        row.add_text("region_name", f"{id_} {name}")
    for entity in passage.entities:
        row.add_unsigned(entity.partition(":")[0], number_of_entity(entity))
    if passage.year:
        row.add_unsigned("year", int(passage.year))
    if passage.doc_type:
        row.add_text("type", passage.doc_type)
    document, ordinal = number_of_document(passage.document_id), int(passage.passage_id.rpartition("#p")[2])
    newest, oldest = orders(Facts.of(passage), document, ordinal)
    for name, number in (("document", document), ("ordinal", ordinal), ("newest", newest), ("oldest", oldest)):
        row.add_unsigned(name, number)
    return row


def _add_texts(row: Document, passage: IndexedPassage) -> None:
    row.add_pre_tokenized_text("text", _cut(passage.text, passage.laid["text"]))
    row.add_pre_tokenized_text("heading", _cut(passage.heading, passage.laid["heading"]))
    row.add_pre_tokenized_text("title", _cut(passage.title, passage.laid["title"]))


@lru_cache(maxsize=_TEXTS_KEPT)
def _cut(text: str, laid: tuple[str, ...]) -> PreTokenizedString:
    """The project's words of a text, and the terms laid over it, which are never asked for in a sequence."""
    tokens = [Token(word, position, 0, 0) for word, position, _, _ in words(text, parts=True)]
    tokens += [Token(term, 0, 0, 0) for term in laid]
    return PreTokenizedString("", tokens)
