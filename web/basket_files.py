"""The basket as a file to take away: collected words with their citations as Markdown or docx, or the references as RIS."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.cite import Cited, cite, titled
from kg.errors import NotFoundError, QueryError
from kg.store import GraphStore
from web.citations import Wish, citing_in_graph, find_cited

HEADING = "采集夹"
_REFERENCES = "参考文献"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Collected:
    """Words that were collected, and the number of their source in the list of references."""

    asked: int  # which of those that were asked for, from 0
    words: str  # "" where a document as a whole was collected
    source: str  # 《题名》，2012-12-27，第3段
    number: int  # from 1
    titled: bool  # whether its source has a title of its own


@dataclass(frozen=True, slots=True)
class Basket:
    """What was collected, in order, and each source once."""

    collected: tuple[Collected, ...]
    cited: tuple[Cited, ...]  # the first place of each source
    places: tuple[str, ...]  # of each source the paragraphs: 3、7

    def references(self, wish: Wish) -> list[str]:
        """The list of references, numbered in order of appearance."""
        entries = (cite(one.reference, style=wish.style, form="numeric", width=wish.width).text for one in self.cited)
        return [f"[{number}] {entry}" for number, entry in enumerate(entries, 1)]


def fill_basket(store: GraphStore, wanted: Iterable[tuple[str, str]]) -> Basket:
    """Documents, passages and entities by their ids, each with the words that are quoted of it, "" for the whole.

    Each document has one number, and what is gone is left out.
    """
    asked = ((at, _still_there(store, id_), words) for at, (id_, words) in enumerate(wanted))
    found = [(at, cited, words) for at, cited, words in asked if cited]
    sources: dict[str, list[Cited]] = {}
    for _, cited, _ in found:
        sources.setdefault(cited.document, []).append(cited)
    numbers = {document: number for number, document in enumerate(sources, 1)}
    return Basket(
        tuple(_collected(store, at, cited, words, numbers[cited.document]) for at, cited, words in found),
        tuple(several[0] for several in sources.values()),
        tuple(_paragraphs(several) for several in sources.values()),
    )


def _still_there(store: GraphStore, wanted: str) -> Cited | None:
    try:
        return find_cited(store, wanted)
    except (NotFoundError, QueryError):
        return None


def _collected(store: GraphStore, at: int, cited: Cited, words: str, number: int) -> Collected:
    passage = store.get_passage(cited.passage)[1].text if cited.passage else ""
    told = (titled(cited.reference), cited.date, f"第{cited.ordinal}段" if cited.ordinal else "")
    return Collected(
        at, _quoted(words, passage), "，".join(filter(None, told)), number, not cited.reference.title_supplied
    )


def _quoted(words: str, passage: str) -> str:
    """The words where they stand in the passage, blanks aside, else the whole passage."""
    words = words.strip().strip("…")
    plain = _BLANKS.sub("", words)
    return words if plain and plain in _BLANKS.sub("", passage) else passage


def _paragraphs(several: Iterable[Cited]) -> str:
    return "、".join(map(str, sorted({cited.ordinal for cited in several if cited.ordinal})))


def to_markdown(basket: Basket, wish: Wish) -> bytes:
    """Each collection is a quotation with its number, a document as a whole its title alone; the references follow."""
    blocks = [f"# {HEADING}"]
    for one in basket.collected:
        quoted = [f"> {line}" if line else ">" for line in one.words.splitlines()]
        source = [">", f"> ——{one.source}[{one.number}]"] if quoted else [f"{one.source}[{one.number}]"]
        blocks.append("\n".join([*quoted, *source]))
    blocks += [f"## {_REFERENCES}", "\n\n".join(basket.references(wish))]
    return ("\n\n".join(blocks) + "\n").encode()


def to_ris_file(basket: Basket, wish: Wish) -> bytes:
    """The references, a record each, with the paragraphs that were collected."""
    records = (
        cite(one.reference, style="ris", citing=replace(citing_in_graph(one, wish.site), locator=paragraphs)).text
        for one, paragraphs in zip(basket.cited, basket.places, strict=True)
    )
    return ("\n\n".join(records) + "\n").encode()


def to_docx(basket: Basket, wish: Wish) -> bytes:
    """The same as Markdown, for the writer's word processor."""
    # takes 0.2 s to import, and only this file needs it
    from docx import Document as WordDocument

    made = WordDocument()
    made.add_heading(HEADING, 1)
    for one in basket.collected:
        for line in filter(str.strip, one.words.splitlines()):
            made.add_paragraph(line, style="Quote")
        source = made.add_paragraph(f"——{one.source}" if one.words else one.source)
        source.add_run(f"[{one.number}]").font.superscript = True
    made.add_heading(_REFERENCES, 2)
    for entry in basket.references(wish):
        made.add_paragraph(entry)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
