"""Who else does something like this: practices similar to a description, a passage or a practice, from many places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.errors import NotFoundError
from kg.ids import DocumentId, EntityId, PassageId, passage_id
from kg.model import Evidence
from kg.store import GraphStore
from search.index import PassageIndex
from search.lineage.kept import LineageView
from search.practices.asked import Asked, Sentence, description, sentences
from search.practices.found import Similar
from search.practices.index import PracticesView, Unit
from search.practices.meaning import Meanings, Nearness
from search.practices.narrowing import EVERYTHING, Narrowing
from search.practices.practice import Practice
from search.practices.profile_fields import widest
from search.practices.profile_pieces import Piece, pieces_of
from search.practices.reasons import Reasons, Told
from search.practices.similar import FOR_DESCRIPTIONS, FOR_PRACTICES, Ranking, Weights, rank
from search.practices.tables import Facts, Tables
from search.practices.terms import terms_in, terms_of
from search.practices.wording import wording
from search.stock import StockPhrases

_A_COUNTY = 2  # practices shown of one, before others have had their turn
_CANDIDATES, _FOR_PROVINCES = 2, 8  # practices for each that is shown, from which are chosen
_PROVINCE, _COUNTY = 2, 6  # digits of their ids
# closeness from which a practice is clearly similar: where more is said, all the best have much of it
_CLOSE_TO_DESCRIPTION, _CLOSE_TO_PASSAGE, _CLOSE_TO_PRACTICE = 2.1, 1.7, 1.0
_LIKELY = 0.5  # of these


class _Own(NamedTuple):
    """What is asked about, and is not similar to itself."""

    units: frozenset[int]
    documents: frozenset[DocumentId]
    sentences: frozenset[Evidence]

    def tells(self, practice: Practice) -> bool:
        """Whether a practice is told in the same sentences, for the most part."""
        return 2 * len(self.sentences.intersection(practice.sentences)) > len(practice.sentences)


@dataclass(slots=True)
class _Group:
    """Units that tell of one practice."""

    score: float
    units: list[Unit] = field(default_factory=list)


class SimilarPractices:
    """Answers questions over one state of the practices."""

    def __init__(
        self,
        store: GraphStore,
        index: PassageIndex,
        view: PracticesView,
        lineage: LineageView,
        meanings: Meanings,
        tables: Tables,
        weights: Weights = FOR_DESCRIPTIONS,
    ) -> None:
        """`weights`: for descriptions."""
        self._store = store
        self._index = index
        self._view = view
        self._lineage = lineage
        self._meanings = meanings
        self._weights = weights
        self._tables = tables

    def to_description(self, text: str, narrowing: Narrowing = EVERYTHING, *, limit: int = 10) -> list[Similar]:
        """For words of the reader's own."""
        asked = description(text, self._view, self._tables)
        return self._find(asked, [], frozenset(), narrowing, limit, close=_CLOSE_TO_DESCRIPTION, described=text)

    def documents_like(self, text: str, *, limit: int) -> list[DocumentId]:
        """Those that tell of practices most like a description, best first, reprints and all."""
        units: dict[int, int] = {}  # by document, the first
        for number, _ in self.ranking(text).best_first():
            units.setdefault(self._tables.facts[number].document, number)
            if len(units) == limit:
                break
        return [self.document_of(number) for number in units.values()]

    def document_of(self, number: int) -> DocumentId:
        """Of a unit."""
        return self._view.unit(number).practice.document_id

    def ranking(self, text: str) -> Ranking:
        """All units, by number, with how similar they are to a description."""
        return self._ranked(description(text, self._view, self._tables), [], text)[0]

    def to_passage(self, passage_id: PassageId, narrowing: Narrowing = EVERYTHING, *, limit: int = 10) -> list[Similar]:
        """For what one passage says; other documents only. Raises NotFoundError."""
        document, passage = self._store.get_passage(passage_id)
        told = Sentence(passage.text, terms_of(passage.text))
        asked = sentences([told], self._view, self._tables, documents=1)
        return self._find(asked, [], self._family([document.id]), narrowing, limit, close=_CLOSE_TO_PASSAGE)

    def to_practice(self, practice_id: str, narrowing: Narrowing = EVERYTHING, *, limit: int = 10) -> list[Similar]:
        """For a practice over all documents that tell of it; other documents only. Raises NotFoundError.

        What the whole country does is no practice of anybody: by its name those are found that do something like it.
        """
        pieces = pieces_of(practice_id, self._store)
        if not pieces and practice_id.startswith("initiative:"):
            return self.to_description(self._store.get_entity(EntityId(practice_id)).canonical, narrowing, limit=limit)
        if not pieces:
            raise NotFoundError("practice", practice_id)
        asked = sentences(self._told_in(pieces), self._view, self._tables, documents=len(pieces))
        ids = {practice_id, *pieces[0].ids}
        own = self._family(piece.record.document.id for piece in pieces if piece.is_about_it)
        units = [unit.number for id_ in ids for unit in self._view.units_of(id_)]
        return self._find(asked, units, own, narrowing, limit, close=_CLOSE_TO_PRACTICE)

    def _family(self, documents: Iterable[DocumentId]) -> frozenset[DocumentId]:
        """Documents, and those that come from the same text."""
        return frozenset(each for document in documents for each in (document, *self._lineage.family_of(document)))

    def _find(
        self,
        asked: Asked,
        own: Sequence[int],
        left_out: frozenset[DocumentId],
        narrowing: Narrowing,
        limit: int,
        *,
        close: float,
        described: str = "",  # in the reader's own words
    ) -> list[Similar]:
        ranking, nearness = self._ranked(asked, own, described)
        most = limit * (_FOR_PROVINCES if narrowing.by_province else _CANDIDATES)
        sources = frozenset(sentence.source for sentence in asked.sentences if sentence.source)
        groups = self._groups(ranking, _Own(frozenset(own), left_out, sources), narrowing, most)
        reasons = Reasons(asked, StockPhrases(self._lineage))
        shown = self._spread(groups, narrowing)[:limit]
        found = (
            self._similar(id_, group, nearness, reasons, ranking.closeness(group.units[0].number) / close)
            for id_, group in shown
        )
        return [practice for practice in found if practice.documents]  # none where they were removed a moment ago

    def _ranked(self, asked: Asked, own: Sequence[int], described: str) -> tuple[Ranking, Nearness]:
        texts = [sentence.text for sentence in asked.sentences]
        nearness = self._meanings.near_units(own, self._view) if own else self._meanings.near(texts, self._view)
        worded = wording(described, self._index, self._view, self._tables)
        weights = self._weights if described else FOR_PRACTICES
        return rank(asked, self._tables, nearness, worded, weights, by_stretches=bool(described)), nearness

    def _groups(self, ranking: Ranking, own: _Own, narrowing: Narrowing, most: int) -> dict[str, _Group]:
        """By id of the practice that is shown, best first; of one text, only what is most similar."""
        groups: dict[str, _Group] = {}
        seen = set(own.documents)
        looked_at: set[int] = set()  # documents
        for number, score in ranking.best_first():
            facts = self._tables.facts[number]
            if number in own.units or facts.document in looked_at or not narrowing.admits(facts):
                continue
            unit = self._view.unit(number)
            if own.tells(unit.practice):
                continue
            looked_at.add(facts.document)
            if unit.practice.document_id in seen:
                continue
            told = self._told_of(unit, ranking)
            if told.number in own.units:
                continue
            shown = self._shown(told.practice)
            if shown not in groups and len(groups) == most:
                break
            if shown not in groups:
                seen |= self._family([unit.practice.document_id])
            groups.setdefault(shown, _Group(score)).units += [unit, told] if told != unit else [unit]
        return groups

    def _told_of(self, unit: Unit, ranking: Ranking) -> Unit:
        """For a stretch without a name, the initiative that it tells of, if it tells of any; else itself.

        Of several that it tells of nearly as much, the one that is most similar to what is asked.
        """
        if unit.practice.entity:
            return unit
        sentences = frozenset(unit.practice.sentences)
        beside = [self._view.unit(number) for number in self._view.initiatives_beside(unit)]
        told = {other: len(sentences.intersection(other.practice.sentences)) for other in beside}
        enough = max(told.values(), default=0) / 2
        return max(
            (other for other in beside if told[other] >= enough),
            key=lambda other: (ranking.score_of(other.number), told[other]),
            default=unit,
        )

    def _shown(self, practice: Practice) -> str:
        if practice.entity is None:
            return practice.id
        return next((node.id for node in self._store.nodes([practice.entity])), practice.entity)

    def _spread(self, groups: Mapping[str, _Group], narrowing: Narrowing) -> list[tuple[str, _Group]]:
        """In turns: a few of each county in every turn, or one of each province."""
        digits, in_a_turn = (_PROVINCE, 1) if narrowing.by_province else (_COUNTY, _A_COUNTY)
        of_place: Counter[str] = Counter()
        turns: dict[str, int] = {}
        for id_, group in groups.items():
            place = self._place(group.units[0], digits)
            turns[id_] = of_place[place] // in_a_turn
            of_place[place] += 1
        return sorted(groups.items(), key=lambda pair: turns[pair[0]])

    def _place(self, unit: Unit, digits: int) -> str:
        """The id of its county or province, else of the narrowest place there is; a text without one stands for itself."""
        places = self._tables.facts[unit.number].places
        coded = (place for place in places if len(place.removeprefix("place:")) == digits)
        return next(coded, "") or next(iter(places), "") or unit.practice.document_id

    def _similar(self, id_: str, group: _Group, nearness: Nearness, reasons: Reasons, closeness: float) -> Similar:
        practices = [unit.practice for unit in group.units]
        found = self._store.get_passages([each.passage_id for practice in practices for each in practice.sentences])
        told = self._told(practices, {passage.id: passage.text for _, passage in found})
        best = group.units[0]
        nearest = nearness.nearest_passage(best.number)
        entity = EntityId(id_) if id_.startswith("initiative:") else None
        return Similar(
            id=id_,
            entity=entity,
            name=self._store.get_entity(entity).canonical if entity else best.practice.name,
            score=group.score,
            closeness="close" if closeness >= 1 else "likely" if closeness >= _LIKELY else "slight",
            documents=tuple({document.id: document for document, _ in found}.values()),
            reasons=tuple(reasons.among(told, passage_id(best.practice.document_id, nearest))),
            facts=self._facts(entity, best),
        )

    def _facts(self, entity: EntityId | None, best: Unit) -> Facts:
        ids = {entity, *(merged.id for merged in self._store.resolution(entity))} if entity else ()
        numbers = {best.number, *(unit.number for id_ in ids for unit in self._view.units_of(id_))}
        levels = [self._tables.facts[number].level for number in numbers if number in self._tables.facts]
        return self._tables.facts[best.number]._replace(level=widest(levels))

    def _told(self, practices: Iterable[Practice], texts: Mapping[PassageId, str]) -> list[Told]:
        """Their sentences, without those of documents that were removed a moment ago."""
        told = (
            Told(one, texts[one.passage_id][one.start : one.end], terms)
            for practice in practices
            for one, terms in zip(practice.sentences, self._view.terms_told(practice), strict=True)
            if one.passage_id in texts
        )
        return list({each.sentence: each for each in told}.values())  # an initiative and a stretch may share some

    def _told_in(self, pieces: Iterable[Piece]) -> Iterator[Sentence]:
        """Their sentences with their terms, also of a document that the index has not got yet."""
        for piece in filter(lambda piece: piece.practice.sentences, pieces):
            told = self._view.terms_told(piece.practice)
            of_number = self._view.terms_of({number for numbers in told for number in numbers})
            for one, numbers in zip(piece.practice.sentences, told, strict=True):
                text = piece.text(one)
                terms = terms_in(of_number[number] for number in numbers) if numbers else terms_of(text)
                yield Sentence(text, terms, one, piece.record.document)
