"""Names of initiatives."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.steps import Context, NamedMention


def find_initiatives(context: Context, named: Sequence[NamedMention]) -> list[NamedMention]:
    return []
