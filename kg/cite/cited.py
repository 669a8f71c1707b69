"""References to what the graph holds: a document, a passage of it, the words that tell what an entity is.

What a document does not tell stays empty: it is missing in the citation, and nobody invents it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from kg.cite.csl import from_csl
from kg.cite.dates import date_of
from kg.cite.manner import Manner
from kg.cite.reference import Reference
from kg.errors import NotFoundError
from kg.ids import DocumentId, EntityId, PassageId, document_of, passage_id
from kg.model import Document, DocumentRecord, Passage
from kg.store import GraphStore
from kg.views import DocumentFilter

_NEWSPAPER = re.compile(
    r"(?:文汇|(?<!简)(?<!通)(?<!汇)(?<!公)(?<!情)(?<!内)(?<!专)(?<!学)(?<!电)(?<!墙))报(?:社|海外版)?$"
)
_JOURNAL = re.compile(r"(?:杂志|学报|学刊|月刊|周刊|期刊|论丛)(?:社)?$")
_BETWEEN_NAMES = re.compile(r"[、；;，,]|(?<=\S\S)\s+(?=\S\S)")
_HAN = re.compile(r"[㐀-鿿]")
_SITE = re.compile(r"(?:网|网站|在线|客户端|公众号)$")
_NUMBER_IN_COLLECTION = re.compile(r"\s*(?:篇|之|[（(])?\s*[\d一二三四五六七八九十]+[）)]?$")
_ENUMERATED = re.compile(r"[\d（(一二三四五六七八九十]+[、.．）)\s]")
_PLAIN = Manner(width="half")
_NO_TITLE = "题名不详"
_SUPPLIED = 30  # characters of the first line, where it stands for the title
_TITLE_HAN = 4  # Han characters from which on the name of a file is a title
_REPORTS = frozenset({"调研报告", "政府工作报告", "情况汇报", "总结", "述职报告", "简报", "通报"})
_NOTICES = frozenset({"通知", "方案"})
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference with the place in it that is meant."""

    reference: Reference
    clue: str  # what told its type, in Chinese and English
    document: DocumentId
    passage: PassageId | None = None
    ordinal: int = 0  # of the passage, from 1; 0 for a document as a whole

    @property
    def date(self) -> str:
        """2012-12-27, as far as it is known."""
        return date_of(self.reference.issued, _PLAIN)


def cited_document(store: GraphStore, document_id: DocumentId) -> Cited:
    """A document as a whole. Raises NotFoundError."""
    return cited_documents(store, [document_id])[document_id]


def cited_documents(store: GraphStore, document_ids: Iterable[DocumentId]) -> dict[DocumentId, Cited]:
    """Documents as a whole, read at once. Raises NotFoundError."""
    wanted = list(document_ids)
    first = store.get_passages([passage_id(id_, 1) for id_ in wanted])
    cited = {document.id: _cited(document, passage) for document, passage in first}
    return cited | {id_: cited_record(store.judged_record(id_)) for id_ in wanted if id_ not in cited}


def cited_record(record: DocumentRecord) -> Cited:
    """A document as a whole, from its record."""
    return _cited(record.document, next(iter(record.passages), None))


def _cited(document: Document, first: Passage | None) -> Cited:
    """A document as a whole, by its first passage."""
    title, collection = _title_and_collection(document, first)
    title = title or _supplied_title(first)
    kind, clue = _type_of(document, collection)
    authors = [name.strip() for name in _BETWEEN_NAMES.split(document.author) if name.strip()]
    item = {
        "id": document.id,
        "type": kind,
        "language": "zh" if _HAN.search(title) else "",
        "title": title,
        "author": [{"literal": name} for name in authors],
        "container-title": document.publisher.removesuffix("社") if kind.startswith("article") else collection,
        # a body that puts out its own paper is told once; a newspaper, journal or site is no publisher
        "publisher": ""
        if kind.startswith(("article", "webpage")) or document.publisher in authors
        else document.publisher,
        "issued": document.date,
        "URL": _address(document),
    }
    return Cited(from_csl(item), clue, document.id)


