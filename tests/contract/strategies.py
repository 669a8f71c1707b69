"""Records for property tests: few names and few ids, so that what one test draws meets what it drew before."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from kg.curation.steps import (
    AddAlias,
    Entry,
    KeepApart,
    Merge,
    PinPlace,
    RejectMention,
    RejectRelation,
    Rename,
    Retype,
    Step,
    Undo,
    Words,
)
from kg.curation.words import words_at
from kg.ids import DocumentId, EntityId, coded_place, make_id, passage_id
from kg.model import Conflict, Document, DocumentRecord, Entity, Evidence, Figure, Mention, Passage, Relation, Slogan
from kg.schema import DOCUMENT_TYPES, ENTITY_TYPES, PREDICATES
from kg.source import Noise, Source

WORDS = st.sampled_from(["红帆", "先锋", "县委", "村", "a%_", ""])
NAMES = st.sampled_from(["先锋行动", "“先锋”行动", "先锋", "县委", "海洋大学", "A行动"])
DATES = st.sampled_from(["", "2011", "2012-05", "2012-05-04"])
SHAS = st.sampled_from(["0" * 64, "1" * 64])
PLACES = [coded_place(code) for code in ("99", "9999", "999901", "999901100")]
DOCUMENT_IDS = [DocumentId(f"document:{n}") for n in range(3)]
NAMESAKES = [  # type, canonical name, scope: some of them may be one across documents
    ("initiative", "先锋便民行动", "place:9999"),
    ("initiative", "先锋便民行动", "place:999901"),
    ("initiative", "先锋便民行动", "place:999902"),
    ("initiative", "先锋便民行动", "document:0"),
    ("initiative", "“先锋便民”行动", "place:999901"),
    ("organisation", "海洋大学", "place:999901"),
    ("organisation", "海洋大学", "document:1"),
    ("person", "李明", "document:0"),
    ("person", "李明", "place:9999"),
]
ENTITY_IDS = [
    PLACES[2],
    EntityId("place:v"),
    EntityId("initiative:1"),
    *(EntityId(make_id(*namesake)) for namesake in NAMESAKES),
]
PASSAGES = 12  # of each document: two digits, so that "#p10" could be taken to come before "#p2"


@st.composite
def evidence(draw: st.DrawFn, document: DocumentId) -> Evidence:
    start = draw(st.integers(0, 3))
    return Evidence(passage_id(document, draw(st.integers(1, PASSAGES))), start, start + draw(st.integers(1, 3)))


@st.composite
def namesakes(draw: st.DrawFn, document: DocumentId) -> Entity:
    """Entities as they are read: whatever document they stand in, an id has one type, name and scope."""
    type_, canonical, scope = draw(st.sampled_from(NAMESAKES))
    stretch = draw(evidence(document))
    return Entity(
        id=EntityId(make_id(type_, canonical, scope)),
        type=type_,
        canonical=canonical,
        scope=scope,
        mentions=(Mention(stretch.passage_id, stretch.start, stretch.end, draw(NAMES)),),
        attrs=draw(st.sampled_from([{}, {"role": "书记"}, {"body": "石码村"}, {"partial": "yes"}])),
    )


@st.composite
def entities(draw: st.DrawFn, document: DocumentId) -> Entity:
    places = draw(st.lists(evidence(document), min_size=1, max_size=3, unique=True))
    return Entity(
        id=draw(st.sampled_from(ENTITY_IDS)),
        type=draw(st.sampled_from(["place", "organisation", "initiative", "initiative", "person"])),
        canonical=draw(NAMES),
        scope=draw(st.sampled_from([*PLACES, "", "place:v", "document:0"])),
        mentions=tuple(Mention(e.passage_id, e.start, e.end, draw(NAMES)) for e in sorted(places)),
        attrs=draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "kind": WORDS,
                    "role": st.just("书记"),
                    "body": st.just("石码村"),
                    "partial": st.just("yes"),
                    "chain_ids": st.sampled_from(["place:99/place:9999/place:v", "place:99/place:v", "place:v"]),
                },
            )
        ),
    )


def relations(document: DocumentId) -> st.SearchStrategy[Relation]:
    return st.builds(
        Relation,
        subject=st.sampled_from(ENTITY_IDS),
        predicate=st.sampled_from(list(PREDICATES)[:2]),
        object=st.sampled_from(ENTITY_IDS),
        evidence=st.lists(evidence(document), min_size=1, max_size=3).map(tuple),
        rule=WORDS,
        confidence=st.sampled_from([0.0, 0.5, 1.0]),
    )


def slogans(document: DocumentId) -> st.SearchStrategy[Slogan]:
    return st.builds(Slogan, WORDS, st.lists(WORDS, max_size=3).map(tuple), evidence(document))


def figures(document: DocumentId) -> st.SearchStrategy[Figure]:
    owner = st.none() | st.sampled_from(ENTITY_IDS)
    value = st.floats(min_value=0, allow_infinity=False).map(abs)  # -0.0 is no number of anything
    return st.builds(Figure, WORDS, value, WORDS, WORDS, st.booleans(), owner, evidence(document))


@st.composite
def documents(draw: st.DrawFn, id_: DocumentId) -> Document:
    region = draw(st.lists(st.sampled_from(PLACES), max_size=3))
    sources = draw(st.sets(st.builds(Source, WORDS, SHAS, st.integers(0, 2)), min_size=1, max_size=2))
    return Document(
        id=id_,
        title=draw(WORDS),
        doc_type=draw(st.sampled_from(["", *DOCUMENT_TYPES[:2]])),
        region=tuple(draw(WORDS) for _ in region),
        region_ids=tuple(region),
        date=draw(DATES),
        author=draw(WORDS),
        publisher=draw(WORDS),
        url=draw(WORDS),
        sources=tuple(sorted(sources)),
    )


@st.composite
def records(draw: st.DrawFn) -> DocumentRecord:
    """A record of one of three documents."""
    id_ = draw(st.sampled_from(DOCUMENT_IDS))
    headings = st.lists(WORDS, max_size=2).map(tuple)
    told = draw(st.lists(figures(id_), max_size=2))
    pairs = st.builds(Conflict, st.just((0, 1)), WORDS)
    return DocumentRecord(
        document=draw(documents(id_)),
        passages=tuple(Passage(passage_id(id_, n), n, draw(headings), draw(WORDS)) for n in range(1, PASSAGES + 1)),
        entities=tuple(
            draw(st.lists(entities(id_) | namesakes(id_), min_size=1, max_size=4, unique_by=lambda entity: entity.id))
        ),
        relations=tuple(draw(st.lists(relations(id_), max_size=2))),
        slogans=tuple(draw(st.lists(slogans(id_), max_size=2))),
        figures=tuple(told),
        conflicts=tuple(draw(st.lists(pairs, max_size=1))) if len(told) == 2 else (),
        noise=tuple(draw(st.lists(st.builds(Noise, WORDS, WORDS, st.integers(1, PASSAGES + 1)), max_size=1))),
    )


def steps(known: Sequence[DocumentRecord]) -> st.SearchStrategy[Step]:
    """Steps about entities that there may be, and about words of these records."""
    anyone = st.sampled_from(ENTITY_IDS)
    pair = st.permutations(ENTITY_IDS).map(lambda ids: ids[:2])
    words = st.sampled_from(_rejectable(known))
    return st.one_of(
        st.builds(lambda ids: Merge(*ids), pair),
        st.builds(lambda ids: Merge(*ids), pair),
        st.builds(lambda ids: KeepApart(*ids), pair),
        st.builds(Rename, anyone, NAMES),
        st.builds(Retype, anyone, st.sampled_from(list(ENTITY_TYPES))),
        st.builds(AddAlias, anyone, NAMES),
        st.builds(PinPlace, anyone, st.sampled_from(PLACES), NAMES, st.just({"level": "county"})),
        words,
        words,
    )


@st.composite
def ledgers(draw: st.DrawFn, known: Sequence[DocumentRecord] = ()) -> list[Entry]:
    """Some steps, and some of them undone."""
    entries: list[Entry] = []
    for n in range(draw(st.integers(1, 5))):
        undo = st.sampled_from(entries).map(lambda entry: Undo(entry.id)) if entries else st.nothing()
        entries.append(Entry("tester", str(n), "because", draw(steps(known) | undo)))
    return entries


def _rejectable(known: Sequence[DocumentRecord]) -> list[Step]:
    """Steps that reject something that stands there; in place of none, one about words that stand nowhere."""
    found: list[Step] = [RejectMention(ENTITY_IDS[0], Words("0" * 64, "无处", "", ""))]
    for record in known:
        sha, passages = record.document.sources[0].sha256, {passage.id: passage for passage in record.passages}
        for entity in record.entities:
            for m in entity.mentions:
                found.append(RejectMention(entity.id, words_at(sha, passages[m.passage_id], m.start, m.end)))
        for r in record.relations:
            for e in r.evidence:
                words = words_at(sha, passages[e.passage_id], e.start, e.end)
                found.append(RejectRelation(r.subject, r.predicate, r.object, words))
    return found
