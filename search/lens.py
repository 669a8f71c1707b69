"""A sentence as the index sees it: its words, the shorter ones in them, and the added words that are laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from search.analyzer import words
from search.dictionary import Dictionary, Standing

Kind = Literal["word", "added", "rest", "sign"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence. Together the pieces are the sentence again."""

    kind: Kind  # rest: what an added word leaves of a word that it cuts; sign: no word
    text: str  # as written
    start: int  # code points
    within: tuple[str, ...] = ()  # of a word the shorter ones in it; of an added word and of a rest the words there

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def pieces_of(sentence: str, dictionary: Dictionary) -> list[Piece]:
    """The sentence in pieces, with the longest of the added words in place of the words under them."""
    cut = list(_cut(sentence))
    added = list(dictionary.longest(sentence))
    spans = [(word.start, word.end) for word in cut] + [(word.start, word.end) for word in added]
    borders = {0, len(sentence)} | {at for span in spans for at in span}
    inside = {at for word in added for at in range(word.start + 1, word.end)}
    stretches = pairwise(sorted(borders - inside))
    return [_piece(sentence[start:end], start, cut, added) for start, end in stretches]


def _piece(text: str, start: int, cut: Iterable[Piece], added: Iterable[Standing]) -> Piece:
    end = start + len(text)
    under = [word for word in cut if word.start < end and start < word.end]
    if any(word.start == start for word in added):
        return Piece("added", text, start, tuple(word.text for word in under))
    if not under:
        return Piece("sign", text, start)
    word = under[0]
    return word if word.text == text else Piece("rest", text, start, (word.text,))


def _cut(sentence: str) -> Iterator[Piece]:
    position, whole, parts = -1, Piece("sign", "", 0), list[str]()
    for word in words(sentence, parts=True):
        text = sentence[word.start : word.end]
        if word.position == position:
            parts.append(text)
            continue
        if whole.text:
            yield Piece("word", whole.text, whole.start, tuple(parts))
        position, whole, parts = word.position, Piece("word", text, word.start), []
    if whole.text:
        yield Piece("word", whole.text, whole.start, tuple(parts))
