"""Which fields an entry should have and a reference lacks (GB/T 7714—2025 tables 1–15, “必备” and “有则必备”)."""

from __future__ import annotations

from kg.cite.csl import TEXTS
from kg.cite.kinds import kind_of
from kg.cite.reference import Reference

_NEEDED = {
    "book": ("authors", "title", "place", "publisher", "issued"),
    "part": ("authors", "title", "host_title", "place", "publisher", "issued", "page"),
    "serial": ("title", "place", "publisher", "issued"),
    "journal": ("authors", "title", "host_title", "issued", "page"),
    "newspaper": ("authors", "title", "host_title", "day", "page"),
    "conference": ("authors", "title", "event", "issued"),
    "thesis": ("authors", "title", "place", "publisher", "issued"),
    "report": ("authors", "title", "issued"),
    "standard": ("number", "title"),
    "patent": ("authors", "title", "number", "issued"),
    "web": ("authors", "title", "issued", "accessed", "url"),
    "archive": ("authors", "title", "number", "place", "publisher", "issued"),
    "map": ("authors", "title", "place", "publisher", "issued"),
    "dataset": ("authors", "title", "issued", "accessed", "url"),
}
_VARIABLES = {"authors": "author", "day": "issued", "accessed": "accessed", "issued": "issued"}


def missing_fields(reference: Reference, edition: str) -> list[str]:
    """Variables of CSL that should be filled and are not, in the order of the standard."""
    wanted = list(_NEEDED[kind_of(reference, edition).section])
    if edition == "2015" and reference.online and "accessed" not in wanted:
        wanted.append("accessed")  # 2015 4.1–4.6: every electronic source
    return [_VARIABLES.get(field) or TEXTS[field] for field in wanted if not _has(reference, field)]


def _has(reference: Reference, field: str) -> bool:
    if field == "authors":
        return bool(reference.authors or (reference.editors and not reference.host_title))
    if field == "title":
        return bool(reference.title) and not reference.title_supplied
    if field == "page":
        return bool(reference.page or reference.number)  # an article may have a number instead (7.7)
    if field == "day":
        return len(reference.issued.parts) == 3 or bool(reference.issued.literal)
    if field in ("place", "publisher") and reference.archive:
        return bool(reference.archive if field == "publisher" else reference.place or reference.archive_place)
    if field == "number":
        return bool(reference.number or reference.call_number or reference.archive_location)
    return bool(getattr(reference, field))
