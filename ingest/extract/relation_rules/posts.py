"""holds_post_at: who holds a post where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.relation_rules.reading import Reading, Sentence, own_name, relate
from kg.model import Entity, Relation

_POST = re.compile(r"[^,，。；;：:、！？!?（）()“”]{0,14}")
_NOT_A_POST = re.compile(r"[了着对向与和在给为被把将籍户都有像]|民$|的$|走访|慰问|看望|邀请|居民|群众|村民|学习")


def holds_post_at(reading: Reading) -> Iterator[Relation]:
    """By the words between a body and a person (东沟村党支部书记X), else by the body that people extraction noted."""
    placed: set[str] = set()
    for sentence in reading.sentences:
        for relation in _side_by_side(sentence):
            placed.add(relation.subject)
            yield relation
    bodies = {name: entity for entity in reading.of_type("organisation", "place") for name in _names(entity)}
    for person in reading.of_type("person"):
        body = bodies.get(person.attrs.get("body", ""))
        if person.id not in placed and body is not None and not _NOT_A_POST.search(person.attrs.get("role", "")):
            yield relate(person, "holds_post_at", body, own_name(person), "body", 0.85)


def _names(entity: Entity) -> tuple[str, ...]:
    return (*entity.surfaces, entity.canonical)


def _side_by_side(sentence: Sentence) -> Iterator[Relation]:
    named = sentence.named
    for ordinal, person in enumerate(named):
        if person.type != "person" or ordinal == 0:
            continue
        body = named[ordinal - 1]
        gap = sentence.text(body.end, person.start)
        if body.type in ("organisation", "place") and gap and _POST.fullmatch(gap) and not _NOT_A_POST.search(gap):
            confidence = 0.9 if body.type == "organisation" else 0.8
            yield relate(
                person.entity,
                "holds_post_at",
                body.entity,
                sentence.evidence(body, person),
                "post_before_name",
                confidence,
            )
