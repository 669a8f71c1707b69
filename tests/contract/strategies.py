"""Records for property tests: few names and few ids, so that what one test draws meets what it drew before."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.ids import DocumentId, EntityId, coded_place, make_id, passage_id
from kg.model import Conflict, Document, DocumentRecord, Entity, Evidence, Figure, Mention, Passage, Relation, Slogan
from kg.schema import DOCUMENT_TYPES, PREDICATES
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
    return DocumentRecord(
        document=draw(documents(id_)),
        passages=tuple(Passage(passage_id(id_, n), n, draw(headings), draw(WORDS)) for n in range(1, PASSAGES + 1)),
        entities=tuple(
            draw(st.lists(entities(id_) | namesakes(id_), min_size=1, max_size=4, unique_by=lambda entity: entity.id))
        ),
        relations=tuple(draw(st.lists(relations(id_), max_size=2))),
        slogans=tuple(draw(st.lists(slogans(id_), max_size=2))),
        figures=tuple(draw(st.lists(figures(id_), max_size=2))),
        conflicts=tuple(draw(st.lists(st.builds(Conflict, st.tuples(*[st.integers(0, 1)] * 2), WORDS), max_size=1))),
        noise=tuple(draw(st.lists(st.builds(Noise, WORDS, WORDS, st.integers(1, PASSAGES + 1)), max_size=1))),
    )
