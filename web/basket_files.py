"""The basket as a file to take away: collected words with their citations as Markdown or docx, or the references as RIS."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from kg.cite import Cited, cite
from kg.errors import NotFoundError, QueryError
from kg.store import GraphStore
from web.citations import Wish, find_cited

HEADING = "采集夹"
_REFERENCES = "参考文献"


@dataclass(frozen=True, slots=True)
class Collected:
    """Words that were collected, and the number of their source in the list of references."""

    words: str  # "" where a document as a whole was collected
    source: str  # 《题名》，第3段
    number: int  # from 1


@dataclass(frozen=True, slots=True)
class Basket:
    """What was collected, in order, and each source once."""

    collected: tuple[Collected, ...]
    cited: tuple[Cited, ...]

    def references(self, wish: Wish) -> list[str]:
        """The list of references, numbered in order of appearance."""
        entries = (cite(one.reference, style=wish.style, form="numeric", width=wish.width).text for one in self.cited)
        return [f"[{number}] {entry}" for number, entry in enumerate(entries, 1)]


def fill_basket(store: GraphStore, ids: Iterable[str]) -> Basket:
    """Documents, passages and entities by their ids; each document has one number, and what is gone is left out."""
    found = [cited for wanted in ids if (cited := _still_there(store, wanted))]
    sources = {cited.document: cited for cited in reversed(found)}
    order = list(dict.fromkeys(cited.document for cited in found))
    collected = (_collected(store, cited, order.index(cited.document) + 1) for cited in found)
    return Basket(tuple(collected), tuple(sources[document] for document in order))


def _still_there(store: GraphStore, wanted: str) -> Cited | None:
    try:
        return find_cited(store, wanted)
    except (NotFoundError, QueryError):
        return None


def _collected(store: GraphStore, cited: Cited, number: int) -> Collected:
    words = store.get_passage(cited.passage)[1].text if cited.passage else ""
    place = f"，第{cited.ordinal}段" if cited.ordinal else ""
    return Collected(words, f"《{cited.reference.title}》{place}", number)


def to_markdown(basket: Basket, wish: Wish) -> bytes:
    """Each collection is a quotation with its number; the references follow."""
    blocks = [f"# {HEADING}"]
    for one in basket.collected:
        quoted = [f"> {line}" if line else ">" for line in one.words.splitlines()]
        blocks.append("\n".join([*quoted, *([">"] if quoted else []), f"> ——{one.source}[{one.number}]"]))
    blocks += [f"## {_REFERENCES}", "\n\n".join(basket.references(wish))]
    return ("\n\n".join(blocks) + "\n").encode()


def to_ris_file(basket: Basket, _: Wish) -> bytes:
    """The references, a record each."""
    return ("\n\n".join(cite(one.reference, style="ris").text for one in basket.cited) + "\n").encode()


def to_docx(basket: Basket, wish: Wish) -> bytes:
    """The same as Markdown, for the writer's word processor."""
    # takes 0.2 s to import, and only this file needs it
    from docx import Document as WordDocument

    made = WordDocument()
    made.add_heading(HEADING, 1)
    for one in basket.collected:
        for line in filter(str.strip, one.words.splitlines()):
            made.add_paragraph(line, style="Quote")
        source = made.add_paragraph(f"——{one.source}")
        source.add_run(f"[{one.number}]").font.superscript = True
    made.add_heading(_REFERENCES, 2)
    for entry in basket.references(wish):
        made.add_paragraph(entry)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
