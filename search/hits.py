"""A passage that was found, with what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.ids import DocumentId, PassageId
from kg.views import Node
from search.highlight import Stretch
from search.reprints import Shown
from search.why import Reason


@dataclass(frozen=True, slots=True)
class Reprint:
    """The same passage in another document."""

    document: DocumentId
    passage: PassageId
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with what is shown of it."""

    document: DocumentId
    passage: PassageId
    file: str  # base name of the first source
    title: str
    date: str
    doc_type: str
    region: tuple[str, ...]  # narrowest first
    heading: tuple[str, ...]
    score: float
    text: str
    highlights: tuple[Stretch, ...]
    reprints: tuple[Reprint, ...] = ()
    why: tuple[Reason, ...] = ()
    entities: tuple[Node, ...] = ()  # the few that are shown with it


def make_hit(
    shown: Shown, highlights: Sequence[Stretch], why: Sequence[Reason] = (), entities: Sequence[Node] = ()
) -> Hit:
    """What is known of the passage and its document, with what was found in them."""
    document, passage = shown.document, shown.passage
    return Hit(
        document=document.id,
        passage=passage.id,
        file=document.sources[0].file,
        title=document.title,
        date=document.date,
        doc_type=document.doc_type,
        region=document.region,
        heading=passage.heading,
        score=shown.score,
        text=passage.text,
        highlights=tuple(highlights),
        reprints=tuple(Reprint(other.id, same.id, other.title, other.date) for other, same in shown.others),
        why=tuple(why),
        entities=tuple(entities),
    )


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """One of the `hits` that `hongfan search --format json` prints."""
    return {
        "document": hit.document,
        "passage": hit.passage,
        "file": hit.file,
        "title": hit.title,
        "date": hit.date,
        "doc_type": hit.doc_type,
        "region": list(hit.region),
        "heading": list(hit.heading),
        "score": hit.score,
        "text": hit.text,
        "highlights": [list(stretch) for stretch in hit.highlights],
        "reprints": [reprint.passage for reprint in hit.reprints],
        "why": [
            {
                "words": reason.words,
                "field": reason.field,
                "times": reason.times,
                "weight": reason.weight,
                "passages": reason.passages,
            }
            for reason in hit.why
        ],
    }
