"""The figures that a draft claims, each with what it counts, of whom and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ingest.cutting import cut
from ingest.draft.known import find_known
from ingest.draft.reading import DraftReading
from ingest.extract.figures.placed import PlacedFigure, place_figures
from ingest.extract.figures.quantities import find_quantities
from ingest.extract.sentences import sentence_end
from ingest.lexicon import words_of
from kg.ids import EntityId, PassageId, place_chain
from kg.store import GraphStore
from kg.views import EntitySummary
from search.claims.checking import ClaimChecker
from search.claims.claim import CheckedClaim, Claim
from search.quotes.quoting import CLOSING

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile("大?字(?!号)|句?话|口号|口诀")  # 这十四个字, 三句话: how many a quotation has
_FEW = 10
_TO_BE_NAMED = re.compile(
    "[大重要点突出具体关键实]{0,4}(?:事情?|方面|问题|层面|环节|关键|任务|要求|意见|建议|体会|特点|坚持|到位|转变|关系|原则|着力|必须|打算|想法|工作)"
    "(?=[，。；：、！,;:!\\s]|来|上|$)"
)
_OF_WORDS = ("个", "句")
_IDLE = words_of("figure_links.txt") | words_of("claim_frames.txt")


def check_claims(draft: DraftReading, store: GraphStore) -> list[CheckedClaim]:
    """What the corpus says to each figure of the draft, in reading order."""
    owners = _known_owners(draft, store)
    claims = find_claims(draft)
    known = (owners.get(claim.owner) if claim.owner else None for claim in claims)
    return ClaimChecker(store).check_all(
        replace(claim, owner=owner.id, owner_name=owner.canonical) if owner else claim
        for claim, owner in zip(claims, known, strict=True)
    )


def _known_owners(draft: DraftReading, store: GraphStore) -> dict[EntityId, EntitySummary]:
    """Bodies that own figures, which the graph has in the same place under another name: without the place before it."""
    owners = {figure.owner for figure in draft.record.figures}
    bodies = (entity for entity in draft.record.entities if entity.type == "organisation" and entity.id in owners)
    found = ((body.id, find_known(draft, body, store)[0]) for body in bodies)
    return {id_: known for id_, known in found if known is not None and place_chain(known.scope)}


def certain_home(draft: DraftReading) -> str:
    """The name of the one place that the draft is about; "" where it is about several, or none."""
    home = next(iter(draft.record.document.region_ids), None) if _is_about_one_place(draft) else None
    return next((entity.canonical for entity in draft.record.entities if entity.id == home), "")


def find_claims(draft: DraftReading) -> list[Claim]:
    """The figures of the draft, in reading order."""
    reader = _ClaimReader(draft)
    placed = place_figures(draft.document, draft.record.figures)
    return [reader.claim(one) for one in placed if not _counts_words(one) and not _announces_a_list(one)]


class _ClaimReader:
    """Of one draft: what the claims of a draft have in common is worked out once."""

    def __init__(self, draft: DraftReading) -> None:
        self._draft = draft
        self._home = next(iter(draft.record.document.region_ids), None)
        self._certain_home = _is_about_one_place(draft)
        self._names = {entity.id: entity.canonical for entity in draft.record.entities}
        self._named: defaultdict[PassageId, list[tuple[int, int]]] = defaultdict(list)
        for mention in (mention for entity in draft.record.entities for mention in entity.mentions):
            self._named[mention.passage_id].append((mention.start, mention.end))

    def claim(self, placed: PlacedFigure) -> Claim:
        figure, text = placed.figure, placed.passage.text
        _, end = self._draft.stretch(figure.evidence)
        words = figure.text.lstrip(CLOSING)  # of a quotation that ends before them
        owner = figure.owner or self._home
        sentence = text[placed.sentence : sentence_end(text, placed.quantity.end)]
        return Claim(
            start=end - len(words),
            end=end,
            text=words,
            value=figure.value,
            unit=figure.unit,
            subject=figure.subject,
            approximate=figure.approximate,
            owner=owner,
            owner_name=self._names.get(owner, "") if owner else "",
            certain=figure.owner is not None or self._certain_home,
            sentence=self._draft.begins[placed.passage.id] + placed.sentence,
            whole=sentence,
            years=tuple(_YEAR.findall(figure.text) or _YEAR.findall(sentence)),
            words=tuple(self._telling_words(placed)),
        )

    def _telling_words(self, placed: PlacedFigure) -> Iterator[str]:
        """Words of the clause that are no name, no number, not what is counted, and say more than that there is a figure."""
        figure, text = placed.figure, placed.passage.text
        taken = [*self._named[placed.passage.id], *((one.start, one.end) for one in find_quantities(text))]
        if (at := text.find(figure.subject, figure.evidence.start)) >= 0:
            taken.append((at, at + len(figure.subject)))
        inside = [w for w in cut(text) if figure.evidence.start <= w.start and w.end <= figure.evidence.end]
        for word in inside:
            idle = len(word.text) < 2 or word.text in _IDLE or _DIGIT.search(word.text)
            if not idle and all(word.end <= start or end <= word.start for start, end in taken):
                yield word.text


def _counts_words(placed: PlacedFigure) -> bool:
    quantity = placed.quantity
    return quantity.unit in _OF_WORDS and _WORDS.match(placed.passage.text, quantity.end) is not None


def _announces_a_list(placed: PlacedFigure) -> bool:
    """Whether it is a small number, of nobody, of what the writer is about to name: 要抓好三件事."""
    text, quantity = placed.passage.text, placed.quantity
    plain = quantity.value <= _FEW and not _DIGIT.match(text, quantity.start)
    return plain and placed.figure.owner is None and _TO_BE_NAMED.match(text, quantity.end) is not None


def _is_about_one_place(draft: DraftReading) -> bool:
    """Whether all the places that it names lie in the one that it is about, or hold it."""
    region = draft.record.document.region_ids
    named = [entity for entity in draft.record.entities if entity.type == "place"]
    inside = (entity.id in region or region[0] in entity.attrs.get("chain_ids", "").split("/") for entity in named)
    return bool(region) and all(inside)
