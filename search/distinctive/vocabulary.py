"""The words of a document that may set its region apart: without names of places and people, which do so by nature."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kg.ids import PassageId
from kg.model import DocumentRecord
from search.analyzer import words

_NAMED = ("place", "person")
_GAP = "\n"  # in place of a character of a name: no word reaches over it
_WORD = re.compile(
    r"[一-鿕]{2,}"
)  # single characters are mostly what is left of names; numerals and letters name nothing


def vocabulary(record: DocumentRecord) -> Counter[str]:
    """By word, in how many passages of the document it stands."""
    names: defaultdict[PassageId, list[tuple[int, int]]] = defaultdict(list)
    for entity in record.entities:
        for mention in entity.mentions if entity.type in _NAMED else ():
            names[mention.passage_id].append((mention.start, mention.end))
    counts: Counter[str] = Counter()
    for passage in record.passages:
        text = _without(passage.text, names[passage.id])
        counts.update({word.text for word in words(text, parts=False) if _WORD.fullmatch(word.text)})
    return counts


def _without(text: str, stretches: list[tuple[int, int]]) -> str:
    for start, end in stretches:
        text = text[:start] + _GAP * (end - start) + text[end:]
    return text
