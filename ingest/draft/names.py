"""Practices, bodies, people and slogans that a draft names, against the graph."""

from __future__ import annotations

from ingest.draft.conduct import runs_otherwise
from ingest.draft.named import CheckedName, source_of, sources_about
from ingest.draft.posts import check_post
from ingest.draft.reading import DraftReading
from ingest.draft.slogans import check_slogans
from kg.ids import place_chain
from kg.model import Entity
from kg.names import name_key
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary

_CHECKED = ("initiative", "organisation", "person")
_NAMESAKES = 10  # looked at
_ALIKE = 100  # practices whose names begin alike, looked at
_UNKNOWN = "本库没有这个名称 · no such name in this corpus"
_SEVERAL = "本库有几个同名的 · several of that name in this corpus"
_ELSEWHERE = "本库里同名的在别处 · the one of that name is elsewhere"
_PERSON_ALONE = "本库有此人，职务未核对 · a person of this corpus; the post was not checked"
_NAME_ALONE = "本库有此名称 · a name of this corpus"
_PARTY = "中共"
_RUN_BY = "本库里由{name}开展 · in this corpus, {name} runs it"


def check_names(draft: DraftReading, store: GraphStore) -> list[CheckedName]:
    """What the graph says to each name, once each, in reading order."""
    entities = [entity for entity in draft.record.entities if entity.type in _CHECKED]
    found = [*(_checked(draft, entity, store) for entity in entities), *check_slogans(draft, store)]
    return sorted(found, key=lambda one: (one.start, one.end))


def _checked(draft: DraftReading, entity: Entity, store: GraphStore) -> CheckedName:
    mention = entity.mentions[0]
    start, end = draft.stretch(mention)
    known, why = _known(entity, store)
    if known is None:
        return CheckedName(start, end, mention.surface, entity.type, None, "cannot_tell", why, ())
    other = runs_otherwise(draft, entity.id, known, store) if entity.type == "initiative" else None
    if post := check_post(draft, entity, known, store) if entity.type == "person" else None:
        return CheckedName(
            start, end, mention.surface, entity.type, known.id, post.verdict, post.why, post.sources, post.bodies
        )
    if other is None:
        why = _PERSON_ALONE if entity.type == "person" else _NAME_ALONE
        sources = sources_about(store, known)
        return CheckedName(start, end, mention.surface, entity.type, known.id, "agrees", why, sources)
    why = _RUN_BY.format(name=store.get_entity(other.subject).canonical)
    told = tuple(source_of(store, evidence) for evidence in other.evidence)
    return CheckedName(start, end, mention.surface, entity.type, known.id, "differs", why, told)


def _known(entity: Entity, store: GraphStore) -> tuple[EntitySummary | None, str]:
    """The entity of the graph by its id, or else the only one of that name that may be meant; and why there is none."""
    for node in store.nodes([entity.id]):
        return store.get_entity(node.id), ""
    named = _named(entity, store)
    near = [one for one in named if _may_be_one_place(entity.scope, one.scope)]
    if entity.type == "initiative" and len(named) == 1:
        return named[0], ""  # its name alone tells it; who runs it is another question
    if len(near) == 1:
        return near[0], ""
    return None, _SEVERAL if near else _ELSEWHERE if named else _UNKNOWN


def _named(entity: Entity, store: GraphStore) -> list[EntitySummary]:
    """Entities of that name; a practice may be written with another class word (金色纽带, 金色纽带工程)."""
    if entity.type != "initiative":
        names = dict.fromkeys((entity.canonical, entity.canonical.removeprefix(_PARTY)))
        asked = (EntityFilter(type=entity.type, name=name) for name in names)
        return next(
            (list(one.items) for where in asked if (one := store.find_entities(where, limit=_NAMESAKES)).items), []
        )
    key = name_key(entity.type, entity.canonical)
    found = store.find_entities(EntityFilter(type=entity.type, prefix=key), limit=_ALIKE).items
    return [one for one in found if any(name_key(one.type, name) == key for name in (one.canonical, *one.aliases))]


def _may_be_one_place(scope: str, other: str) -> bool:
    """Whether two scopes are one place, one in the other, or not known."""
    one, two = place_chain(scope), place_chain(other)
    return not one or not two or one[0] in two or two[0] in one
