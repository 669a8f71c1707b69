"""Small documents for the tests of names: one passage a line, with the region and the places that a test states."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.gazetteer import Gazetteer, Place
from ingest.steps import Context, NamedMention, TextDocument
from kg.ids import document_id, passage_id
from kg.model import Mention, Passage

COUNTY = (
    Place("place:330922", "嵊泗县", "county", "place:3309", ""),
    Place("place:3309", "舟山市", "city", "place:33", ""),
    Place("place:33", "浙江省", "province", "", ""),
)
COUNTY_CITY = (
    Place("place:321281", "兴化市", "county", "place:3212", ""),
    Place("place:3212", "泰州市", "city", "place:32", ""),
    Place("place:32", "江苏省", "province", "", ""),
)


def context(*texts: str, region: Sequence[Place] = COUNTY, author: str = "") -> Context:
    """A document of these passages about that region."""
    document = document_id("\n".join(texts))
    passages = tuple(Passage(passage_id(document, n), n, (), text) for n, text in enumerate(texts, 1))
    return Context(
        TextDocument(document, 0, passages, "", "", "", author, "", "", "", ()), tuple(region), Gazetteer([])
    )


def places(of: Context, *names: str, level: str = "town") -> list[NamedMention]:
    """Every mention of these names as places of the document's first county or city."""
    return [
        NamedMention("place", Mention(passage.id, at, at + len(name), name), name, "", {"level": level}, "test")
        for name in names
        for passage in of.document.passages
        for at in range(len(passage.text))
        if passage.text.startswith(name, at)
    ]
