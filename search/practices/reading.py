"""Which practices a document describes, and in which of its sentences: a pure function of its record.

An initiative has the sentences that name it and those beside them in the paragraph, and all that stands under a heading
that names it; one that the title names, or that a short text is about, has the rest too. Besides, every stretch under
one heading is a practice without a name, also where it names some, or each of its paragraphs where it is long.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.ids import EntityId, PassageId, ordinal_of
from kg.model import DocumentRecord, Entity, Evidence, Passage
from search.practices.main import is_dense, main_of
from search.practices.naming import name_of_stretch
from search.practices.practice import Practice
from search.quotes.draft import sentences_of

_STRETCH = 1500  # characters under one heading that tell of one thing
_TELLS = 40  # characters that a practice without a name takes at least
_REFERENCE = re.compile(r"\s*[\[［]\d+[\]］]")  # how an entry of a list of sources begins
_WANTING = "(?:问题|不足|困难)"
_TELLS_OF_NONE = re.compile(  # in a heading
    rf"存在[^，,]{{0,12}}{_WANTING}|(?:面临|主要|突出|新)的?{_WANTING}$|^(?:[一二三四五六七八九十\d]+[、.．]\s*)?{_WANTING}(?:[和与及]|$)"
    "|原因|体会|启示|打算|思考|下一步|(?:建议|要求)$"
)
_LESSONS = re.compile("体会|启示")  # in a heading; they are drawn from what the whole text is about
_GOES_ON = re.compile(
    "该|其(?!次|他|二|三|中之一)|这(?!次)|目前|截至|累计|现已|已有|建成后|活动中|自此|从而|[^，。]{0,12}以来，"
)

_Named = Mapping[PassageId, Sequence[tuple[int, EntityId]]]  # where initiatives are named in a passage, in order


def practices_in(record: DocumentRecord) -> tuple[Practice, ...]:
    """In reading order of their first sentence."""
    initiatives = own_initiatives(record)
    names = {entity.id: entity.canonical for entity in initiatives}
    practices = [
        Practice(id_, id_, names[id_], record.document.id, tuple(sentences))
        for id_, sentences in _described(record, initiatives).items()
    ]
    return tuple(sorted([*practices, *_unnamed(record)], key=_place))


def own_initiatives(record: DocumentRecord) -> Sequence[Entity]:
    """That it may tell of: what others do is a model to the text, but for one that names nothing else."""
    told = {passage.id for passage in record.passages if not _REFERENCE.match(passage.text)}
    local = [e for e in record.entities if _is_local(e) and any(m.passage_id in told for m in e.mentions)]
    return [entity for entity in local if not only_followed(record, {entity.id})] or local


def only_followed(record: DocumentRecord, ids: Collection[EntityId]) -> bool:
    """Whether a document names it only to say that others took it as their model."""
    followed = [e for r in record.relations if r.predicate == "follows" and r.object in ids for e in r.evidence]
    if not followed:
        return False
    mentions = [mention for entity in record.entities if entity.id in ids for mention in entity.mentions]
    return all(any(m.passage_id == e.passage_id and e.start <= m.start < e.end for e in followed) for m in mentions)


def _is_local(entity: Entity) -> bool:
    """What the whole country does is named in passing by those who do something else."""
    return entity.type == "initiative" and entity.attrs.get("level_of") != "national"


def _namings(initiatives: Iterable[Entity]) -> _Named:
    named: dict[PassageId, list[tuple[int, EntityId]]] = defaultdict(list)
    for entity in initiatives:
        for mention in entity.mentions:
            named[mention.passage_id].append((mention.start, entity.id))
    return {passage_id: sorted(places) for passage_id, places in named.items()}


def _described(record: DocumentRecord, told: Sequence[Entity]) -> Mapping[EntityId, Sequence[Evidence]]:
    """The sentences that tell of each initiative, in reading order."""
    main = main_of(record, told)
    dense = is_dense(record)
    named = _namings(told)
    owners_below = {
        heading: _named_in(" ".join(heading), told) or (main if _may_tell_of_main(heading) else frozenset())
        for heading in {passage.heading for passage in record.passages}
    }
    described: dict[EntityId, list[Evidence]] = defaultdict(list)
    for passage in record.passages:
        above = owners_below[passage.heading]
        for sentence, owners in _owners_by_sentence(passage, named.get(passage.id, ()), above, dense=dense):
            for each in owners:
                described[each].append(sentence)
    return described


def _may_tell_of_main(heading: Iterable[str]) -> bool:
    return not any(_TELLS_OF_NONE.search(line) and not _LESSONS.search(line) for line in heading)


def _named_in(words: str, initiatives: Iterable[Entity]) -> frozenset[EntityId]:
    """Of several, the one with the longest name."""
    found = [(len(name), entity.id) for entity in initiatives for name in entity.surfaces if name in words]
    return frozenset({max(found)[1]} if found else ())


def _owners_by_sentence(
    passage: Passage, named: Sequence[tuple[int, EntityId]], above: frozenset[EntityId], *, dense: bool
) -> Iterator[tuple[Evidence, Collection[EntityId]]]:
    """Whom each sentence describes: whom it names, whom the text named last, and what heading or title are about.

    The last not under such a heading or title, nor in a dense text, unless the sentence goes on about it.
    """
    loose = not above and not dense
    last = {named[0][1]} if named and loose else set()
    for start, end in sentences_of(passage.text):
        here = {id_ for at, id_ in named if start <= at < end}
        goes_on = loose or _GOES_ON.match(passage.text[start:end].lstrip()) is not None
        last = here or (last if goes_on else set())
        if owners := last | (above if here.isdisjoint(above) else set()):
            yield Evidence(passage.id, start, end), owners


def _unnamed(record: DocumentRecord) -> Iterator[Practice]:
    title = "" if is_dense(record) else record.document.title
    told = (passage for passage in record.passages if not _REFERENCE.match(passage.text))
    for heading, group in groupby(told, lambda passage: passage.heading):
        if any(map(_TELLS_OF_NONE.search, heading)):
            continue
        passages = [passage for passage in group if passage.text.strip() not in (*heading, record.document.title)]
        whole = sum(len(passage.text) for passage in passages) <= _STRETCH
        for stretch in [passages] if whole else [[passage] for passage in passages]:
            if sum(len(passage.text) for passage in stretch) >= _TELLS:
                name = name_of_stretch(heading, title, stretch)
                sentences = tuple(Evidence(p.id, start, end) for p in stretch for start, end in sentences_of(p.text))
                yield Practice(stretch[0].id, None, name, record.document.id, sentences)


def _place(practice: Practice) -> tuple[int, int, str]:
    first = practice.sentences[0]
    return ordinal_of(first.passage_id), first.start, practice.id
