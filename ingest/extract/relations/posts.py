"""holds_post_at: who holds a post where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extract.relations.reading import Named, Reading, Sentence, own_name, relate
from kg.model import Entity, Relation

_ONE_POST = (
    "[一-龥]{0,8}(?:书记|主任|主席|经理|组长|院长|校长|站长|会长|理事长|[处科部所局队社村乡镇区县市]长|委员|总监)"
)
_POST = re.compile(rf"(?:{_ONE_POST}[、兼]){{0,2}}[^,，。；;：:、！？!?（）()“”]{{0,14}}")
_POST_AND = re.compile(rf"{_ONE_POST}(?:[、兼]|(?:并)?兼任)")
_TITLED = re.compile("(?:书记|主任|科长|处长|局长|镇长|乡长|村长|站长|所长|部长|队长|会计|委员|经理)$")  # 陈科长
_BARE_BODY = re.compile("(?P<body>党总支|党支部|村委会|居委会|党委)副?(?:书记|主任|委员)$")
_BEFORE = 9  # characters that the longest of these takes
_NOT_A_POST = re.compile(
    r"[了着对向与和在给为被把将籍户都有像]|是|某|流动党员$|(?:企业|公司|食堂|学校)的|民$|的$|走访|慰问|看望|邀请|居民|群众|村民|学习"
)


def holds_post_at(reading: Reading) -> Iterator[Relation]:
    """By the words between a body and a person (东沟村党支部书记X), else by the body that people extraction noted."""
    placed: set[str] = set()
    for sentence in reading.sentences:
        for relation in _side_by_side(sentence):
            placed.add(relation.subject)
            yield relation
    bodies = {name: entity for entity in reading.of_type("organisation", "place") for name in _names(entity)}
    for relation in _in_the_only_one(reading, bodies):
        if relation.subject not in placed:
            placed.add(relation.subject)
            yield relation
    for person in reading.of_type("person"):
        body = bodies.get(person.attrs.get("body", ""))
        if person.id not in placed and body is not None and not _NOT_A_POST.search(person.attrs.get("role", "")):
            yield relate(person, "holds_post_at", body, own_name(person), "body", 0.85)


def _in_the_only_one(reading: Reading, bodies: Mapping[str, Entity]) -> Iterator[Relation]:
    """党总支副书记X without the owner of the body, where the document has but one such body."""
    for sentence in reading.sentences:
        for person in (named for named in sentence.named if named.type == "person"):
            bare = _BARE_BODY.search(sentence.text(max(sentence.start, person.start - _BEFORE), person.start))
            fits = {entity.id: entity for name, entity in bodies.items() if bare and name.endswith(bare["body"])}
            for body in fits.values() if len(fits) == 1 else ():
                evidence = sentence.evidence(person)
                yield relate(person.entity, "holds_post_at", body, evidence, "only_such_body", 0.8)


def _names(entity: Entity) -> tuple[str, ...]:
    return (*entity.surfaces, entity.canonical)


def _side_by_side(sentence: Sentence) -> Iterator[Relation]:
    named = sentence.named
    for ordinal, person in enumerate(named):
        if person.type != "person" or ordinal == 0:
            continue
        body = named[ordinal - 1]
        if ordinal > 1 and _POST_AND.fullmatch(sentence.text(named[ordinal - 2].end, body.start)):
            yield from _post(named[ordinal - 2], person, sentence)
        yield from _post(body, person, sentence)


def _post(body: Named, person: Named, sentence: Sentence) -> Iterator[Relation]:
    gap = sentence.text(body.end, person.start)
    if not gap and not _TITLED.search(person.entity.canonical):
        return
    if body.type in ("organisation", "place") and _POST.fullmatch(gap) and not _NOT_A_POST.search(gap):
        confidence = 0.9 if body.type == "organisation" else 0.8
        evidence = sentence.evidence(body, person)
        yield relate(person.entity, "holds_post_at", body.entity, evidence, "post_before_name", confidence)
