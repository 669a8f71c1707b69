"""Who runs a practice: what a draft says outright, against the bodies and places that the graph has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ingest.draft.reading import DraftReading
from ingest.extract.sentences import sentence_end, sentence_start
from ingest.lexicon import rows_of
from kg.ids import EntityId, PassageId, place_chain
from kg.model import Entity, Mention, Relation
from kg.store import GraphStore
from kg.views import EntitySummary

_OF_OTHERS = ("推广", "推介", "提炼", "落实", "践行")  # what one does with a practice of somebody else
_LEARNS = "学习|借鉴|参观|考察|观摩|推广|引进|对标|参加|宣传"
_VERBS = {verb for role, verbs in rows_of("initiative_verbs.tsv") if role != "use" for verb in verbs.split()}
_RUNS = re.compile(  # what stands between a body and a practice that it brings into being or carries out
    rf"[^，。；！？,;!?\n]{{0,8}}(?:{'|'.join(sorted(_VERBS.difference(_OF_OTHERS), key=len, reverse=True))})"
    rf"[了过]?(?:(?!{_LEARNS})[^，。；！？,;!?“”\n]){{0,8}}[“\"‘]?"  # 深化海上党建“红帆工程”, 实施的“红帆工程”
)
_RUNNERS = ("place", "organisation")
_CONFIDENT = 0.85
_COUNTY = 3  # places in the chain of a county: itself, city, province
_ALIKE = 8  # characters in a row beside the names that two sentences about one practice share
_MARKS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class SaidToRun:
    """Of whom the draft says outright that it runs a practice, and where."""

    runner: Entity
    mention: Mention  # of the practice


def said_to_run(draft: DraftReading, initiative: Entity) -> list[SaidToRun]:
    """All of whom the draft says so, each where it first does: the one before the other, a verb of doing between them."""
    subjects = {relation.subject for relation in draft.record.relations if _is_conduct_of(relation, initiative.id)}
    read = initiative in draft.record.entities  # else it is known to the graph alone, and no relation tells of it
    may_run = [one for one in draft.record.entities if one.type in _RUNNERS and (one.id in subjects or not read)]
    texts = {passage.id: passage.text for passage in draft.record.passages}
    told = ((runner, _said_outright(draft, texts, runner, initiative)) for runner in may_run)
    return [SaidToRun(runner, mention) for runner, mention in told if mention is not None]


def conduct_of(initiative: EntitySummary, store: GraphStore) -> list[Relation]:
    """The relations by which bodies or places run it, the surest first."""
    runs = [relation for relation in store.relations_of(initiative.id) if _is_conduct_of(relation, initiative.id)]
    return sorted(runs, key=lambda run: -run.confidence)


def is_run_as_said(said: SaidToRun, initiative: EntitySummary, store: GraphStore) -> bool:
    """Whether it is so in the graph, by the runner's name or by where it lies: in the place of the one there, or around it.

    Two bodies of one place are not the same, though: 公安局党支部 is not 税务局党支部.
    """
    runners = [store.get_entity(run.subject) for run in conduct_of(initiative, store)]
    name, chain = said.runner.canonical, place_chain(said.runner.scope)
    if any(name in one.canonical or one.canonical in name for one in runners):
        return True
    bodies = said.runner.type == "organisation"
    wholes = [(_chain(one), bodies and one.type == "organisation") for one in runners]
    return any(
        whole[0] in chain or chain[0] in whole
        for whole, two_bodies in wholes
        if whole and chain and not (two_bodies and whole == chain)
    )


def runs_otherwise(
    draft: DraftReading, said: SaidToRun, initiative: EntitySummary, store: GraphStore
) -> Relation | None:
    """The relation by which surely another runs just the initiative that the draft means; None where nobody can tell.

    Its name alone says little, for many have a practice of that name: the draft must use more words of the passage that
    tells who runs it. And the graph must have one body or place that does, of another county than the one named.
    """
    runs = conduct_of(initiative, store)
    if len(runs) != 1 or runs[0].confidence < _CONFIDENT or is_run_as_said(said, initiative, store):
        return None
    # what a province or a city runs may be run everywhere, though this corpus tells of one
    wide = min(len(place_chain(said.runner.scope)), len(_chain(store.get_entity(runs[0].subject)))) < _COUNTY
    names = (initiative.canonical, *initiative.aliases, said.runner.canonical, said.mention.surface)
    return runs[0] if not wide and _tells_the_same(draft, said.mention, runs[0], names, store) else None


def _tells_the_same(
    draft: DraftReading, mention: Mention, run: Relation, names: Iterable[str], store: GraphStore
) -> bool:
    """Whether the sentence of a mention has words in a row, none of them of the names, that stand in a passage that bears the relation out."""
    text = next(passage.text for passage in draft.record.passages if passage.id == mention.passage_id)
    sentence = text[sentence_start(text, mention.start) : sentence_end(text, mention.end)]
    parts = re.split("|".join(map(re.escape, sorted(names, key=len, reverse=True))), sentence)
    said = list(map(_without_marks, parts))
    runs = {part[at : at + _ALIKE] for part in said for at in range(len(part) - _ALIKE + 1)}
    told = (store.get_passage(evidence.passage_id)[1].text for evidence in run.evidence)
    return any(words in passage for passage in map(_without_marks, told) for words in runs)


def _without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def _is_conduct_of(relation: Relation, initiative: EntityId) -> bool:
    return relation.predicate == "carries_out" and relation.object == initiative


def _said_outright(
    draft: DraftReading, texts: Mapping[PassageId, str], runner: Entity, initiative: Entity
) -> Mention | None:
    """Where the one stands before the other, with a verb of doing and nobody else between them."""
    for other in initiative.mentions:
        for one in runner.mentions:
            together = one.passage_id == other.passage_id and one.end < other.start
            if together and _RUNS.fullmatch(texts[one.passage_id], one.end, other.start):
                between = (each for each in _runners_in(draft, one) if one.end <= each.start < other.start)
                return None if any(between) else other
    return None


def _runners_in(draft: DraftReading, one: Mention) -> Iterator[Mention]:
    """Places and bodies that the passage of a mention names."""
    entities = (entity for entity in draft.record.entities if entity.type in _RUNNERS)
    return (mention for entity in entities for mention in entity.mentions if mention.passage_id == one.passage_id)


def _chain(runner: EntitySummary) -> tuple[EntityId, ...]:
    """The place of a body, or the place itself, and all above it; nothing where it has no code."""
    return place_chain(runner.id if runner.type == "place" else runner.scope)
