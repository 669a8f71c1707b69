"""Figures of a document together with the numbers that they were read from: where each stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.figures.quantities import Quantity, find_quantities
from ingest.steps import TextDocument
from kg.ids import PassageId
from kg.model import Figure, Passage

_SENTENCE_ENDS = "。！？\n"


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure and its number."""

    index: int  # among the figures of the document
    figure: Figure
    quantity: Quantity
    passage: Passage
    sentence: int  # where its sentence begins in the passage
    aside: bool  # between brackets

    def shares_sentence(self, other: PlacedFigure) -> bool:
        """Whether both stand in one sentence."""
        return (self.passage.id, self.sentence) == (other.passage.id, other.sentence)


def place_figures(document: TextDocument, figures: Sequence[Figure]) -> list[PlacedFigure]:
    """The figures in their order; they must be those that `find_figures` reads in the document."""
    by_passage: dict[PassageId, list[tuple[int, Figure]]] = defaultdict(list)
    for index, figure in enumerate(figures):
        by_passage[figure.evidence.passage_id].append((index, figure))
    return [
        _placed(index, figure, quantity, passage)
        for passage in document.passages
        for (index, figure), quantity in zip(by_passage[passage.id], find_quantities(passage.text), strict=True)
    ]


def _placed(index: int, figure: Figure, quantity: Quantity, passage: Passage) -> PlacedFigure:
    sentence = max(passage.text.rfind(mark, 0, quantity.start) for mark in _SENTENCE_ENDS) + 1
    before = passage.text[sentence : quantity.start]
    opened, closed = (sum(before.count(mark) for mark in marks) for marks in ("(（", ")）"))
    return PlacedFigure(index, figure, quantity, passage, sentence, opened > closed)
