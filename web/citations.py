"""Citations as JSON objects: commands, pages and the API show the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from kg.cite import Citation, Cited, Citing, cite, cited_document, cited_entity, cited_passage, filled
from kg.errors import QueryError
from kg.ids import DocumentId, PassageId
from kg.store import GraphStore
from search.hints import Hint
from web.names import find_named


@dataclass(frozen=True, slots=True)
class Wish:
    """How a citation is wanted, and what people know that the graph does not."""

    style: str = "gbt7714-2025"
    form: str = "numeric"
    width: str = ""
    site: str = ""  # https://example.org, as far as it is known
    known: Mapping[str, str] = field(default_factory=dict)  # variable of CSL -> what it is filled with


def find_cited(store: GraphStore, wanted: str) -> Cited:
    """What the id of a document or passage, or the id or name of an entity, asks to cite.

    Raises NotFoundError, and QueryError where a name fits several entities.
    """
    if "#p" in wanted:
        return cited_passage(store, PassageId(wanted))
    if wanted.startswith("document:"):
        return cited_document(store, DocumentId(wanted))
    found = find_named(store, wanted)
    if len(found) > 1:
        several = [f"{entity.canonical} {entity.id}" for entity in found[:5]]
        raise QueryError(
            Hint(
                f"“{wanted}”可指几个实体，请用编号：{'、'.join(several)}",
                f"several entities are called “{wanted}”, give an id: {', '.join(several)}",
            )
        )
    return cited_entity(store, found[0].id)


def graph_citation(cited: Cited, wish: Wish) -> dict[str, Any]:
    """The citation of what the graph holds, and where it is read."""
    reference = filled(cited.reference, wish.known)
    citing = citing_in_graph(cited, wish.site)
    made = cite(reference, style=wish.style, form=wish.form, width=wish.width, citing=citing, clue=cited.clue)
    return {
        **citation_object(made),
        "document": cited.document,
        "passage": cited.passage or "",
        "locator": f"第{cited.ordinal}段" if cited.ordinal else "",
        "link": _link(cited),
    }


def citing_in_graph(cited: Cited, site: str) -> Citing:
    """The passage with its address; a document as a whole has no place. `site` is "" where none is known."""
    return Citing(str(cited.ordinal), "paragraph", site + _link(cited)) if cited.ordinal else Citing()


def _link(cited: Cited) -> str:
    return f"/document/{quote(cited.document, safe=':')}" + (f"#p{cited.ordinal}" if cited.ordinal else "")


def citation_object(citation: Citation) -> dict[str, Any]:
    """A citation as JSON."""
    return {
        "style": citation.style,
        "form": citation.form,
        "text": citation.text,
        "type_mark": citation.type_mark,
        "why": citation.why,
        "missing": list(citation.missing),
    }
