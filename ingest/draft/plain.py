"""Practices that a draft names without any mark (推行金色纽带): only the graph can tell them from other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.draft.reading import DraftReading
from ingest.lexicon import rows_of
from kg.ids import EntityId, make_id
from kg.model import Entity, Mention
from kg.store import GraphStore
from kg.views import EntityFilter

_VERBS = sorted((verb for _, verbs in rows_of("initiative_verbs.tsv") for verb in verbs.split()), key=len, reverse=True)
_OBJECT = re.compile(  # up to the end of the clause, or to what says what the practice is
    rf"(?:{'|'.join(_VERBS)})[了过的]?(?P<name>[^\W_]{{3,12}}?)(?=[^\w\s]|\s|$|的|工作|以来|做法|经验)"
)


def plainly_named(draft: DraftReading, store: GraphStore) -> Iterator[Entity]:
    """Those behind a verb of doing that the graph has by just that name, once each; none that the draft marks as a name."""

    @cache
    def is_known(name: str) -> bool:
        return bool(store.find_entities(EntityFilter(type="initiative", name=name), limit=1).items)

    seen = {surface for entity in draft.record.entities if entity.type == "initiative" for surface in entity.surfaces}
    for passage in draft.record.passages:
        for match in _OBJECT.finditer(passage.text):
            name, (start, end) = match["name"], match.span("name")
            if not any(name in other or other in name for other in seen) and is_known(name):
                seen.add(name)
                id_ = EntityId(make_id("initiative", name, draft.document.id))
                yield Entity(id_, "initiative", name, "", (Mention(passage.id, start, end, name),))
