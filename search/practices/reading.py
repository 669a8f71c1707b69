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
from search.practices.practice import Practice
from search.quotes.draft import sentences_of

_SHORT = 3000  # characters of a text that tells of one thing
_STRETCH = 1500  # characters under one heading that tell of one thing
_TELLS = 40  # characters that a practice without a name takes at least
_NAME = 30  # characters of a name that is taken from the text
_HEADS_ANY = re.compile(  # a heading that any report may have, and that names no practice
    r"(?:[（(]?[一二三四五六七八九十\d]+[、.．）)]?\s*)?"
    r"(?:主要|基本|具体|工作|初步|总体|取得的?|实施|活动|案例|项目|经验|几点|有关|的|及其?|和|与|、"
    r"|背景|概况|概述|情况|做法|措施|举措|成效|效果|成果|成绩|特点|过程|内容|目的|意义|简介|前言|引言|正文|缘起|起因|评析|点评)+"
)
_TELLS_OF_NONE = re.compile("问题|不足|困难|原因|体会|启示|打算|思考|建议$")  # in a heading

_Named = Mapping[PassageId, Sequence[tuple[int, EntityId]]]  # where initiatives are named in a passage, in order


def practices_in(record: DocumentRecord) -> tuple[Practice, ...]:
    """In reading order of their first sentence."""
    initiatives = {entity.id: entity for entity in record.entities if _is_local(entity)}
    # what others do is a model to the text, which does not tell of it
    own = [entity for entity in initiatives.values() if not only_followed(record, {entity.id})]
    told = own or [*initiatives.values()]
    named = _namings(told)
    main = _main(record, told)
    owners_below = {
        heading: _named_in(" ".join(heading), initiatives.values()) or main
        for heading in {passage.heading for passage in record.passages}
    }
    described: dict[EntityId, list[Evidence]] = defaultdict(list)
    for passage in record.passages:
        for sentence, owners in _owners_by_sentence(passage, named.get(passage.id, ()), owners_below[passage.heading]):
            for each in owners:
                described[each].append(sentence)
    practices = [
        Practice(id_, id_, initiatives[id_].canonical, record.document.id, tuple(sentences))
        for id_, sentences in described.items()
    ]
    return tuple(sorted([*practices, *_unnamed(record)], key=_place))


def only_followed(record: DocumentRecord, ids: Collection[EntityId]) -> bool:
    """Whether a document names it only to say that others took it as their model."""
    followed = [e for r in record.relations if r.predicate == "follows" and r.object in ids for e in r.evidence]
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


def _main(record: DocumentRecord, initiatives: Sequence[Entity]) -> EntityId | None:
    """The initiative that the whole text is about."""
    if in_title := _named_in(record.document.title, initiatives):
        return in_title
    if not initiatives or sum(len(passage.text) for passage in record.passages) > _SHORT:
        return None
    most = max(initiatives, key=lambda entity: (len(entity.mentions), entity.id))
    mentions = sum(len(entity.mentions) for entity in initiatives)
    return most.id if len(most.mentions) > max(1, mentions / 2) else None


def _named_in(words: str, initiatives: Iterable[Entity]) -> EntityId | None:
    """Of several, the one with the longest name."""
    found = [(len(name), entity.id) for entity in initiatives for name in entity.surfaces if name in words]
    return max(found)[1] if found else None


def _owners_by_sentence(
    passage: Passage, named: Sequence[tuple[int, EntityId]], owner: EntityId | None
) -> Iterator[tuple[Evidence, set[EntityId]]]:
    """Whom each sentence describes: whom it names, else the owner of the passage, else whom the text named last."""
    last = {named[0][1]} if named else set()
    for start, end in sentences_of(passage.text):
        here = {id_ for at, id_ in named if start <= at < end}
        last = here or last
        owners = here | {owner} if owner else last
        if owners:
            yield Evidence(passage.id, start, end), owners


def _unnamed(record: DocumentRecord) -> Iterator[Practice]:
    for heading, group in groupby(record.passages, lambda passage: passage.heading):
        if any(map(_TELLS_OF_NONE.search, heading)):
            continue
        passages = [passage for passage in group if passage.text.strip() not in (*heading, record.document.title)]
        whole = sum(len(passage.text) for passage in passages) <= _STRETCH
        for stretch in [passages] if whole else [[passage] for passage in passages]:
            if sum(len(passage.text) for passage in stretch) >= _TELLS:
                yield _without_a_name(record, heading, stretch)


def _without_a_name(record: DocumentRecord, heading: Sequence[str], passages: Sequence[Passage]) -> Practice:
    sentences = tuple(Evidence(p.id, start, end) for p in passages for start, end in sentences_of(p.text))
    telling = [line for line in heading if not _HEADS_ANY.fullmatch(line)]
    name = (telling or [record.document.title])[-1] or passages[0].text[:_NAME].split("\n")[0]
    return Practice(passages[0].id, None, name, record.document.id, sentences)


def _place(practice: Practice) -> tuple[int, int, str]:
    first = practice.sentences[0]
    return ordinal_of(first.passage_id), first.start, practice.id
