"""GraphStore: documents, and the graph that they bear out. One contract test class holds every implementation to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from kg.curation.steps import Entry, entry_line
from kg.errors import NotFoundError
from kg.facts import contradictions_told, counted_figures, figures_told, slogans_told
from kg.ids import DocumentId, EntityId, PassageId, document_of
from kg.model import Document, DocumentRecord, Figure, Mention, Passage, Relation, Slogan
from kg.names import folded
from kg.pinyin import is_typed_so
from kg.records import to_line
from kg.tree import PlaceNode, PlaceTree
from kg.views import (
    Change,
    Contradiction,
    Counts,
    DocumentFilter,
    Edge,
    EntityFilter,
    EntitySummary,
    FigureCounts,
    FigureFilter,
    Hop,
    Listing,
    Merged,
    Neighbourhood,
    Node,
)
from kg.walk import hops, neighbourhood, shortest_path

_ALL = 1_000_000_000  # as a limit: the whole list


class GraphStore(ABC):
    """Writes are upserts, one document one transaction: putting a record twice changes nothing.

    Everything but documents is derived from the records that were put: an entity is there while a document
    mentions it. What people decided (kg.curation) is laid over the records: every answer but `get_record`, `records` and
    `export` is about the records as they are judged. Entities that kg.resolution finds to be one are shown as one: every
    answer about entities names the one that is shown, and a question about another is answered as if it had been about
    that. Records and export keep their ids. Reads during a write see the state before or after it, never between.
    """

    @abstractmethod
    def put(self, record: DocumentRecord) -> bool:
        """Put a record in place of the one with the same document id. False when it was there just so already.

        A change raises `sequence` by one and leaves the document unindexed.
        """

    @abstractmethod
    def remove(self, document_id: DocumentId) -> None:
        """Take a document and all that rested on it alone. Raises NotFoundError."""

    @abstractmethod
    def judge(self, entries: Sequence[Entry]) -> bool:
        """Lay a whole ledger over the records, in place of the one before. False when nothing in force is different.

        A change raises `sequence` by one and leaves the documents that look different unindexed.
        """

    @property
    @abstractmethod
    def entries(self) -> tuple[Entry, ...]:
        """The entries in force that are laid over the records."""

    @abstractmethod
    def get_record(self, document_id: DocumentId) -> DocumentRecord:
        """The record just as it was put. Raises NotFoundError."""

    @abstractmethod
    def judged_record(self, document_id: DocumentId) -> DocumentRecord:
        """The record as it is judged: what a reader is shown. Raises NotFoundError."""

    @abstractmethod
    def document_ids(self) -> Iterator[DocumentId]:
        """All of them, sorted."""

    @abstractmethod
    def documents_from(self, sha256: str) -> list[DocumentId]:
        """Documents that have a source with these bytes, sorted."""

    @abstractmethod
    def find_documents(self, where: DocumentFilter, *, limit: int = 50, offset: int = 0) -> Listing[Document]:
        """Latest first, undated last, then by title and id."""

    @abstractmethod
    def get_passage(self, passage_id: PassageId) -> tuple[Document, Passage]:
        """A passage with its document. Raises NotFoundError."""

    @abstractmethod
    def get_entity(self, entity_id: EntityId) -> EntitySummary:
        """Raises NotFoundError."""

    @abstractmethod
    def find_entities(self, where: EntityFilter, *, limit: int = 50, offset: int = 0) -> Listing[EntitySummary]:
        """Most documents first, then most mentions, then by name and id."""

    @abstractmethod
    def resolution(self, entity_id: EntityId) -> list[Merged]:
        """The other entities that this one is shown for, sorted by id. Empty for an unknown id."""

    @abstractmethod
    def similar_names(self, entity_id: EntityId, *, limit: int = 50) -> list[EntitySummary]:
        """Others of the type whose name may be the same, as find_entities sorts them. Empty for an unknown id."""

    @abstractmethod
    def relations_of(self, entity_id: EntityId) -> list[Relation]:
        """Relations with the entity at either end; each triple once.

        Evidence is joined over all documents and sorted; rule and confidence are those of the most confident
        reading. Sorted by predicate, then most evidence first, then by the ids of the ends. Empty for an unknown id.
        """

    @abstractmethod
    def get_relation(self, subject: EntityId, predicate: str, object_: EntityId) -> Relation:
        """One of `relations_of`. Raises NotFoundError."""

    @abstractmethod
    def edges(self, entity_ids: Sequence[EntityId]) -> list[Edge]:
        """All that have one of these at either end, each once, sorted by their fields. Unknown ids are passed over."""

    @abstractmethod
    def nodes(self, entity_ids: Sequence[EntityId]) -> list[Node]:
        """The entities that are shown for these, in the same order; unknown ids are passed over."""

    @abstractmethod
    def passages_of(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[PassageId]:
        """Passages that mention it: latest document first, undated last, then by place in the document."""

    @abstractmethod
    def mentioned_with(self, entity_id: EntityId, *, limit: int = 50, offset: int = 0) -> Listing[tuple[Node, int]]:
        """Entities in the same passages, with how many: most passages first, then by name and id."""

    @abstractmethod
    def mentions_of(self, entity_id: EntityId) -> list[Mention]:
        """Latest document first, undated last, then by place in the document. Empty for an unknown id."""

    @abstractmethod
    def slogans_near(self, entity_id: EntityId) -> list[Slogan]:
        """Slogans that are spelled out in a passage which mentions the entity, in order of evidence."""

    @abstractmethod
    def figures_of(self, entity_id: EntityId) -> list[Figure]:
        """Figures that the entity owns, in order of evidence; their owner is the entity that is shown."""

    @abstractmethod
    def counts(self) -> Counts:
        """How much there is to show; relations are counted as distinct triples."""

    @property
    @abstractmethod
    def sequence(self) -> int:
        """Number of changes so far; never falls."""

    @abstractmethod
    def changes(self, since: int, *, limit: int = 1000) -> list[Change]:
        """What changed after a sequence number, in order, the last change of each document only."""

    @abstractmethod
    def unindexed(self) -> list[DocumentId]:
        """Documents that the full-text index does not have yet as they are now, sorted."""

    @abstractmethod
    def mark_indexed(self, document_ids: Iterable[DocumentId]) -> None:
        """Note that the full-text index has these as they are now; unknown ids are passed over."""

    @abstractmethod
    def mark_all_unindexed(self) -> None:
        """Note that the full-text index is to be made anew."""

    @abstractmethod
    def close(self) -> None:
        """Give back files and connections. Closing twice is fine."""

    def load(self, records: Iterable[DocumentRecord]) -> int:
        """Put many, as for a copy. Returns how many were a change.

        A backend may take several in one transaction: where a record is refused, some before it may be refused with it.
        """
        return sum(self.put(record) for record in records)

    def has_document(self, document_id: DocumentId) -> bool:
        """Whether `get_record` would return; a backend may answer faster."""
        return document_id in set(self.document_ids())

    def get_passages(self, passage_ids: Sequence[PassageId]) -> list[tuple[Document, Passage]]:
        """Passages with their documents, each once, in the same order; unknown ids are passed over.

        A backend may answer faster.
        """
        found = []
        for passage_id in dict.fromkeys(passage_ids):
            with suppress(NotFoundError):
                found.append(self.get_passage(passage_id))
        return found

    def mentions_in(self, passage_ids: Sequence[PassageId]) -> list[tuple[Node, Mention]]:
        """What is mentioned in some passages: the entity that is shown, and where; passage by passage, as they read.

        Unknown ids are passed over. A backend may answer faster.
        """
        there = [passage.id for _, passage in self.get_passages(passage_ids)]
        order = {passage_id: place for place, passage_id in enumerate(there)}
        found = [
            (node, mention)
            for document_id in dict.fromkeys(map(document_of, there))
            for entity in self.judged_record(document_id).entities
            for node in self.nodes([entity.id])
            for mention in entity.mentions
            if mention.passage_id in order
        ]
        return sorted(found, key=lambda one: (order[one[1].passage_id], one[1].start, one[1].end, one[0].id))

    def merged_ids(self, entity_ids: Sequence[EntityId]) -> Mapping[EntityId, tuple[EntityId, ...]]:
        """For each of some entities the ids of its `resolution`; without those that have none. A backend may answer faster."""
        found = {entity_id: tuple(merged.id for merged in self.resolution(entity_id)) for entity_id in entity_ids}
        return {entity_id: ids for entity_id, ids in found.items() if ids}

    def find_names(self, typed: str, *, limit: int = 10) -> Listing[Node]:
        """Entities of which a name begins so, as it is written or as it is typed in Latin letters (hongfan, hfgc).

        Quotation marks, white space and capitals do not matter. Sorted as find_entities sorts them; none where nothing
        is typed. A backend may answer faster.
        """
        wanted = folded(typed)
        found = [
            Node(entity.id, entity.type, entity.canonical)
            for entity in self.find_entities(EntityFilter(), limit=_ALL if wanted else 0).items
            if any(is_typed_so(name, wanted) for name in (entity.canonical, *entity.aliases))
        ]
        return Listing(tuple(found[:limit]), len(found))

    def one_hop(self, entity_id: EntityId, *, limit: int = 20) -> list[Hop]:
        """Its neighbours by predicate and direction, at most so many of each. Empty for an unknown id."""
        return hops(entity_id, self.edges, self.nodes, limit)

    def neighbourhood(self, entity_id: EntityId, *, budget: int = 60) -> Neighbourhood:
        """What lies within two steps, in at most `budget` nodes. Raises NotFoundError.

        What has more edges than that is near to almost everything: it is shown, but no second step is made from it.
        """
        return neighbourhood(self.get_entity(entity_id).id, self.edges, self.nodes, budget)

    def path(self, start: EntityId, end: EntityId, *, longest: int = 6) -> list[Relation]:
        """A shortest way between two, whichever way its relations point; empty where none is that short.

        Raises NotFoundError.
        """
        ends = self.get_entity(start).id, self.get_entity(end).id
        return [self.get_relation(e.subject, e.predicate, e.object) for e in shortest_path(*ends, self.edges, longest)]

    def years(self) -> dict[str, int]:
        """Documents by year, latest first; "" counts the undated."""
        found = Counter(document.date[:4] for document in self.find_documents(DocumentFilter(), limit=_ALL).items)
        return dict(sorted(found.items(), reverse=True))

    def regions(self) -> dict[EntityId, str]:
        """What the places are called that documents are about, be they mentioned or not; sorted by id."""
        documents = self.find_documents(DocumentFilter(), limit=_ALL).items
        return dict(sorted({pair for d in documents for pair in zip(d.region_ids, d.region, strict=True)}))

    def kinds(self, entity_type: str) -> dict[str, int]:
        """Entities of a type by attrs["kind"], most first; those without a kind are not counted."""
        entities = self.find_entities(EntityFilter(type=entity_type), limit=_ALL).items
        found = Counter(entity.attrs["kind"] for entity in entities if entity.attrs.get("kind"))
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def find_slogans(self, where: DocumentFilter, *, surfaces: Collection[str] = ()) -> list[Slogan]:
        """All that these documents spell out, or those with one of some surfaces, in order of evidence."""
        found = slogans_told(self._judged_records(where))
        return [slogan for slogan in found if not surfaces or slogan.surface in surfaces]

    def slogan_surfaces(self) -> list[str]:
        """How slogans are written, each once, sorted."""
        return sorted({slogan.surface for slogan in self.find_slogans(DocumentFilter())})

    def find_figures(self, where: FigureFilter, *, limit: int = 50, offset: int = 0) -> Listing[Figure]:
        """By what is counted, unknown last, then by unit, then in order of evidence; their owners are those shown."""
        below = EntityFilter(below=where.below)
        lie_below = {e.id for e in self.find_entities(below, limit=_ALL).items} if where.below else set()
        records = self._judged_records(DocumentFilter(year=where.year))
        found = figures_told(records, where, self._shown, lie_below.__contains__)
        return Listing(tuple(found[offset : offset + limit]), len(found))

    def figure_counts(self, where: FigureFilter, places: Collection[EntityId] = ()) -> FigureCounts:
        """By unit, by year and by some places, how many figures `find_figures` would find with that value instead."""

        def found(**instead: Any) -> int:
            return self.find_figures(replace(where, **instead), limit=0).total

        units = Counter(figure.unit for figure in self.find_figures(replace(where, units=()), limit=_ALL).items)
        years = {year: found(year=year) for year in self.years() if year}
        return counted_figures(units, years, {place: found(below=place) for place in places})

    def find_contradictions(self, where: DocumentFilter) -> list[Contradiction]:
        """Figures that cannot both be right, by id of the document and in its order; owners are those shown."""
        return contradictions_told(self._judged_records(where), self._shown)

    def place_children(self, parent: str) -> list[PlaceNode]:
        """The places right below a place ("" for the provinces) that the corpus reaches, most documents first."""
        return self.place_tree().below(parent)

    def place_tree(self) -> PlaceTree:
        """All the places that the corpus reaches; a backend may keep it until the graph changes."""
        return PlaceTree(
            self.find_documents(DocumentFilter(), limit=_ALL).items,
            self.find_entities(EntityFilter(type="place"), limit=_ALL).items,
            self.find_entities(EntityFilter(type="initiative"), limit=_ALL).items,
        )

    def records(self) -> Iterator[DocumentRecord]:
        """All records, sorted by document id."""
        return (self.get_record(document_id) for document_id in self.document_ids())

    def export(self) -> Iterator[str]:
        """The canonical export, a line a ledger entry in force, then a line a document.

        The same graph gives the same bytes in any store.
        """
        yield from (entry_line(entry) + "\n" for entry in self.entries)
        yield from (to_line(record) + "\n" for record in self.records())

    def _judged_records(self, where: DocumentFilter) -> Iterator[DocumentRecord]:
        """Those of the documents that fit, sorted by id."""
        ids = sorted(document.id for document in self.find_documents(where, limit=_ALL).items)
        return (self.judged_record(document_id) for document_id in ids)

    def _shown(self, entity_id: EntityId) -> EntityId:
        return next((node.id for node in self.nodes([entity_id])), entity_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
