"""Organisations: found by the endings of their names, completed from the document's region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.extract.organisations.endings import endings_of, national_bodies
from ingest.extract.organisations.kinds import GOVERNMENT
from ingest.extract.organisations.naming import Namer
from ingest.extract.organisations.variants import join_variants
from ingest.extract.passage_words import PassageWords
from ingest.steps import Context, NamedMention
from kg.model import Mention, Passage


def find_organisations(context: Context, places: Sequence[NamedMention]) -> list[NamedMention]:
    """All organisations of a document, in reading order; of a chain of bodies each link.

    `places`: the mentions of places that were found before.
    """
    by_passage: dict[str, list[NamedMention]] = defaultdict(list)
    for place in places:
        by_passage[place.mention.passage_id].append(place)
    found: list[NamedMention] = []
    earlier: list[NamedMention] = []
    known: list[NamedMention] = []
    for passage in context.document.passages:
        found += _links(_in_passage(context, passage, by_passage[passage.id], earlier, known))
        earlier += by_passage[passage.id]
    return join_variants(found)


def _in_passage(
    context: Context,
    passage: Passage,
    places: Iterable[NamedMention],
    earlier: Sequence[NamedMention],
    known: list[NamedMention],
) -> Iterator[NamedMention]:
    national = list(_national(passage))
    yield from national
    bodies: dict[int, NamedMention | None] = {named.mention.end: named for named in national}
    namer = Namer(context, passage, PassageWords(passage, places), earlier, known, bodies)
    for ending in sorted(endings_of(passage.text), key=lambda ending: (ending.end, ending.start)):
        named = namer.name(ending)
        if named:
            yield named


def _national(passage: Passage) -> Iterator[NamedMention]:
    pattern, names = national_bodies()
    for match in pattern.finditer(passage.text):
        if match.group().endswith("部") and passage.text.startswith(("门", "队"), match.end()):
            continue  # 农业农村|部门
        mention = Mention(passage.id, match.start(), match.end(), match.group())
        yield NamedMention("organisation", mention, names[match.group()], "", {"kind": GOVERNMENT}, "national_body")


def _links(found: Iterable[NamedMention]) -> list[NamedMention]:
    """In reading order: names that lie in no other, and the holders that these begin with (山东大学 of 山东大学文学院)."""
    by_stretch = {(named.mention.start, -named.mention.end): named for named in found}
    kept: list[NamedMention] = []
    start = end = -1  # of the last name that lies in no other
    for stretch, named in sorted(by_stretch.items()):
        if named.mention.end > end:
            start, end = stretch[0], named.mention.end
        elif named.mention.start != start:
            continue
        kept.append(named)
    return kept
