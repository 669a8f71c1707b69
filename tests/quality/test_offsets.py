"""Whatever is read in the real documents stands where its offsets say, and nothing comes out of a site's furniture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest.process import process
from kg.model import DocumentRecord, Evidence

_EVERY = 1 if os.environ.get("HONGFANTEST_CAMPAIGN") == "full" else 6  # of corpus_more; all of it takes minutes
_ONLY_IN_FURNITURE = ("麻栗坡县", "丰宁满族自治县")  # named by links beside the reports, never by a report
_LONGEST_CLAUSE = 60  # characters of a figure's text that the extraction format allows
_FOLDERS = ("corpus", "corpus_dirty", "corpus_more")


@cache
def _records(folder: Path) -> list[DocumentRecord]:
    paths = sorted(folder.glob("*.txt"))[:: _EVERY if folder.name == "corpus_more" else 1]
    return [record for path in paths for record in process(path.read_bytes(), path.name, {})]


@pytest.mark.parametrize("folder", _FOLDERS)
def test_mentions_slogans_and_figures_are_the_words_at_their_offsets(shared: Path, folder: str) -> None:
    assert [wrong for record in _records(shared / folder) for wrong in _misplaced(record)] == []


@pytest.mark.parametrize("folder", _FOLDERS)
def test_relations_join_entities_of_the_document_on_words_of_it(shared: Path, folder: str) -> None:
    assert [wrong for record in _records(shared / folder) for wrong in _unfounded(record)] == []


@pytest.mark.parametrize("folder", _FOLDERS)
def test_a_place_that_only_the_site_names_is_no_entity(shared: Path, folder: str) -> None:
    named = {entity.canonical for record in _records(shared / folder) for entity in record.entities}
    assert named.isdisjoint(_ONLY_IN_FURNITURE)


def _misplaced(record: DocumentRecord) -> Iterator[str]:
    """What does not stand where it says; a slogan's parts may stand anywhere, also under later headings."""
    text = {passage.id: passage.text for passage in record.passages}
    told = [(m.passage_id, m.start, m.end, m.surface) for entity in record.entities for m in entity.mentions]
    told += [(f.evidence.passage_id, f.evidence.start, f.evidence.end, f.text) for f in record.figures]
    for passage_id, start, end, words in told:
        if text[passage_id][start:end] != words or not words:
            yield f"{record.document.title}: {words!r} is not at {passage_id} {start}-{end}"
    everything = "\n".join(text.values())
    for slogan in record.slogans:
        words = text[slogan.evidence.passage_id][slogan.evidence.start : slogan.evidence.end]
        if slogan.surface not in words or any(part not in everything for part in slogan.components):
            yield f"{record.document.title}: {slogan} is not spelled out by {words!r}"
    for figure in record.figures:
        if len(figure.text) > _LONGEST_CLAUSE:
            yield f"{record.document.title}: {figure.text!r} has more than {_LONGEST_CLAUSE} characters"


def _unfounded(record: DocumentRecord) -> Iterator[str]:
    known = {entity.id for entity in record.entities}
    for relation in record.relations:
        if not {relation.subject, relation.object} <= known or not relation.evidence:
            yield f"{relation}: an end that the document does not name, or no evidence"
        for piece in relation.evidence:
            if not _bears(record, piece):
                yield f"{relation}: {piece} lies outside of its passage"


def _bears(record: DocumentRecord, piece: Evidence) -> bool:
    length = next((len(passage.text) for passage in record.passages if passage.id == piece.passage_id), -1)
    return 0 <= piece.start < piece.end <= length
