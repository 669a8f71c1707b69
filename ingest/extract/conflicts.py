"""Figures of one document that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.steps import TextDocument
from kg.model import Conflict, Figure


def find_conflicts(document: TextDocument, figures: Sequence[Figure]) -> list[Conflict]:
    return []
