"""Figures of one document that cannot both be right. A false alarm costs trust: what is not clear is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ingest.extract.figures.placed import place_figures
from ingest.extract.figures.shares import wrong_shares
from ingest.extract.figures.sums import wrong_sums
from ingest.extract.figures.totals import told_twice
from ingest.steps import TextDocument
from kg.model import Conflict, Figure


def find_conflicts(document: TextDocument, figures: Sequence[Figure]) -> list[Conflict]:
    """Pairs of figures: one total told twice, a total that its parts miss by little, a share that its counts deny.

    `figures` are those that `find_figures` reads in the document, in that order.
    """
    placed = place_figures(document, figures)
    return list(chain.from_iterable(find(placed) for find in _KINDS))


_KINDS = (told_twice, wrong_sums, wrong_shares)