def cited_passage(store: GraphStore, wanted: PassageId) -> Cited:
    """A passage in its document. Raises NotFoundError."""
    record = store.judged_record(document_of(wanted))
    passage = next((passage for passage in record.passages if passage.id == wanted), None)
    if passage is None:
        raise NotFoundError("passage", wanted, f"{record.document.id} has {len(record.passages)} passages")
    return replace(cited_record(record), passage=passage.id, ordinal=passage.ordinal)


def cited_entity(store: GraphStore, entity_id: EntityId) -> Cited:
    """The passage that defines an entity, or the first that mentions it in the earliest document. Raises NotFoundError."""
    entity = store.get_entity(entity_id)
    documents = store.find_documents(DocumentFilter(entity=entity.id), limit=_ALL).items
    dated = [document for document in documents if document.date]
    chosen = min(dated, key=lambda document: (document.date, document.id), default=next(iter(documents), None))
    if chosen is None:
        raise NotFoundError("document about", entity_id)
    return cited_passage(store, _defining(store, chosen.id, entity.id))


def _defining(store: GraphStore, document_id: DocumentId, entity_id: EntityId) -> PassageId:
    """Of a document, the passage that defines the entity, else the first that mentions it."""
    own = next((e for e in store.judged_record(document_id).entities if e.id == entity_id), None)
    if own is not None and (defined := own.attrs.get("definition", "")):
        return PassageId(f"{document_id}{defined.partition(':')[0]}")
    mentions = store.mentions_of(entity_id)
    return next(mention.passage_id for mention in mentions if document_of(mention.passage_id) == document_id)


def _title_and_collection(document: Document, passage: Passage | None) -> tuple[str, str]:
    """The document's own title, and that of the compilation it stands in: “” for one that stands alone.

    Where a part has no title, its title is the compilation's, and its first line says which part it is.
    """
    source = document.sources[0]
    if not source.part or source.file.endswith(".jsonl"):
        return document.title, ""
    first = passage.text.partition("\n")[0].strip() if passage else ""
    numbered = first.removeprefix(document.title)
    if passage and first.startswith(document.title) and _NUMBER_IN_COLLECTION.fullmatch(numbered):
        own = next((heading for heading in passage.heading[:1] if not _ENUMERATED.match(heading)), first)
        return own, document.title
    return document.title, _title_of(source.file)


def _supplied_title(passage: Passage | None) -> str:
    """The first line that is no salutation, in square brackets, for a document without a title."""
    lines = map(str.strip, passage.text.splitlines() if passage else ())
    line = next((line for line in lines if line and not line.endswith(("：", ":"))), "")
    cut = line if len(line) <= _SUPPLIED else f"{line[:_SUPPLIED]}…"
    return f"[{cut or _NO_TITLE}]"


def _type_of(document: Document, collection: str) -> tuple[str, str]:
    """The type for CSL, and what told it."""
    publisher = document.publisher
    if _NEWSPAPER.search(publisher):
        return "article-newspaper", f"发布者“{publisher}”是报纸 · its publisher is a newspaper"
    if _JOURNAL.search(publisher):
        return "article-journal", f"发布者“{publisher}”是期刊 · its publisher is a journal"
    if collection:
        return "chapter", "汇编中的一篇 · part of a compilation"
    if document.doc_type in _REPORTS:
        return "report", f"文种是{document.doc_type} · by the type of the document"
    if document.doc_type in _NOTICES:
        return "regulation", f"文种是{document.doc_type} · by the type of the document"
    if _address(document) or _SITE.search(publisher):
        return "webpage", "来自网页 · it was on the web"
    return "document", ""


def _address(document: Document) -> str:
    """Where it is read on the web; other marks of origin are no address."""
    return document.url if document.url.startswith(("http://", "https://")) else ""


def _title_of(file: str) -> str:
    """The name of a file where it is one that a person gave, as far as that shows."""
    stem = PurePath(file).stem
    return stem if len(_HAN.findall(stem)) >= _TITLE_HAN else ""
