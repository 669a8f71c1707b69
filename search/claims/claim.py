"""A claim with a figure, and what was found about it: plain values, and the JSON that `hongfan check` prints of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from kg.ids import EntityId
from kg.model import Document, Figure

Verdict = Literal["agrees", "differs", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in a draft."""

    start: int  # of its clause, in code points of the draft
    end: int
    text: str  # the clause
    value: float
    unit: str
    subject: str
    approximate: bool
    owner: EntityId | None  # whom the draft says it of, or else the place that the draft is about
    owner_name: str
    certain: bool  # whether it can be nobody else's
    sentence: int  # where its sentence begins in the draft
    whole: str  # its sentence
    years: tuple[str, ...]  # that its clause names, or else its sentence
    words: tuple[str, ...]  # what else its clause says: neither names nor numbers nor the subject


@dataclass(frozen=True, slots=True)
class FigureSource:
    """A figure of the corpus, and where it stands."""

    figure: Figure
    document: Document
    sentence: str


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim, and the figures of the corpus that agree with it, that it differs from, or that come nearest."""

    claim: Claim
    verdict: Verdict
    sources: tuple[FigureSource, ...]
    reason: str  # why nobody can tell, Chinese first, English after; "" where somebody can
    read_as: str = ""  # the sentence that a cell of a table is read as, with the names of its row and its column

    def to_json(self) -> dict[str, Any]:
        """One of the `claims` of `hongfan check`."""
        claim = self.claim
        return {
            "start": claim.start,
            "end": claim.end,
            "text": claim.text,
            "verdict": self.verdict,
            "reason": self.reason,
            "value": claim.value,
            "unit": claim.unit,
            "subject": claim.subject,
            "approximate": claim.approximate,
            "owner": claim.owner,
            "sources": [_source_json(source) for source in self.sources],
            **({"read_as": self.read_as} if self.read_as else {}),
        }


def _source_json(source: FigureSource) -> dict[str, Any]:
    figure, document = source.figure, source.document
    return {
        "document": document.id,
        "passage": figure.evidence.passage_id,
        "file": document.sources[0].file,
        "title": document.title,
        "date": document.date,
        "start": figure.evidence.start,
        "end": figure.evidence.end,
        "text": figure.text,
        "sentence": source.sentence,
        "value": figure.value,
        "unit": figure.unit,
        "subject": figure.subject,
        "approximate": figure.approximate,
    }
