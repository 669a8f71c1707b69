"""The place that is quoted, as formats tell it that have no field for paragraphs: in a note, with its address."""

from __future__ import annotations

from kg.cite.manner import Manner
from kg.cite.reference import Reference


def placed(reference: Reference, manner: Manner) -> dict[str, str]:
    """Variables of CSL that a quoted paragraph adds: its `note`, and a `URL` where the work itself has none."""
    note = "，".join(filter(None, (manner.paragraph, manner.link)))
    absolute = manner.link if manner.link.startswith(("http://", "https://")) and not reference.url else ""
    return {variable: value for variable, value in (("note", note), ("URL", absolute)) if value}
