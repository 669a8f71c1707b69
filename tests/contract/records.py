"""Small records made by hand, for tests that need a graph and no reading.

    report = Report("山前县委开展先锋行动。", "全县有党员30名。", title="先锋行动情况", date="2012-05")
    body = report.entity("organisation", "山前县委", scope="place:999901")
    practice = report.entity("initiative", "先锋行动", scope="place:999901", kind="行动")
    report.relation(body, "carries_out", practice, words="山前县委开展先锋行动")
    record = report.record()

Every mention and every evidence is looked up in the passages, so that offsets are always right.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from kg.ids import DocumentId, EntityId, coded_place, document_id, make_id, passage_id, place_chain
from kg.model import Conflict, Document, DocumentRecord, Entity, Evidence, Figure, Mention, Passage, Relation, Slogan
from kg.source import Noise, Source

SCOPE = "place:999901"  # 东岛县, a county that does not exist, in 9999 东海市, in 99 海省
PRACTICE = "渔家先锋行动"


class Report:
    """A record in the making. The first passage is the title where none is given."""

    def __init__(
        self,
        *passages: str,
        title: str = "",
        date: str = "",
        doc_type: str = "情况汇报",
        region: Sequence[tuple[str, str]] = (),  # (name, statistical code), narrowest first
        files: Sequence[str] = ("report.txt",),
        author: str = "",
        publisher: str = "",
        url: str = "",
    ) -> None:
        text = "\n".join(passages)
        self.id: DocumentId = document_id(text)
        self.passages = tuple(Passage(passage_id(self.id, n), n, (), words) for n, words in enumerate(passages, 1))
        self.document = Document(
            id=self.id,
            title=title or passages[0],
            doc_type=doc_type,
            region=tuple(name for name, _ in region),
            region_ids=tuple(coded_place(code) for _, code in region),
            date=date,
            author=author,
            publisher=publisher,
            url=url,
            sources=tuple(sorted(Source(file, hashlib.sha256((file + text).encode()).hexdigest()) for file in files)),
        )
        self.entities: list[Entity] = []
        self.relations: list[Relation] = []
        self.slogans: list[Slogan] = []
        self.figures: list[Figure] = []
        self.conflicts: list[Conflict] = []
        self.noise: list[Noise] = []

    def entity(
        self, type_: str, canonical: str, *, scope: str = "", surfaces: Sequence[str] = (), **attrs: str
    ) -> EntityId:
        """Add an entity, mentioned wherever one of its surfaces (else its canonical name) stands; its id."""
        id_ = EntityId(make_id(type_, canonical, scope))
        self.entities.append(Entity(id_, type_, canonical, scope, self.mentions(surfaces or [canonical]), attrs))
        return id_

    def place(self, name: str, code: str, *, surfaces: Sequence[str] = (), **attrs: str) -> EntityId:
        """Add a place that has a statistical code."""
        id_ = coded_place(code)
        attrs["chain_ids"] = "/".join(reversed(place_chain(id_)))
        self.entities.append(Entity(id_, "place", name, id_, self.mentions(surfaces or [name]), attrs))
        return id_

    def relation(
        self,
        subject: EntityId,
        predicate: str,
        object_: EntityId,
        *,
        words: str,
        rule: str = "hand",
        confidence: float = 0.9,
    ) -> None:
        """Add a relation that `words` bear out."""
        self.relations.append(Relation(subject, predicate, object_, (self.evidence(words),), rule, confidence))

    def slogan(self, surface: str, *components: str) -> None:
        """Add a slogan; its evidence is the surface."""
        self.slogans.append(Slogan(surface, components, self.evidence(surface)))

    def figure(self, words: str, value: float, unit: str, *, subject: str = "", owner: EntityId | None = None) -> None:
        """Add a figure that stands in the clause `words`."""
        self.figures.append(Figure(words, value, unit, subject, "余" in words, owner, self.evidence(words)))

    def evidence(self, words: str) -> Evidence:
        """Where `words` stand first."""
        for passage in self.passages:
            if (start := passage.text.find(words)) >= 0:
                return Evidence(passage.id, start, start + len(words))
        raise ValueError(f"{words!r} stands nowhere in the passages")

    def mentions(self, names: Sequence[str]) -> tuple[Mention, ...]:
        """Wherever one of the names stands, the longest first where they overlap."""
        either = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
        found = tuple(
            Mention(passage.id, match.start(), match.end(), match.group())
            for passage in self.passages
            for match in either.finditer(passage.text)
        )
        if not found:
            raise ValueError(f"{names} stand nowhere in the passages")
        return found

    def record(self) -> DocumentRecord:
        """What was added so far, as a value."""
        return DocumentRecord(
            document=self.document,
            passages=self.passages,
            entities=tuple(self.entities),
            relations=tuple(self.relations),
            slogans=tuple(self.slogans),
            figures=tuple(self.figures),
            conflicts=tuple(self.conflicts),
            noise=tuple(self.noise),
        )


def island_record() -> DocumentRecord:
    """One of everything: four types of entity, a relation of each hand, slogan, figures that conflict, noise."""
    report = Report(
        "东岛县推进渔家先锋行动",
        "东岛县委组织部开展渔家先锋行动，海山镇党委书记李明带头参加。",
        "海山镇建立“三联”机制，联船、联户、联岛，帮扶渔民120户。",
        "全县帮扶渔民100余户。",
        date="2012-05-04",
        region=(("东岛县", "999901"), ("东海市", "9999"), ("海省", "99")),
        files=("island.txt", "reprint.txt"),
        author="王芳",
        publisher="东岛县委组织部",
    )
    county = report.place("东岛县", "999901")
    town = report.place("海山镇", "999901100")
    body = report.entity("organisation", "东岛县委组织部", scope=county, kind="党组织")
    practice = report.entity(
        "initiative", "渔家先锋行动", scope=county, surfaces=("渔家先锋行动", "先锋行动"), kind="行动"
    )
    person = report.entity("person", "李明", scope=county, role="党委书记")
    report.relation(body, "carries_out", practice, words="东岛县委组织部开展渔家先锋行动")
    report.relation(body, "located_in", county, words="东岛县委组织部", rule="name", confidence=0.7)
    report.relation(person, "holds_post_at", town, words="海山镇党委书记李明")
    report.slogan("三联", "联船", "联户", "联岛")
    report.figure("帮扶渔民120户", 120.0, "户", subject="渔民", owner=town)
    report.figure("全县帮扶渔民100余户", 100.0, "户", subject="渔民", owner=county)
    report.conflicts.append(Conflict((0, 1), "同一对象的数字不同"))
    report.noise.append(Noise("责任编辑：小编", "编辑署名", 5))
    return report.record()


def practice_report(
    text: str, attrs: Mapping[str, str] | None = None, *, date: str = "", title: str = "", surfaces: Sequence[str] = ()
) -> tuple[EntityId, DocumentRecord]:
    """A report that names one initiative, and the initiative's id."""
    report = Report(text, date=date, title=title)
    practice = report.entity("initiative", PRACTICE, scope=SCOPE, surfaces=surfaces, **(attrs or {}))
    return practice, report.record()


def id_of(record: DocumentRecord, canonical: str) -> EntityId:
    """The id of an entity of a record by its name."""
    return next(entity.id for entity in record.entities if entity.canonical == canonical)
