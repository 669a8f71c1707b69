"""Practices, bodies, people and slogans that a draft names, against the graph."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.draft.conduct import conduct_of, runs_otherwise, said_to_run
from ingest.draft.named import CheckedName, NameSource, source_of, sources_about
from ingest.draft.plain import plainly_named
from ingest.draft.posts import check_post
from ingest.draft.reading import DraftReading
from ingest.draft.slogans import check_slogans
from kg.ids import place_chain
from kg.model import Entity
from kg.names import folded, name_key
from kg.store import GraphStore
from kg.views import EntityFilter, EntitySummary
from search.claims.claim import Verdict

_CHECKED = ("initiative", "organisation", "person")
_NAMESAKES = 10  # looked at
_ALIKE = 100  # practices whose names begin alike, looked at
_UNKNOWN = "本库没有这个名称 · no such name in this corpus"
_SEVERAL = "本库有几个同名的 · several of that name in this corpus"
_SEVERAL_RUN_BY = "本库有几个同名的，开展者有{names} · several of that name in this corpus, run by these"
_ELSEWHERE = "本库里同名的在别处 · the one of that name is elsewhere"
_PERSON_ALONE = "本库有此人，职务未核对 · a person of this corpus; the post was not checked"
_NAME_ALONE = "本库有此名称 · a name of this corpus"
_PARTY = "中共"
_RUN_BY = "本库里由{names}开展 · in this corpus, run by {names}"
_SAID_TO_RUN = (
    "本库里由{names}开展，讲稿说的是{said}，请对照 · in this corpus, run by {names}; the draft says {said}: compare"
)
_MOST_RUNNING = 3  # told


def check_names(draft: DraftReading, store: GraphStore) -> list[CheckedName]:
    """What the graph says to each name, once each, in reading order."""
    marked = [entity for entity in draft.record.entities if entity.type in _CHECKED]
    entities = [*marked, *plainly_named(draft, store)]
    found = [*(_checked(draft, entity, store) for entity in entities), *check_slogans(draft, store)]
    return sorted(found, key=lambda one: (one.start, one.end))


def _checked(draft: DraftReading, entity: Entity, store: GraphStore) -> CheckedName:
    mention = entity.mentions[0]
    start, end = draft.stretch(mention)
    known, why = _known(draft, entity, store)
    if known is None:
        names, told = (
            _conduct(_named(entity, store), store) if why is _SEVERAL and entity.type == "initiative" else ("", ())
        )
        why = _SEVERAL_RUN_BY.format(names=names) if names else why
        return CheckedName(start, end, mention.surface, entity.type, None, "cannot_tell", why, told)
    other = runs_otherwise(draft, entity.id, known, store) if entity.type == "initiative" else None
    if post := check_post(draft, entity, known, store) if entity.type == "person" else None:
        return CheckedName(
            start, end, mention.surface, entity.type, known.id, post.verdict, post.why, post.sources, post.bodies
        )
    if other is None:
        names, told = _conduct([known], store) if entity.type == "initiative" else ("", ())
        why = _RUN_BY.format(names=names) if names else _PERSON_ALONE if entity.type == "person" else _NAME_ALONE
        verdict: Verdict = "agrees"
        if names and (said := said_to_run(draft, entity.id, known, store).unknown):
            verdict, why = "cannot_tell", _SAID_TO_RUN.format(names=names, said="、".join(said))
        sources = told or sources_about(store, known)
        return CheckedName(start, end, mention.surface, entity.type, known.id, verdict, why, sources)
    why = _RUN_BY.format(names=store.get_entity(other.subject).canonical)
    told = tuple(source_of(store, evidence) for evidence in other.evidence)
    return CheckedName(start, end, mention.surface, entity.type, known.id, "differs", why, told)


def _conduct(initiatives: Iterable[EntitySummary], store: GraphStore) -> tuple[str, tuple[NameSource, ...]]:
    """Who runs them, and the words that say so; a few of each."""
    runs = [run for initiative in initiatives for run in conduct_of(initiative, store)[:_MOST_RUNNING]]
    by_name = {store.get_entity(run.subject).canonical: run.evidence[0] for run in reversed(runs)}
    first = list(reversed(by_name.items()))[:_MOST_RUNNING]
    return "、".join(name for name, _ in first), tuple(source_of(store, evidence) for _, evidence in first)


def _known(draft: DraftReading, entity: Entity, store: GraphStore) -> tuple[EntitySummary | None, str]:
    """The entity of the graph by its id, or else the only one of that name that may be meant; and why there is none."""
    for node in store.nodes([entity.id]):
        return store.get_entity(node.id), ""
    named = _named(entity, store)
    near = [one for one in named if _may_be_one_place(entity.scope, one.scope)]
    if entity.type == "initiative" and len(named) == 1:
        return named[0], ""  # its name alone tells it; who runs it is another question
    if len(near) == 1:
        return near[0], ""
    as_said = [one for one in named if entity.type == "initiative" and said_to_run(draft, entity.id, one, store).known]
    if len(as_said) == 1:
        return as_said[0], ""
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
    alike = [one for one in found if any(name_key(one.type, name) == key for name in (one.canonical, *one.aliases))]
    same = [one for one in alike if folded(entity.canonical) in map(folded, (one.canonical, *one.aliases))]
    return same or alike


def _may_be_one_place(scope: str, other: str) -> bool:
    """Whether two scopes are one place, one in the other, or not known."""
    one, two = place_chain(scope), place_chain(other)
    return not one or not two or one[0] in two or two[0] in one
