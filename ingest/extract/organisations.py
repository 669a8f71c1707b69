"""Names of organisations."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.steps import Context, NamedMention


def find_organisations(context: Context, places: Sequence[NamedMention]) -> list[NamedMention]:
    return []
