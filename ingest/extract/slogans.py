"""Counted phrases that the text spells out."""

from __future__ import annotations

from ingest.steps import TextDocument
from kg.model import Slogan


def find_slogans(document: TextDocument) -> list[Slogan]:
    return []
