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
    """All organisations of a document, in reading order; of names inside one another the longest.

    `places`: the mentions of places that were found before.
    """
    by_passage: dict[str, list[NamedMention]] = defaultdict(list)
    for place in places:
        by_passage[place.mention.passage_id].append(place)
    found: list[NamedMention] = []
    earlier: list[NamedMention] = []
    known: list[NamedMention] = []
    for passage in context.document.passages:
        found += _longest(_in_passage(context, passage, by_passage[passage.id], earlier, known))
        earlier += by_passage[passage.id]
    return join_variants(found)


def _in_passage(
    context: Context,
    passage: Passage,
    places: Iterable[NamedMention],
    earlier: Sequence[NamedMention],
    known: list[NamedMention],
) -> Iterator[NamedMention]:
    yield from _national(passage)
    namer = Namer(context, passage, PassageWords(passage, places), earlier, known)
    for ending in sorted(endings_of(passage.text), key=lambda ending: (ending.end, ending.start)):
        named = namer.name(ending)
        if named:
            yield named


def _national(passage: Passage) -> Iterator[NamedMention]:
    pattern, names = national_bodies()
    for match in pattern.finditer(passage.text):
        mention = Mention(passage.id, match.start(), match.end(), match.group())
        yield NamedMention("organisation", mention, names[match.group()], "", {"kind": GOVERNMENT}, "national_body")


def _longest(found: Iterable[NamedMention]) -> list[NamedMention]:
    """Without those that lie inside another, in reading order."""
    kept: list[NamedMention] = []
    for named in sorted(found, key=lambda named: (named.mention.start, -named.mention.end)):
        if not kept or named.mention.end > kept[-1].mention.end:
            kept.append(named)
    return kept
