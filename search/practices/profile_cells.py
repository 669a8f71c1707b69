"""The cells of a profile: what one document says of a practice, field by field, in its very words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.ids import EntityId, PassageId, ordinal_of, place_chain
from kg.model import Entity, Evidence, Mention
from kg.schema import Label
from search.practices.profile_cues import Run, people_meant, runs_in, tells_deed, times_in
from search.practices.profile_parts import Parts, Words, lies_in
from search.practices.profile_pieces import Piece

CELLS: dict[str, Label] = {
    "what": Label("做法", "What is done"),
    "who": Label("主体", "By whom"),
    "whom": Label("对象", "For whom"),
    "where": Label("地点", "Where"),
    "when": Label("时间", "When"),
    "results": Label("成效", "Results"),
}
_Find = Callable[[str, int, int], Iterable[tuple[int, int]]]
_LEAST = 10  # characters that tell what is done
_DEFINITION = re.compile(r"(#p\d+):(\d+)-(\d+)")
_LEADS = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]+(?:[、.．）)]|是))?(?:[^，,]{0,14}[，,])?在?"
)  # before who acts
_ACTS_NOT = re.compile(r"[的、是和与及等有为]|位于")  # after a body that is not who acts
_CONSISTS_OF = re.compile("即|是指|包括|分为|分成|[下共]?设有?|第\\s?\\d|[：:]")
_ACTS_WITHIN = 16  # characters after who acts


def cells_of(piece: Piece) -> dict[str, tuple[Words, ...]]:
    """What one document tells, by CELLS; each thing once, empty where nothing is said."""
    parts = Parts(piece)
    cells = {name: each_once(reader(parts)) for name, reader in _READERS.items()}
    came_of_it = {_said(words) for words in cells["results"]}
    return {**cells, "what": tuple(words for words in cells["what"] if _said(words) not in came_of_it)}


def each_once(words: Iterable[Words]) -> tuple[Words, ...]:
    """Those that neither name nor say what one before them names or says."""
    found: list[Words] = []
    for one in words:
        if not any(_repeats(one, other) for other in found):
            found.append(one)
    return tuple(found)


def _repeats(one: Words, other: Words) -> bool:
    if one.entity:
        return one.entity == other.entity or one.text == other.text
    return _said(one) in _said(other)


def _said(words: Words) -> str:
    return "".join(filter(str.isalnum, words.text))


def _what(parts: Parts) -> Iterator[Words]:
    """The definition first, then what stands where the practice is named."""
    yield from _definition(parts)
    deeds = [
        (parts.names_it(stretch), parts.words(_evidence(stretch, run)))
        for stretch, run in _runs(parts)
        if not run.is_result
    ]
    for wanted in (True, False):
        for named, told in deeds:
            if named is wanted and len(told.text) >= _LEAST and tells_deed(parts.without_names(told.text)):
                yield told


def _definition(parts: Parts) -> Iterator[Words]:
    document = parts.piece.record.document.id
    for entity in parts.piece.record.entities:
        match = _DEFINITION.fullmatch(entity.attrs.get("definition", ""))
        if match and entity.id in parts.piece.ids:
            defined = Evidence(PassageId(document + match[1]), int(match[2]), int(match[3]))
            if any(lies_in(stretch, defined) or lies_in(defined, stretch) for stretch in parts.stretches):
                yield parts.words(defined)


def _who(parts: Parts) -> Iterator[Words]:
    """Who is said to carry it out, then bodies, places and people with a post whose deeds are told."""
    relations = parts.piece.record.relations
    entities = {entity.id: entity for entity in parts.piece.record.entities}
    for relation in relations:
        if relation.predicate == "carries_out" and relation.object in parts.piece.ids:
            carrier = entities[relation.subject]
            named = _nearest(carrier.mentions, relation.evidence[0])
            if not parts.leads_into_a_name(named):
                yield parts.words(named, carrier.id)
    posted = {relation.subject for relation in relations if relation.predicate == "holds_post_at"}
    for entity, mention, stretch in parts.mentions("organisation", "person", "place"):
        acts = _acts(parts, mention, stretch) and not parts.leads_into_a_name(mention)
        if acts and (entity.type != "person" or entity.id in posted):
            yield parts.words(mention, entity.id)


def _nearest(mentions: Sequence[Mention], words: Evidence) -> Mention:
    """The last before the end of some words; where there is none, the first."""
    end = ordinal_of(words.passage_id), words.end
    before = [mention for mention in mentions if (ordinal_of(mention.passage_id), mention.end) <= end]
    return (before or mentions)[-1 if before else 0]


def _acts(parts: Parts, mention: Mention, stretch: Evidence) -> bool:
    text = parts.piece.passage_text(mention.passage_id)
    after = text[mention.end : min(stretch.end, mention.end + _ACTS_WITHIN)]
    leads = _LEADS.fullmatch(text[stretch.start : mention.start].strip())
    return leads is not None and not _ACTS_NOT.match(after) and tells_deed(after)


def _whom(parts: Parts) -> list[Words]:
    """Where the text tells of other things too, people in passages that name the practice, else in any."""
    naming = {mention.passage_id for mention in parts.own_mentions}
    near = [stretch for stretch in parts.stretches if parts.piece.whole or stretch.passage_id in naming]
    return _found(parts, near, people_meant) or _found(parts, parts.stretches, people_meant)


def _when(parts: Parts) -> list[Words]:
    """Times where the practice is named, and any where the text tells of nothing else, or where there are none."""
    named = [stretch for stretch in parts.stretches if parts.names_it(stretch)]
    found = _found(parts, named, times_in)
    return found if found and not parts.piece.whole else [*found, *_found(parts, parts.stretches, times_in)]


def _found(parts: Parts, stretches: Iterable[Evidence], find: _Find) -> list[Words]:
    return [
        parts.words(Evidence(stretch.passage_id, start, end))
        for stretch in stretches
        for start, end in find(parts.piece.passage_text(stretch.passage_id), stretch.start, stretch.end)
    ]


def _where(parts: Parts) -> Iterator[Words]:
    """Places of the region that the document is about, where the practice is named, else any; the narrowest.

    Where there is none, the words that name that region.
    """
    about = parts.piece.record.document.region_ids
    named = [one for one in parts.mentions("place") if not about or about[0] in _chain(one[0]) or one[0].id in about]
    named = [one for one in named if parts.names_it(one[2])] or named
    above = {id_ for entity, *_ in named for id_ in _chain(entity) - {entity.id}}
    found = [(entity, mention) for entity, mention, _ in named if entity.id not in above]
    if not found:
        entities = {entity.id: entity for entity in parts.piece.record.entities}
        found = [(entities[id_], entities[id_].mentions[0]) for id_ in about if id_ in entities][:1]
    return (parts.words(mention, entity.id) for entity, mention in found)


def _chain(place: Entity) -> set[EntityId]:
    """A place and those above it."""
    above = filter(None, place.attrs.get("chain_ids", "").split("/"))
    return {place.id, *place_chain(place.id), *map(EntityId, above)}


def _results(parts: Parts) -> Iterator[Words]:
    """What came of it, and the figures that are its own, but for those that say what it consists of."""
    runs = [_evidence(stretch, run) for stretch, run in _runs(parts) if run.is_result]
    yield from map(parts.words, runs)
    for figure in parts.piece.record.figures:
        told = any(lies_in(figure.evidence, run) for run in runs)
        if figure.owner in parts.piece.ids and not told and not _CONSISTS_OF.search(figure.text):
            yield parts.words(figure.evidence)


def _runs(parts: Parts) -> Iterator[tuple[Evidence, Run]]:
    for stretch in parts.stretches:
        text = parts.piece.passage_text(stretch.passage_id)
        yield from ((stretch, run) for run in runs_in(text, stretch.start, stretch.end))


def _evidence(stretch: Evidence, run: Run) -> Evidence:
    return Evidence(stretch.passage_id, run.start, run.end)


_READERS: dict[str, Callable[[Parts], Iterable[Words]]] = {
    "what": _what, "who": _who, "whom": _whom, "where": _where, "when": _when, "results": _results,
}  # fmt: skip
