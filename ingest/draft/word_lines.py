"""The words of a file of Word line by line, where a comment on them can stand, and what of the file is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

Part = Literal["body", "text_box", "footnote", "endnote"]

_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES: tuple[tuple[Part, str], ...] = (("footnote", REL.FOOTNOTES), ("endnote", REL.ENDNOTES))
_NOT_THERE = ("moveFrom", "del", "rt")  # what was moved is read where it is now; signs above words
_BOX = qn("w:txbxContent")
_BRANCHES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FRAMES = {REL.HEADER: "header", REL.FOOTER: "footer"}
_OBJECTS = {
    REL.CHART: "chart",
    REL.DIAGRAM_DATA: "diagram",
    REL.PACKAGE: "embedded",
    REL.OLE_OBJECT: "embedded",
    REL.A_F_CHUNK: "embedded",
}


@dataclass(frozen=True, slots=True)
class WordLine:
    """A paragraph."""

    runs: tuple[CT_R, ...]  # those that have words
    part: Part
    anchor: CT_R | None = None  # the run of the body where the box or the sign of the note stands; None for the body
    cell: BaseOxmlElement | None = None  # of a table of the body, in which it stands

    @property
    def text(self) -> str:
        return "".join(map(text_of, self.runs))


@dataclass(frozen=True, slots=True)
class Unread:
    """What a file has and nobody reads."""

    part: str  # header | footer | picture | chart | diagram | equation | embedded
    count: int
    text: str = ""  # its words, where they are known


def lines_of(document: WordFile) -> Iterator[WordLine]:
    """Paragraphs in reading order, those of tables and text boxes where they stand; notes at the end, as they are referred to."""
    for paragraph in document.element.body.iter(qn("w:p")):
        boxes = list(paragraph.iterancestors(_BOX))
        if any(map(_stands_twice, boxes)) or _is_not_there(paragraph):
            continue
        if boxes:
            yield from _with_words(_line(paragraph, "text_box", _run_of_body(paragraph)))
        else:
            cell = next(paragraph.iterancestors(qn("w:tc")), None)
            yield replace(_line(paragraph, "body"), cell=cell)
    for part, kind in _NOTES:
        yield from _notes(document, part, kind)


def text_of(run: CT_R) -> str:
    """The words of a run."""
    return "".join(map(written, run))


def written(child: BaseOxmlElement) -> str:
    """The words of a child of a run."""
    name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    return child.text or "" if name == "t" else _WRITTEN.get(name, "")


def unread_of(document: WordFile) -> tuple[Unread, ...]:
    """Headers and footers with letters in them, each once; pictures, charts and the like by number."""
    framing, objects = dict[tuple[str, str], None](), Counter[str]()
    for relation in document.part.rels.values():
        if relation.reltype in _FRAMES:
            words = _words_of(relation.target_part.blob)
            if any(map(str.isalpha, words)):
                framing[_FRAMES[relation.reltype], words] = None
        elif relation.reltype in _OBJECTS:
            objects[_OBJECTS[relation.reltype]] += 1
    body = document.element.body
    objects["picture"] = len({blip.get(qn("r:embed")) for blip in body.iter(_PICTURE)})
    objects["equation"] = sum(1 for _ in body.iter(_EQUATION))
    counted = (Unread(part, count) for part, count in sorted(objects.items()) if count)
    return (*(Unread(part, 1, words) for part, words in framing), *counted)


def _notes(document: WordFile, part: Part, kind: str) -> Iterator[WordLine]:
    files = [relation.target_part for relation in document.part.rels.values() if relation.reltype == kind]
    notes = {note.get(qn("w:id")): note for file in files for note in parse_xml(file.blob).iter(qn(f"w:{part}"))}
    for reference in document.element.body.iter(qn(f"w:{part}Reference")):
        note = notes.get(reference.get(qn("w:id")))
        if note is None or any(map(_stands_twice, reference.iterancestors(_BOX))) or _is_not_there(reference):
            continue
        for paragraph in note.iter(qn("w:p")):
            yield from _with_words(_line(paragraph, part, _run_of_body(reference)))


def _line(paragraph: BaseOxmlElement, part: Part, anchor: CT_R | None = None) -> WordLine:
    runs = (
        run
        for run in paragraph.iter(qn("w:r"))
        if text_of(run) and not _is_not_there(run) and next(run.iterancestors(qn("w:p"))) is paragraph
    )
    return WordLine(tuple(runs), part, anchor)


def _with_words(line: WordLine) -> Iterator[WordLine]:
    if line.text.strip():
        yield line


def _run_of_body(element: BaseOxmlElement) -> CT_R:
    """The outermost run around what stands in it."""
    *_, outermost = element.iterancestors(qn("w:r"))
    return cast("CT_R", outermost)


def _stands_twice(box: BaseOxmlElement) -> bool:
    """Whether a text box is written for old readers only, beside the same one for new ones."""
    old = next(box.iterancestors(f"{_BRANCHES}Fallback"), None)
    return old is not None and any(True for choice in old.itersiblings(preceding=True) for _ in choice.iter(_BOX))


def _is_not_there(element: BaseOxmlElement) -> bool:
    return any(next(element.iterancestors(qn(f"w:{name}")), None) is not None for name in _NOT_THERE)


def _words_of(xml: bytes) -> str:
    return " ".join("".join(element.text or "" for element in parse_xml(xml).iter(qn("w:t"))).split())
