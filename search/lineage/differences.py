"""Where two texts of a family differ, and what that makes of the later one: a reprint, a filled-in template and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model import DocumentRecord
from search.lineage.common import common_blocks
from search.quotes.alignment import Hunk, Words
from search.quotes.folding import MARK, Folded, fold_words

Slot = Literal["", "name", "figure"]

_NAMED = 0.8  # of the units of a change that puts in another name
_LEAST_FACTS = 5  # names and figures of a text; fewer tell nothing
_SAME_FACTS = 0.7  # of those of the text with fewer: less, and it tells of something else
_EXCERPT_HAS = 0.8  # of the units of an excerpt stand in the whole
_EXCERPT_LENGTH = 0.6  # of the whole; longer ones are revised
_REPRINT_LIKENESS = 0.8  # less, and it was revised


@dataclass(frozen=True, slots=True)
class Text:
    """A document as it is compared."""

    words: str  # title and passages are lines
    folded: Folded
    named: frozenset[int]  # code points of `words` in which a name stands
    facts: frozenset[str]  # the names and the values of the figures


class Piece(NamedTuple):
    """A stretch of both texts: the same, or changed; where one side is empty it was dropped or inserted."""

    same: bool
    earlier: str
    later: str
    slot: Slot = ""  # of a change: nothing but a name or a figure was put for another


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of two texts, in order, and how much they have in common."""

    pieces: tuple[Piece, ...]
    earlier: int  # units
    later: int
    common: int
    facts: int  # names and figures of the text that has fewer
    common_facts: int

    @property
    def likeness(self) -> float:
        """The share of both texts that they have in common, in order, from 0 to 1."""
        return 2 * self.common / max(1, self.earlier + self.later)

    @property
    def kind(self) -> str:
        """What the later text is beside the earlier: reprint, revised, template or excerpt."""
        if self.facts >= _LEAST_FACTS and self.common_facts < _SAME_FACTS * self.facts:
            return "template"
        shorter, longer = sorted((self.earlier, self.later))
        if self.common >= _EXCERPT_HAS * shorter and shorter < _EXCERPT_LENGTH * longer:
            return "excerpt"
        return "reprint" if self.likeness >= _REPRINT_LIKENESS else "revised"


def text_of(record: DocumentRecord) -> Text:
    """The text of a document, with what is known to be a name in it."""
    starts, at = {}, 0
    for passage in record.passages:
        starts[passage.id] = at
        at += len(passage.text) + 1
    words = "\n".join(passage.text for passage in record.passages)
    named = {
        starts[mention.passage_id] + place
        for entity in record.entities
        for mention in entity.mentions
        for place in range(mention.start, mention.end)
    }
    folded = fold_words(words)
    facts = {numeral.value for numeral in folded.numerals.values()} | {each.canonical for each in record.entities}
    return Text(words, folded, frozenset(named), frozenset(facts))


def compare(earlier: Text, later: Text) -> Comparison:
    """Punctuation, spaces and the manner of writing a character or a number make no difference."""
    hunks = list(_hunks(earlier.folded, later.folded))
    return Comparison(
        pieces=tuple(_pieces(earlier, later, hunks)),
        earlier=len(earlier.folded.units),
        later=len(later.folded.units),
        common=len(earlier.folded.units) - sum(hunk.end - hunk.start for hunk in hunks),
        facts=min(len(earlier.facts), len(later.facts)),
        common_facts=len(earlier.facts & later.facts),
    )


def _hunks(earlier: Folded, later: Folded) -> Iterator[Hunk]:
    words = Words(earlier.units, earlier.numerals)
    end, other_end = len(earlier.units), len(later.units)
    at = other_at = 0
    for block in common_blocks(words.coded, words.code(later.units, later.numerals)):
        if block.start > at or block.other_start > other_at:
            yield Hunk(at, block.start, other_at, block.other_start)
        at, other_at = block.end, block.other_end
    if at < end or other_at < other_end:
        yield Hunk(at, end, other_at, other_end)


def _slot(earlier: Text, later: Text, hunk: Hunk) -> Slot:
    sides = ((earlier, hunk.start, hunk.end), (later, hunk.other_start, hunk.other_end))
    if any(start == end for _, start, end in sides):
        return ""
    if all(set(text.folded.units[start:end]) == {MARK} for text, start, end in sides):
        return "figure"
    return "name" if all(_is_name(text, start, end) for text, start, end in sides) else ""


def _is_name(text: Text, start: int, end: int) -> bool:
    named = sum(
        text.folded.offsets(unit, unit + 1)[0] in text.named or text.folded.units[unit] == MARK
        for unit in range(start, end)
    )
    return named >= _NAMED * (end - start)


def _pieces(earlier: Text, later: Text, hunks: Sequence[Hunk]) -> Iterator[Piece]:
    at = other_at = 0
    for hunk in hunks:
        start, end = earlier.folded.offsets(hunk.start, hunk.end)
        other_start, other_end = later.folded.offsets(hunk.other_start, hunk.other_end)
        if start > at or other_start > other_at:
            yield Piece(True, earlier.words[at:start], later.words[other_at:other_start])
        yield Piece(False, earlier.words[start:end], later.words[other_start:other_end], _slot(earlier, later, hunk))
        at, other_at = end, other_end
    if at < len(earlier.words) or other_at < len(later.words):
        yield Piece(True, earlier.words[at:], later.words[other_at:])
