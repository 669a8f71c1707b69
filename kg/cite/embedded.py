"""A reference inside a web page, so that reference managers see it: COinS, and the meta tags of Highwire and Dublin Core."""

from __future__ import annotations

from urllib.parse import urlencode

from kg.cite.dates import date_of
from kg.cite.manner import Manner
from kg.cite.names import one_name
from kg.cite.reference import Reference

_PLAIN = Manner(width="half")
_TYPES = {  # type of CSL -> item type of Zotero, which takes it from rft.type or DC.type
    "article-newspaper": "newspaperArticle", "article-journal": "journalArticle", "chapter": "bookSection",
    "report": "report", "webpage": "webpage", "regulation": "statute", "document": "document",
}  # fmt: skip


def coins(reference: Reference) -> str:
    """The title of an empty <span class="Z3988">: OpenURL ContextObject in SPAN, in the Dublin Core profile."""
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _TYPES.get(reference.type, "document")),
        ("rft.title", reference.title),
        ("rft.source", reference.host_title),
        *(("rft.creator", one_name(name, _PLAIN)) for name in reference.authors),
        ("rft.publisher", reference.publisher),
        ("rft.date", date_of(reference.issued, _PLAIN)),
        ("rft.identifier", reference.url),
        ("rft.language", reference.language),
    ]
    return urlencode([(name, value) for name, value in fields if value])


def meta_tags(reference: Reference) -> list[tuple[str, str]]:
    """Names and contents of <meta>, those of Highwire first."""
    date = date_of(reference.issued, _PLAIN)
    authors = [one_name(name, _PLAIN) for name in reference.authors]
    host = "citation_journal_title" if reference.type.startswith("article") else "citation_inbook_title"
    tags = [
        ("citation_title", reference.title),
        *(("citation_author", author) for author in authors),
        ("citation_publication_date", date.replace("-", "/")),
        (host, reference.host_title),
        ("citation_publisher", reference.publisher),
        ("citation_language", reference.language),
        ("DC.type", _TYPES.get(reference.type, "document")),
        ("DC.title", reference.title),
        *(("DC.creator", author) for author in authors),
        ("DC.date", date),
        ("DC.source", reference.host_title),
        ("DC.publisher", reference.publisher),
        ("DC.identifier", reference.url),
        ("DC.language", reference.language),
    ]
    return [(name, content) for name, content in tags if content]
