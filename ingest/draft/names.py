"""Practices, bodies, people and slogans that a draft names, against the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.draft.conduct import SaidToRun, conduct_of, is_run_as_said, runs_otherwise, said_to_run
from ingest.draft.known import find_known, may_be_one_place
from ingest.draft.named import CheckedName, NameSource, source_of, sources_about
from ingest.draft.plain import plainly_named
from ingest.draft.posts import check_post
from ingest.draft.reading import DraftReading
from ingest.draft.slogans import check_slogans
from kg.model import Entity, Mention
from kg.store import GraphStore
from kg.views import EntitySummary
from search.claims.claim import Verdict

_CHECKED = ("initiative", "organisation", "person")
_UNKNOWN = "本库没有这个名称 · no such name in this corpus"
_SEVERAL = "本库有几个同名的 · several of that name in this corpus"
_SEVERAL_RUN_BY = "本库有几个同名的，开展者有{names} · several of that name in this corpus, run by these"
_ELSEWHERE = "本库里同名的在别处 · the one of that name is elsewhere"
_PERSON_ALONE = "本库有此人，职务未核对 · a person of this corpus; the post was not checked"
_NAME_ALONE = "本库有此名称 · a name of this corpus"
_RUN_BY = "本库里由{names}开展 · in this corpus, run by {names}"
_SAID_TO_RUN = (
    "本库里由{names}开展，讲稿说的是{said}，请对照 · in this corpus, run by {names}; the draft says {said}: compare"
)
_MOST_RUNNING = 3  # told


def check_names(draft: DraftReading, store: GraphStore) -> list[CheckedName]:
    """What the graph says to each name, in reading order: once each, and wherever the draft says otherwise who runs a practice."""
    marked = [entity for entity in draft.record.entities if entity.type in _CHECKED]
    entities = [*marked, *plainly_named(draft, store)]
    found = [one for entity in entities for one in _checked(draft, entity, store)]
    return sorted([*found, *check_slogans(draft, store)], key=lambda one: (one.start, one.end))


def _checked(draft: DraftReading, entity: Entity, store: GraphStore) -> Iterator[CheckedName]:
    known, namesakes = find_known(draft, entity, store)
    if known is None:
        several = any(may_be_one_place(one.scope, entity.scope) for one in namesakes)
        names, told = _conduct(namesakes, store) if several and entity.type == "initiative" else ("", ())
        why = _SEVERAL if several else _ELSEWHERE if namesakes else _UNKNOWN
        why = _SEVERAL_RUN_BY.format(names=names) if names else why
        yield _told(draft, entity.mentions[0], entity, None, "cannot_tell", why, told)
    elif entity.type == "initiative":
        yield from _practice(draft, entity, known, store)
    elif entity.type == "person" and (post := check_post(draft, entity, known, store)):
        checked = _told(draft, post.mention, entity, known, post.verdict, post.why, post.sources)
        yield replace(checked, posts=post.bodies)
    else:
        why = _PERSON_ALONE if entity.type == "person" else _NAME_ALONE
        yield _told(draft, entity.mentions[0], entity, known, "agrees", why, sources_about(store, known))


def _practice(draft: DraftReading, entity: Entity, known: EntitySummary, store: GraphStore) -> Iterator[CheckedName]:
    """Who runs it, where the draft names it first; and wherever somebody else is said to."""
    names, sources = _conduct([known], store)
    others = [one for one in said_to_run(draft, entity) if names and not is_run_as_said(one, known, store)]
    for said in others:
        yield _said_otherwise(draft, said, entity, known, store)
    if all(said.mention != entity.mentions[0] for said in others):
        why = _RUN_BY.format(names=names) if names else _NAME_ALONE
        yield _told(draft, entity.mentions[0], entity, known, "agrees", why, sources or sources_about(store, known))


def _said_otherwise(
    draft: DraftReading, said: SaidToRun, entity: Entity, known: EntitySummary, store: GraphStore
) -> CheckedName:
    names, sources = _conduct([known], store)
    why = _SAID_TO_RUN.format(names=names, said=said.runner.canonical)
    if other := runs_otherwise(draft, said, known, store):
        told = tuple(source_of(store, evidence) for evidence in other.evidence)
        return _told(draft, said.mention, entity, known, "differs", why, told)
    return _told(draft, said.mention, entity, known, "cannot_tell", why, sources)


def _told(
    draft: DraftReading,
    mention: Mention,
    entity: Entity,
    known: EntitySummary | None,
    verdict: Verdict,
    why: str,
    sources: tuple[NameSource, ...],
) -> CheckedName:
    start, end = draft.stretch(mention)
    return CheckedName(start, end, mention.surface, entity.type, known.id if known else None, verdict, why, sources)


def _conduct(initiatives: Iterable[EntitySummary], store: GraphStore) -> tuple[str, tuple[NameSource, ...]]:
    """Who runs them, and the words that say so; a few of each."""
    runs = [run for initiative in initiatives for run in conduct_of(initiative, store)[:_MOST_RUNNING]]
    by_name = {store.get_entity(run.subject).canonical: run.evidence[0] for run in reversed(runs)}
    first = list(reversed(by_name.items()))[:_MOST_RUNNING]
    return "、".join(name for name, _ in first), tuple(source_of(store, evidence) for _, evidence in first)
