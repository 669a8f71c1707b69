"""A piece of a profile with its sentences narrowed to what they tell of the practice, and what these parts name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from kg.ids import EntityId, PassageId, ordinal_of
from kg.model import Entity, Evidence, Mention
from search.practices.profile_cues import is_speech
from search.practices.profile_pieces import Piece

_OPEN_END = "，,；;、：: "
_PART = re.compile(r"[^；;]+[；;]?")
_LISTS = re.compile("[：:]|一是|其一|即|是指|包括|分为|主要")  # what follows belongs to it
_GOES_ON = re.compile("同年|同时|并|还|也|其|该|这|共|累计|目前|先后|从而|使")


@dataclass(frozen=True, slots=True)
class Words:
    """The very words of a cell, and the entity that they name, if they name one."""

    evidence: Evidence
    text: str
    entity: EntityId | None = None


@dataclass(frozen=True)  # without slots: what is worked out is kept
class Parts:
    """Of a sentence that names the practice and is divided by semicolons, only what tells of the practice counts."""

    piece: Piece

    @cached_property
    def stretches(self) -> tuple[Evidence, ...]:
        """In reading order; neither headings nor direct speech that does not name it."""
        told = (
            sentence
            for sentence in self.piece.practice.sentences
            if not self._is_heading(sentence) and (self.names_it(sentence) or not is_speech(self.piece.text(sentence)))
        )
        return tuple(chain.from_iterable(map(self._narrowed, told)))

    @cached_property
    def own_mentions(self) -> tuple[Mention, ...]:
        """Where the practice is named."""
        return tuple(m for e in self.piece.record.entities if e.id in self.piece.ids for m in e.mentions)

    def names_it(self, stretch: Evidence) -> bool:
        """Whether the practice is named there."""
        return any(lies_in(mention, stretch) for mention in self.own_mentions)

    def without_names(self, text: str) -> str:
        """A text without the names of the practice, whose words tell nothing of what is done."""
        for name in {mention.surface for mention in self.own_mentions}:
            text = text.replace(name, "")
        return text

    def mentions(self, *types: str) -> list[tuple[Entity, Mention, Evidence]]:
        """Entities of some types with where the parts name them, in reading order; no name inside a longer one."""
        named = [(e, m) for e in self.piece.record.entities if e.type in types for m in e.mentions]
        found = [(e, m, stretch) for e, m in named for stretch in self.stretches if lies_in(m, stretch)]
        whole = [one for one in found if not any(lies_in(one[1], m) and m != one[1] for _, m, _ in found)]
        return sorted(whole, key=lambda one: (ordinal_of(one[1].passage_id), one[1].start, one[0].id))

    def leads_into_a_name(self, mention: Mention) -> bool:
        """Whether a name follows at once, as a county follows its province."""
        return (mention.passage_id, mention.end) in self._starts

    @cached_property
    def _starts(self) -> frozenset[tuple[PassageId, int]]:
        entities = self.piece.record.entities
        return frozenset(
            (m.passage_id, m.start) for e in entities if e.type in ("place", "organisation") for m in e.mentions
        )

    def words(self, evidence: Evidence | Mention, entity: EntityId | None = None) -> Words:
        """The words of a stretch, without white space around them and a comma behind them."""
        text = self.piece.text(Evidence(evidence.passage_id, evidence.start, evidence.end))
        start = evidence.start + len(text) - len(text.lstrip())
        kept = text.strip().rstrip(_OPEN_END)
        return Words(Evidence(evidence.passage_id, start, start + len(kept)), kept, entity)

    def _is_heading(self, sentence: Evidence) -> bool:
        text = self.piece.text(sentence).strip("。 \u3000")
        return any(text == heading.strip("。 \u3000") for heading in self._headings)

    @cached_property
    def _headings(self) -> frozenset[str]:
        record = self.piece.record
        return frozenset({record.document.title, *(line for passage in record.passages for line in passage.heading)})

    def _narrowed(self, sentence: Evidence) -> Iterator[Evidence]:
        """The parts that name the practice, and those after them that go on about it."""
        if not self.names_it(sentence):
            yield sentence
            return
        text = self.piece.passage_text(sentence.passage_id)
        told = listing = False
        for match in _PART.finditer(text, sentence.start, sentence.end):
            part = Evidence(sentence.passage_id, match.start(), match.end())
            if self.names_it(part):
                told, listing = True, _LISTS.search(match[0]) is not None
            else:
                told = told and (listing or _GOES_ON.match(match[0]) is not None)
            if told:
                yield part


def lies_in(words: Mention | Evidence, stretch: Mention | Evidence) -> bool:
    """Whether words stand within a stretch."""
    return words.passage_id == stretch.passage_id and stretch.start <= words.start and words.end <= stretch.end
