"""Slogans of a draft against those that the corpus spells out: 三亮, which three?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.draft.named import CheckedName, source_of
from ingest.draft.reading import DraftReading
from kg.ids import EntityId
from kg.model import Evidence, Mention, Slogan
from kg.store import GraphStore
from kg.views import DocumentFilter
from search.claims.claim import Verdict
from search.fold import fold_name

_QUOTED = re.compile('[“‘"「『]([^“”‘’"「」『』]{2,12})[”’"」』]')
_COUNTS_A_KIND = re.compile("[一二三四五六七八九十两]+[个大项种]")
_SPELLS_OUT = re.compile(  # what stands between a slogan and its items, which a list mark or a comma parts
    r"[”’\"」』](?:[^，,。；;：:（(\n]{0,8}?(?:即|就是|是指|指的是|包括|分别是|[：:（(])|，即)(?P<items>[^。！？\n]*[、，,][^。！？\n]*)"
)
_MOST_SOURCES = 5
_KNOWN = "本库有这样的写法 · spelled out so in this corpus"
_NAMED = "本库有这个提法 · a slogan of this corpus"
_OTHERWISE = "本库里各条不是这样 · the corpus spells it out otherwise"
_NOT_SO = "讲稿写出的各条与本库的对不上，请对照 · the items of the draft are not those of this corpus: compare"
_ELSEWHERE = "本库里别处另有写法 · others spell it out otherwise"


def check_slogans(draft: DraftReading, store: GraphStore) -> list[CheckedName]:
    """What the corpus says to each slogan that the draft spells out, or names in quotation marks. In reading order."""
    known = _known(draft, store)
    told = [
        _spelled_out(draft, slogan, known.get(fold_name(slogan.surface), ()), store) for slogan in draft.record.slogans
    ]
    taken = {one.text for one in told}
    return sorted([*told, *_named(draft, known, taken, store)], key=lambda one: one.start)


def _known(draft: DraftReading, store: GraphStore) -> Mapping[str, Sequence[Slogan]]:
    """Slogans of the corpus that the draft may name, by folded surface."""
    said = {slogan.surface for slogan in draft.record.slogans} | set(_QUOTED.findall(draft.text))
    asked = set(map(fold_name, said))
    surfaces = [surface for surface in store.slogan_surfaces() if fold_name(surface) in asked]
    known: defaultdict[str, list[Slogan]] = defaultdict(list)
    for slogan in store.find_slogans(DocumentFilter(), surfaces=surfaces) if surfaces else ():
        known[fold_name(slogan.surface)].append(slogan)
    return known


def _spelled_out(draft: DraftReading, slogan: Slogan, known: Sequence[Slogan], store: GraphStore) -> CheckedName:
    begin, end = draft.stretch(slogan.evidence)
    at = draft.text.find(slogan.surface, begin, end)
    start = at if at >= 0 else begin
    same = [one for one in known if _components(one) == _components(slogan)]
    meant = [] if same else _surely_meant(draft, slogan, known, store)
    verdict: Verdict = "agrees" if same else "differs" if meant else "cannot_tell"
    why = _KNOWN if same else _OTHERWISE if meant else _ELSEWHERE if known else ""
    sources = tuple(source_of(store, one.evidence) for one in (same or meant or known)[:_MOST_SOURCES])
    return CheckedName(start, start + len(slogan.surface), slogan.surface, "slogan", None, verdict, why, sources)


def _surely_meant(draft: DraftReading, slogan: Slogan, known: Sequence[Slogan], store: GraphStore) -> list[Slogan]:
    """Those of the place that its sentence names; all of them where the draft names no place. Spelled out in one way.

    What counts things of a kind (三大行动, 四个重点) may be other things next year, or in another speech.
    """
    if _COUNTS_A_KIND.match(slogan.surface):
        return []
    evidence = slogan.evidence
    places = [entity for entity in draft.record.entities if entity.type == "place"]
    named = {place.id for place in places if any(_holds(evidence, mention) for mention in place.mentions)}
    meant = [one for one in known if not places or named.intersection(_region_of(one, store)[:1])]
    return meant if len({_components(one) for one in meant}) == 1 else []


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
