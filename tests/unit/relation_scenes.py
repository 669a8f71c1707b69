"""Small documents with their entities marked in the text, for tests of relations.

`{o:县委=海湾县委}` names the organisation 海湾县委 in the words 县委; the letters are p place, o organisation, i initiative,
n person. A line is a passage.
"""

from __future__ import annotations

import re

from ingest.extract.relations.find import find_relations
from ingest.gazetteer import Gazetteer, Place
from ingest.steps import Context, TextDocument
from kg.ids import DocumentId, EntityId, passage_id
from kg.model import Entity, Mention, Passage, Relation

_MARK = re.compile(r"\{(?P<type>[poin]):(?P<surface>[^}=]+)(?:=(?P<canonical>[^}]+))?\}")
_TYPES = {"p": "place", "o": "organisation", "i": "initiative", "n": "person"}
_DOCUMENT = DocumentId("document:scene")


def scene(
    marked: str, *, title: str = "", region: str = "", chains: dict[str, str] | None = None
) -> tuple[Context, list[Entity]]:
    """The context and the entities of a marked text. `chains` gives places their holders: {"东岸镇": "海湾县"}."""
    passages = []
    mentions: dict[tuple[str, str], list[Mention]] = {}
    for ordinal, line in enumerate(marked.splitlines(), 1):
        id_ = passage_id(_DOCUMENT, ordinal)
        text, end = "", 0
        for mark in _MARK.finditer(line):
            text, end = text + line[end : mark.start()], mark.end()
            key = (_TYPES[mark["type"]], mark["canonical"] or mark["surface"])
            found = Mention(id_, len(text), len(text) + len(mark["surface"]), mark["surface"])
            mentions.setdefault(key, []).append(found)
            text += mark["surface"]
        passages.append(Passage(id_, ordinal, (), text + line[end:]))
    entities = [
        Entity(_id(name), type_, name, "", tuple(found), _attrs(name, chains or {}))
        for (type_, name), found in mentions.items()
    ]
    places = (Place(_id(region), region, "county", "", ""),) if region else ()
    document = TextDocument(_DOCUMENT, 0, tuple(passages), title, "", "", "", "", "", "", ())
    return Context(document, places, Gazetteer.__new__(Gazetteer)), entities


def facts(
    marked: str, *, title: str = "", region: str = "", chains: dict[str, str] | None = None
) -> set[tuple[str, str, str]]:
    """The relations of a marked text as (subject, predicate, object), by their names."""
    context, entities = scene(marked, title=title, region=region, chains=chains)
    return {(r.subject[2:], r.predicate, r.object[2:]) for r in find_relations(context, entities)}


def only(predicate: str, found: set[tuple[str, str, str]]) -> set[tuple[str, str]]:
    """The pairs that one predicate joins."""
    return {(subject, object_) for subject, name, object_ in found if name == predicate}


def evidence_texts(context: Context, relation: Relation) -> list[str]:
    """The words that a relation rests on."""
    text = {passage.id: passage.text for passage in context.document.passages}
    return [text[piece.passage_id][piece.start : piece.end] for piece in relation.evidence]


def _id(name: str) -> EntityId:
    return EntityId(f"x:{name}")


def _attrs(name: str, chains: dict[str, str]) -> dict[str, str]:
    chain = [name]
    while chain[0] in chains:
        chain.insert(0, chains[chain[0]])
    return {"chain_ids": "/".join(map(_id, chain))} if len(chain) > 1 else {}
