"""Slogans of a draft against those that the corpus spells out: 三亮, which three?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.draft.named import CheckedName, source_of
from ingest.draft.reading import DraftReading
from ingest.draft.spelled import items_beside
from ingest.extract.sentences import sentence_end, sentence_start
from kg.ids import EntityId
from kg.model import Entity, Evidence, Mention, Slogan
from kg.store import GraphStore
from kg.views import DocumentFilter
from search.claims.claim import Verdict
from search.fold import fold_name

_QUOTED = re.compile('[“‘"「『]([^“”‘’"「」『』]{2,12})[”’"」』]')
_COUNTS_A_KIND = re.compile("[一二三四五六七八九十两]+[个大项种]")
_SPELLS_OUT = re.compile(  # what stands between a slogan and its items, which a list mark or a comma parts
    r"[”’\"」』](?:[^，,。；;：:（(\n]{0,8}?(?:即|就是|是指|指的是|包括|分别是|[：:（(=＝])|，即)(?P<items>[^。！？\n]*[、，,][^。！？\n]*)"
)
_MOST_SOURCES = 5
_KNOWN = "本库有这样的写法 · spelled out so in this corpus"
_NAMED = "本库有这个提法 · a slogan of this corpus"
_OTHERWISE = "本库里是{items} · in this corpus: {items}"
_NOT_SO = "讲稿写出的各条与本库的对不上，请对照 · the items of the draft are not those of this corpus: compare"
_UNKNOWN = "本库没有这个提法 · no such slogan in this corpus"
_ELSEWHERE = "本库里别处另有写法 · others spell it out otherwise"


def check_slogans(draft: DraftReading, store: GraphStore) -> list[CheckedName]:
    """What the corpus says to each slogan that the draft spells out, or names in quotation marks. In reading order."""
    known = _known(draft, store)
    spelled = [*draft.record.slogans, *_read_beside(draft, known)]
    told = [_spelled_out(draft, slogan, known.get(fold_name(slogan.surface), ()), store) for slogan in spelled]
    taken = {one.text for one in told}
    return sorted([*told, *_named(draft, known, taken, store)], key=lambda one: one.start)


def _known(draft: DraftReading, store: GraphStore) -> Mapping[str, Sequence[Slogan]]:
    """Slogans of the corpus that the draft may name, by folded surface."""
    text = fold_name(draft.text)
    surfaces = [surface for surface in store.slogan_surfaces() if fold_name(surface) in text]
    known: defaultdict[str, list[Slogan]] = defaultdict(list)
    for slogan in store.find_slogans(DocumentFilter(), surfaces=surfaces) if surfaces else ():
        known[fold_name(slogan.surface)].append(slogan)
    return known


def _read_beside(draft: DraftReading, known: Mapping[str, Sequence[Slogan]]) -> Iterator[Slogan]:
    """Slogans of the corpus that the draft spells out in a manner of its own, each once."""
    left = set(known) - {fold_name(slogan.surface) for slogan in draft.record.slogans}
    for passage in draft.record.passages:
        for surface in sorted(left):
            name = known[surface][0].surface
            if (at := passage.text.find(name)) < 0:
                continue
            evidence = Evidence(passage.id, sentence_start(passage.text, at), sentence_end(passage.text, at))
            if items := _items(passage.text[evidence.start : evidence.end], known[surface]):
                left.remove(surface)
                yield Slogan(name, items, evidence)


def _items(sentence: str, known: Sequence[Slogan]) -> tuple[str, ...]:
    """The items in the sentence that come nearest to one of the known spellings."""
    lists = ((items_beside(sentence, one), one) for one in map(_components, known))
    return max(lists, key=lambda found: len(found[1].intersection(map(fold_name, found[0]))))[0]


def _spelled_out(draft: DraftReading, slogan: Slogan, known: Sequence[Slogan], store: GraphStore) -> CheckedName:
    begin, end = draft.stretch(slogan.evidence)
    at = draft.text.find(slogan.surface, begin, end)
    start = at if at >= 0 else begin
    same = [one for one in known if _components(one) == _components(slogan)]
    meant = [] if same else _surely_meant(draft, slogan, known, store)
    verdict: Verdict = "agrees" if same else "differs" if meant else "cannot_tell"
    why = _KNOWN if same else _otherwise(meant) if meant else _ELSEWHERE if known else _UNKNOWN
    sources = tuple(source_of(store, one.evidence) for one in (same or meant or known)[:_MOST_SOURCES])
    return CheckedName(start, start + len(slogan.surface), slogan.surface, "slogan", None, verdict, why, sources)


def _otherwise(meant: Sequence[Slogan]) -> str:
    return _OTHERWISE.format(items="、".join(meant[0].components))


def _surely_meant(draft: DraftReading, slogan: Slogan, known: Sequence[Slogan], store: GraphStore) -> list[Slogan]:
    """Those of the place that is talked of; all of them where the draft names no place. Spelled out in one way.

    What counts things of a kind (三大行动, 四个重点) may be other things next year, or in another speech.
    """
    if _COUNTS_A_KIND.match(slogan.surface):
        return []
    places = [entity for entity in draft.record.entities if entity.type == "place"]
    meant = [one for one in known if not places or _is_talked_of(_region_of(one, store), places, slogan.evidence)]
    return meant if len({_components(one) for one in meant}) == 1 else []


def _is_talked_of(region: Sequence[EntityId], places: Sequence[Entity], said: Evidence) -> bool:
    """Whether the sentence names the place; where it names none, whether its line names it before, and none elsewhere."""
    if named := _named_in(said, places):
        return any(place.id in region[:1] for place in named)
    before = _named_in(replace(said, start=0), places)
    return any(place.id in region[:1] for place in before) and all(_is_within(place, region) for place in before)


def _named_in(stretch: Evidence, places: Sequence[Entity]) -> list[Entity]:
    return [place for place in places if any(_holds(stretch, mention) for mention in place.mentions)]


def _is_within(place: Entity, region: Sequence[EntityId]) -> bool:
    """Whether the place holds a region, is it, or lies in it."""
    return place.id in region or region[0] in place.attrs.get("chain_ids", "").split("/")


def _holds(evidence: Evidence, mention: Mention) -> bool:
    return mention.passage_id == evidence.passage_id and evidence.start <= mention.start < evidence.end


def _region_of(slogan: Slogan, store: GraphStore) -> tuple[EntityId, ...]:
    return store.get_passage(slogan.evidence.passage_id)[0].region_ids


def _components(slogan: Slogan) -> frozenset[str]:
    return frozenset(map(fold_name, slogan.components))


def _named(
    draft: DraftReading, known: Mapping[str, Sequence[Slogan]], taken: Iterable[str], store: GraphStore
) -> Iterator[CheckedName]:
    """Slogans in quotation marks that the corpus spells out and the draft does not, or in a way that is not read."""
    seen = set(taken)
    for match in _QUOTED.finditer(draft.text):
        slogans = known.get(fold_name(match[1]), ())
        if slogans and match[1] not in seen:
            seen.add(match[1])
            sources = tuple(source_of(store, slogan.evidence) for slogan in slogans[:_MOST_SOURCES])
            verdict, why = _said_of(slogans, _SPELLS_OUT.match(draft.text, match.end(1)))
            yield CheckedName(match.start(1), match.end(1), match[1], "slogan", None, verdict, why, sources)


def _said_of(slogans: Sequence[Slogan], spelled_out: re.Match[str] | None) -> tuple[Verdict, str]:
    """Whether the words that spell a slogan out have all items of one of those of the corpus; where none do, it is named."""
    if spelled_out is None:
        return "agrees", _NAMED
    items = fold_name(spelled_out["items"])
    same = any(all(component in items for component in _components(slogan)) for slogan in slogans)
    return ("agrees", _KNOWN) if same else ("cannot_tell", _NOT_SO)
