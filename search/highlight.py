"""Where the words that were asked for stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.analyzer import Word, words

Stretch = tuple[int, int]  # code points, half-open


def find_highlights(text: str, wanted: Iterable[tuple[str, ...]]) -> list[Stretch]:
    """Stretches in which one of the sequences of words stands, in order; those that touch or overlap are one.

    Words are compared as the index does, so that traditional and full-width text is found, and parts of words too.
    """
    standing: dict[str, list[Word]] = defaultdict(list)
    for word in words(text, parts=True):
        standing[word.text].append(word)
    found = (stretch for sequence in dict.fromkeys(wanted) for stretch in _stretches(sequence, standing))
    return _joined(sorted(found))


def _stretches(sequence: tuple[str, ...], standing: dict[str, list[Word]]) -> Iterator[Stretch]:
    if not all(text in standing for text in sequence):
        return
    first, *others = sequence
    later = [{word.position: word for word in standing[text]} for text in others]
    for word in standing[first]:
        following = [at.get(word.position + offset) for offset, at in enumerate(later, 1)]
        if all(following):
            yield word.start, max(last.end for last in (word, *following) if last)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
