"""BibTeX entries, with the fields that BibLaTeX knows beside the classic ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.cite.dates import date_of, year_of
from kg.cite.kinds import type_mark
from kg.cite.manner import Manner
from kg.cite.place import placed
from kg.cite.reference import Name, Reference

_TYPES = {  # type of CSL -> entry type; others are misc
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "classic": "book", "chapter": "incollection", "entry-encyclopedia": "incollection",
    "entry-dictionary": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis", "webpage": "online", "post": "online", "post-weblog": "online", "patent": "patent",
    "dataset": "dataset", "software": "software", "periodical": "periodical",
}  # fmt: skip
_HOST_FIELDS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER_FIELDS = {"phdthesis": "school", "techreport": "institution"}
_PLAIN = Manner("2025", width="half")
# BibTeX counts braces also where they are escaped, so that a single one needs a word.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
)
_UNFIT = re.compile(r"[^\w:.\-]+")


def to_bibtex(reference: Reference, manner: Manner) -> str:
    """One entry; the key is the id of the reference without characters that BibTeX has a use for."""
    kind = _TYPES.get(reference.type, "misc")
    fields = [
        f"  {field} = {{{value}}},"
        for field, value in _fields(reference, kind, placed(reference, manner)).items()
        if value
    ]
    key = _UNFIT.sub("-", reference.id).strip("-") or "reference"
    return "\n".join([f"@{kind}{{{key},", *fields, "}"])


def _fields(reference: Reference, kind: str, place: Mapping[str, str]) -> dict[str, str]:
    texts = {
        "title": reference.title,
        _HOST_FIELDS.get(kind, "booktitle"): reference.host_title or reference.event,
        "edition": reference.edition or reference.version,
        "volume": reference.volume,
        "number": reference.issue or reference.number,
        "pages": re.sub(r"(?<=\d)-(?=\d)", "--", reference.page),
        "address": reference.place or reference.archive_place,
        _PUBLISHER_FIELDS.get(kind, "publisher"): reference.publisher or reference.archive,
    }
    return {
        "author": _people(reference.authors),
        "editor": _people(reference.host_authors or reference.editors),
        "translator": _people(reference.translators),
        **{field: _escaped(text) for field, text in texts.items()},
        "year": reference.issued.year or _escaped(reference.issued.literal),
        "date": date_of(reference.issued, _PLAIN) if reference.issued.parts and reference.issued.end is None else "",
        "urldate": year_of(reference.accessed, _PLAIN) and date_of(reference.accessed, _PLAIN),
        "url": (reference.url or place.get("URL", "")).replace("{", "%7B").replace("}", "%7D"),
        "doi": reference.doi,
        "note": _escaped(place.get("note", "")),
        "langid": {"zh": "chinese", "en": "english"}.get(reference.language, ""),
        "mark": type_mark(reference, "2025"),  # as the styles for GB/T 7714 of TeX call it
    }


def _people(names: Sequence[Name]) -> str:
    return " and ".join(_person(name) for name in names)


def _person(name: Name) -> str:
    """In braces where BibTeX would take a blank or a comma for the border of a surname."""
    if name.literal:
        text = _escaped(name.literal)
        return f"{{{text}}}" if re.search(r"[\s,]", text) else text
    return ", ".join(_escaped(part) for part in (name.family, name.suffix, name.given) if part)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
