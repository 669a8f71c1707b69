"""The post of a person: what a draft says, against what the graph has, with the sentences that bear it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.draft.named import NameSource, source_of
from ingest.draft.reading import DraftReading
from ingest.extract.sentences import sentence_end, sentence_start
from kg.model import Entity, Evidence, Mention, Relation
from kg.names import name_key
from kg.store import GraphStore
from kg.views import EntitySummary
from search.claims.claim import Verdict

_OFFICE = re.compile("副?(?:书记|主任|主席|委员|总?经理|[^家学兄会社]长$)")
_BEFORE_NAME = re.compile(r"[^，。；：！？,;:!?\n“”《》（）()]*$")  # the words in which posts stand
_FAR = 40  # characters before a name, in which posts stand
_AND_POST = re.compile("[、兼]|和|以及")
_LESS_THAN_IT = "(?<![副原前代])"  # who is 副书记 is no 书记
_PARTY = "中共"
_HERE = "本库里任职于{names}，职务名称请看原文 · in this corpus, holds a post at {names}; which one, see its words"
_ELSEWHERE = "本库里任职于{names} · in this corpus, the post is at {names}"
_OTHERWISE = (
    "本库里任职于{names}，职务写法不同，请对照 · in this corpus, the post at {names} is worded otherwise: compare"
)
_PARTLY = (
    "本库里任职于{names}；讲稿还说到{others}，本库没有，请对照 · in this corpus, holds a post at {names}; "
    "not in it, what the draft says as well: {others}"
)


@dataclass(frozen=True, slots=True)
class CheckedPost:
    """What the graph says to a post."""

    mention: Mention  # of the person, where the draft tells of a post that the graph has not, else the first
    verdict: Verdict
    why: str
    bodies: tuple[str, ...]  # that the graph has the person hold a post at, at least one
    sources: tuple[NameSource, ...]


def check_post(draft: DraftReading, person: Entity, known: EntitySummary, store: GraphStore) -> CheckedPost | None:
    """None where the draft tells of no post, or the graph of none."""
    told = [r for r in store.relations_of(known.id) if r.predicate == "holds_post_at" and r.subject == known.id]
    names, offices = _bodies_of_draft(draft, person), _offices_of_draft(draft, person)
    if not told or not (names or offices):
        return None
    here = [r for r in told if any(_is_one_body(name, _body(r, store)) for name in names)]
    meant = here or told
    bodies = tuple(dict.fromkeys(_body(relation, store) for relation in meant))
    told_in = dict.fromkeys(_sentence(store, relation.evidence[0]) for relation in meant)
    sources = tuple(source_of(store, sentence) for sentence in told_in)
    borne_out = {office for office in offices if any(_has_office(source.text, office) for source in sources)}
    others = [name for name in names if not any(_is_one_body(name, body) for body in bodies)]
    others += [office for office in offices if office not in borne_out]
    if names and not here:
        why = _ELSEWHERE
    elif others:
        why = _PARTLY if borne_out or len(names) > len(others) else _OTHERWISE
    else:
        why = _HERE
    verdict: Verdict = "agrees" if why is _HERE else "cannot_tell"
    mention = next(({**names, **offices}[other] for other in others), person.mentions[0])
    return CheckedPost(mention, verdict, why.format(names="、".join(bodies), others="、".join(others)), bodies, sources)


def _offices_of_draft(draft: DraftReading, person: Entity) -> dict[str, Mention]:
    """All that the draft calls the person, wherever it names him: 书记 and 主任 of 党支部书记、村委会主任."""
    texts = {passage.id: passage.text for passage in draft.record.passages}
    found: dict[str, Mention] = {}
    for mention in person.mentions:
        before = _BEFORE_NAME.search(texts[mention.passage_id], max(0, mention.start - _FAR), mention.start)
        for post in reversed(_AND_POST.split(before[0] if before else "")):
            if not (office := _office(post)):
                break  # a post of somebody else, or none
            found.setdefault(office, mention)
    if office := _office(person.attrs.get("role", "")):
        found.setdefault(office, person.mentions[0])
    return found


def _office(words: str) -> str:
    office = _OFFICE.search(words)
    return office[0] if office else ""


def _has_office(text: str, office: str) -> bool:
    return re.search(_LESS_THAN_IT + office, text) is not None


def _bodies_of_draft(draft: DraftReading, person: Entity) -> dict[str, Mention]:
    posts = {r.object: r for r in draft.record.relations if r.predicate == "holds_post_at" and r.subject == person.id}
    held = (entity for entity in draft.record.entities if entity.id in posts)
    return {entity.canonical: _mention_in(posts[entity.id].evidence[0], person) for entity in held}


def _mention_in(evidence: Evidence, person: Entity) -> Mention:
    inside = (one for one in person.mentions if one.passage_id == evidence.passage_id and one.end >= evidence.start)
    return next((one for one in inside if one.start < evidence.end), person.mentions[0])


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
