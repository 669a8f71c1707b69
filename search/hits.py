"""A passage that was found, with what is shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.ids import DocumentId, PassageId
from kg.views import Node
from search.criteria import Criterion, HasWords
from search.highlight import Stretch, join_stretches
from search.met import EntitiesMet
from search.reprints import Shown
from search.why import Reason, find_reasons


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


def make_hit(shown: Shown, criterion: Criterion, count: Callable[[HasWords], int]) -> Hit:
    """With highlights, and the reasons why the criterion holds; `count` as in find_reasons."""
    document, passage = shown.document, shown.passage
    why, stretches = find_reasons(
        criterion, {"text": passage.text, "heading": "\n".join(passage.heading), "title": document.title}, count
    )
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
        highlights=tuple(join_stretches(stretches)),
        reprints=tuple(Reprint(other.id, same.id, other.title, other.date) for other, same in shown.others),
        why=why,
    )


def with_entities(hits: Sequence[Hit], met: EntitiesMet) -> Iterator[Hit]:
    """The hits with the entities that they mention."""
    entities = met.of({hit.passage: (hit.document, hit.highlights) for hit in hits})
    return (replace(hit, entities=entities[hit.passage]) for hit in hits)


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
