"""Where the words that were asked for stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from search.analyzer import Word, words_among
from search.dictionary import word_laid
from search.fold import fold

Stretch = tuple[int, int]  # code points, half-open


def find_highlights(text: str, wanted: Iterable[tuple[str, ...]]) -> list[Stretch]:
    """Stretches in which one of the sequences of words stands, in order; those that touch or overlap are one."""
    return join_stretches(stretch for found in find_words(text, wanted).values() for stretch in found)


def find_words(text: str, wanted: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[Stretch]]:
    """Where each sequence of words stands; those that stand nowhere are left out.

    Words are compared as the index does, so that traditional and full-width text is found, and parts of words too.
    """
    sequences, folded = tuple(dict.fromkeys(wanted)), fold(text)
    standing: dict[str, list[Word]] = defaultdict(list)
    for word in words_among(folded, {word for sequence in sequences for word in sequence}):
        standing[word.text].append(word)
    found = {
        sequence: occurrences(folded, added)
        if (added := word_laid(sequence[0]))
        else list(_stretches(sequence, standing))
        for sequence in sequences
    }
    return {sequence: stretches for sequence, stretches in found.items() if stretches}


def occurrences(text: str, phrase: str) -> list[Stretch]:
    """Where the characters of a phrase stand, be they words or not; none overlaps the one before, as str.count counts."""
    found = []
    start = text.find(phrase)
    while start >= 0:
        found.append((start, start + len(phrase)))
        start = text.find(phrase, start + len(phrase))
    return found


def join_stretches(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order; those that touch or overlap are one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stretches(sequence: tuple[str, ...], standing: Mapping[str, list[Word]]) -> Iterator[Stretch]:
    if not all(text in standing for text in sequence):
        return
    first, *others = sequence
    later = [{word.position: word for word in standing[text]} for text in others]
    for word in standing[first]:
        following = [at.get(word.position + offset) for offset, at in enumerate(later, 1)]
        if all(following):
            yield word.start, max(last.end for last in (word, *following) if last)
