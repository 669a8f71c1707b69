"""Names in lists, where one tells the others: 张三、李四和王五."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.passage_words import PassageWords
from ingest.extract.people.claims import JOINT
from ingest.extract.people.evidence import is_clear_end, is_edge
from ingest.extract.people.names import likely_names
from ingest.extract.people.roles import role_before
from ingest.extract.people.short_names import PersonClaim
from ingest.steps import NamedMention

_ENOUGH = 3  # stretches of the shape of a name in a row are names, though nothing else says so


def listed_with(
    words: PassageWords, claims: Sequence[PersonClaim], named: Sequence[NamedMention]
) -> Iterator[PersonClaim]:
    """Stretches of the shape of a name in a list with somebody who is known, or with enough of their like."""
    known = {claim.start: claim for claim in claims}
    spans = [(one.start, one.end) for one in claims] + [(one.mention.start, one.mention.end) for one in named]
    taken = {position for span in spans for position in range(*span)}
    shapes: dict[int, int] = {}
    for start, end in likely_names(words):
        if taken.isdisjoint(range(start, end)) and is_clear_end(words, end):
            shapes.setdefault(start, end)
    for row in _rows(words, {**shapes, **{claim.start: claim.end for claim in claims}}):
        told = [known[start] for start in row if start in known]
        if any(not claim.partial for claim in told) or _is_list_of_names(row, shapes):
            role = told[0].role if told else ""
            for start in (start for start in row if start not in known):
                yield PersonClaim(start, shapes[start], words.text[start : shapes[start]], role, "", False, "listed")


def _is_list_of_names(row: Sequence[int], shapes: Mapping[int, int]) -> bool:
    """Whether these are enough, and not all of two characters, as short names of cities and roads are."""
    return len(row) >= _ENOUGH and any(shapes.get(start, start) - start > 2 for start in row)


def _rows(words: PassageWords, ends: Mapping[int, int]) -> Iterator[list[int]]:
    """Runs of two stretches and more with nothing but 、 or 和 between them; `ends` gives the end of each by its start."""
    row: list[int] = []
    for start in sorted(ends):
        joint = JOINT.match(words.text, ends[row[-1]]) if row else None
        if joint and joint.end() == start:
            row.append(start)
            continue
        if len(row) > 1:
            yield row
        row = [start] if is_edge(words, start) or role_before(words.text, start) else []
    if len(row) > 1:
        yield row
