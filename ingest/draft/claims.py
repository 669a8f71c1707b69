"""The figures that a draft claims, each with what it counts, of whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.cutting import cut
from ingest.draft.reading import DraftReading
from ingest.extract.figures.placed import PlacedFigure, place_figures
from ingest.extract.figures.quantities import find_quantities
from ingest.extract.sentences import sentence_end
from ingest.lexicon import words_of
from kg.ids import EntityId, PassageId
from kg.store import GraphStore
from search.claims.checking import ClaimChecker
from search.claims.claim import CheckedClaim, Claim

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_IDLE = words_of("figure_links.txt") | words_of("claim_frames.txt")


def check_claims(draft: DraftReading, store: GraphStore) -> list[CheckedClaim]:
    """What the corpus says to each figure of the draft, in reading order."""
    return ClaimChecker(store).check_all(find_claims(draft))


def find_claims(draft: DraftReading) -> list[Claim]:
    """The figures of the draft, in reading order."""
    home = _home(draft)
    return [_claim(draft, placed, home) for placed in place_figures(draft.document, draft.record.figures)]


def _claim(draft: DraftReading, placed: PlacedFigure, home: EntityId | None) -> Claim:
    figure, text = placed.figure, placed.passage.text
    start, end = draft.stretch(figure.evidence)
    owner = figure.owner or home
    return Claim(
        start=start,
        end=end,
        text=figure.text,
        value=figure.value,
        unit=figure.unit,
        subject=figure.subject,
        approximate=figure.approximate,
        owner=owner,
        owner_name=next((entity.canonical for entity in draft.record.entities if entity.id == owner), ""),
        sentence=draft.begins[placed.passage.id] + placed.sentence,
        years=tuple(_YEAR.findall(text[placed.sentence : sentence_end(text, placed.quantity.end)])),
        words=tuple(_telling_words(draft, placed)),
    )


def _home(draft: DraftReading) -> EntityId | None:
    """The one place that the draft is about; None where it names places outside that one as well."""
    region = draft.record.document.region_ids
    named = [entity for entity in draft.record.entities if entity.type == "place"]
    inside = (entity.id in region or region[0] in entity.attrs.get("chain_ids", "").split("/") for entity in named)
    return region[0] if region and all(inside) else None


def _telling_words(draft: DraftReading, placed: PlacedFigure) -> Iterator[str]:
    """Words of the clause that are no name, no number, not what is counted, and say more than that there is a figure."""
    figure, text = placed.figure, placed.passage.text
    taken = [*_names(draft, placed.passage.id), *((one.start, one.end) for one in find_quantities(text))]
    if (at := text.find(figure.subject, figure.evidence.start)) >= 0:
        taken.append((at, at + len(figure.subject)))
    for word in cut(text):
        inside = figure.evidence.start <= word.start and word.end <= figure.evidence.end
        free = all(word.end <= start or end <= word.start for start, end in taken)
        if inside and free and len(word.text) > 1 and not re.search(r"\d", word.text) and word.text not in _IDLE:
            yield word.text


def _names(draft: DraftReading, passage_id: PassageId) -> list[tuple[int, int]]:
    mentions = (mention for entity in draft.record.entities for mention in entity.mentions)
    return [(mention.start, mention.end) for mention in mentions if mention.passage_id == passage_id]
