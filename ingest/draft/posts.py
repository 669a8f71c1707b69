"""The post of a person: what a draft says, against what the graph has, with the sentences that bear it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.draft.named import NameSource, source_of
from ingest.draft.reading import DraftReading
from ingest.extract.sentences import sentence_end, sentence_start
from kg.model import Entity, Evidence, Relation
from kg.names import name_key
from kg.store import GraphStore
from kg.views import EntitySummary
from search.claims.claim import Verdict

_OFFICE = re.compile("副?(?:书记|主任|主席|委员|总?经理|[^家学兄会社]长$)")
_LESS_THAN_IT = "(?<![副原前代])"  # who is 副书记 is no 书记
_PARTY = "中共"
_HERE = "本库里任职于{names}，职务名称请看原文 · in this corpus, holds a post at {names}; which one, see its words"
_ELSEWHERE = "本库里任职于{names} · in this corpus, the post is at {names}"
_OTHERWISE = (
    "本库里任职于{names}，职务写法不同，请对照 · in this corpus, the post at {names} is worded otherwise: compare"
)


@dataclass(frozen=True, slots=True)
class CheckedPost:
    """What the graph says to a post."""

    verdict: Verdict
    why: str
    bodies: tuple[str, ...]  # that the graph has the person hold a post at, at least one
    sources: tuple[NameSource, ...]


def check_post(draft: DraftReading, person: Entity, known: EntitySummary, store: GraphStore) -> CheckedPost | None:
    """None where the draft tells of no post, or the graph of none."""
    told = [r for r in store.relations_of(known.id) if r.predicate == "holds_post_at" and r.subject == known.id]
    names, office = _bodies_of_draft(draft, person), _OFFICE.search(person.attrs.get("role", ""))
    if not told or not (names or office):
        return None
    here = [r for r in told if any(_is_one_body(name, _body(r, store)) for name in names)]
    meant = here or told
    bodies = tuple(dict.fromkeys(_body(relation, store) for relation in meant))
    told_in = dict.fromkeys(_sentence(store, relation.evidence[0]) for relation in meant)
    sources = tuple(source_of(store, sentence) for sentence in told_in)
    elsewhere = bool(names) and not here
    same = not office or any(re.search(_LESS_THAN_IT + office[0], source.text) for source in sources)
    why = _ELSEWHERE if elsewhere else _HERE if same else _OTHERWISE
    verdict: Verdict = "agrees" if why is _HERE else "cannot_tell"
    return CheckedPost(verdict, why.format(names="、".join(bodies)), bodies, sources)


def _bodies_of_draft(draft: DraftReading, person: Entity) -> list[str]:
    posts = {r.object for r in draft.record.relations if r.predicate == "holds_post_at" and r.subject == person.id}
    return [entity.canonical for entity in draft.record.entities if entity.id in posts]


def _body(post: Relation, store: GraphStore) -> str:
    return store.get_entity(post.object).canonical


def _is_one_body(one: str, other: str) -> bool:
    """Whether one name has the other: 左权县委, 中共左权县委, 左权县."""
    first, second = (name_key("organisation", name.removeprefix(_PARTY)) for name in (one, other))
    return first in second or second in first


def _sentence(store: GraphStore, evidence: Evidence) -> Evidence:
    """The whole sentence of some evidence, which may end at the name: the title of the post may stand behind it."""
    _, passage = store.get_passage(evidence.passage_id)
    start, end = sentence_start(passage.text, evidence.start), sentence_end(passage.text, evidence.end)
    return Evidence(passage.id, start, end)
