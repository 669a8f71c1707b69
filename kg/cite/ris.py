"""RIS records, as reference managers and databases exchange them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.cite.manner import Manner
from kg.cite.place import placed
from kg.cite.reference import Date, Name, Reference

_TYPES = {  # type of CSL -> type of reference
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "UNPB",
    "book": "BOOK", "classic": "CLSWK", "chapter": "CHAP", "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT",
    "paper-conference": "CPAPER", "report": "RPRT", "thesis": "THES", "webpage": "ELEC", "post": "ELEC",
    "post-weblog": "BLOG", "patent": "PAT", "standard": "STAND", "map": "MAP", "dataset": "DATA", "software": "COMP",
    "legislation": "STAT", "regulation": "GOVDOC", "bill": "BILL", "legal_case": "CASE", "periodical": "SER",
    "manuscript": "MANSCPT", "personal_communication": "PCOMM",
}  # fmt: skip


def to_ris(reference: Reference, manner: Manner) -> str:
    """One record, from TY to ER, without a line end after it."""
    lines = [("TY", _TYPES.get(reference.type, "GEN")), *_fields(reference, placed(reference, manner)), ("ER", "")]
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value or tag == "ER")


def _fields(reference: Reference, place: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    begin, _, end = reference.page.partition("-")
    yield "ID", reference.id
    yield "TI", reference.title
    yield from (("AU", _person(name)) for name in reference.authors)
    yield from (("A2", _person(name)) for name in reference.host_authors or reference.editors)
    yield from (("A4", _person(name)) for name in reference.translators)
    yield "T2", reference.host_title or reference.event
    yield "PY", reference.issued.year
    yield "DA", _day(reference.issued)
    yield "VL", reference.volume
    yield "IS", reference.issue or reference.number
    yield "SP", begin
    yield "EP", end
    yield "ET", reference.edition
    yield "CY", reference.place or reference.archive_place
    yield "PB", reference.publisher or reference.archive
    yield "UR", reference.url or place.get("URL", "")
    yield "N1", place.get("note", "")
    yield "DO", reference.doi
    yield "Y2", _day(reference.accessed)
    yield "LA", reference.language


def _person(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _day(date: Date) -> str:
    """2012/12/27; month and day are empty where they are not known."""
    if not date.parts:
        return date.literal
    parts = [f"{part:02}" for part in date.parts]
    return "/".join([*parts, *[""] * (3 - len(parts))])
