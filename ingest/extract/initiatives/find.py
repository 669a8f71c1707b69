"""Names of initiatives: works, methods, campaigns, platforms and mechanisms that a report calls by a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.class_words import class_word
from ingest.extract.initiatives.campaigns import Campaign, find_campaigns
from ingest.extract.initiatives.cues import is_stock
from ingest.extract.initiatives.definitions import find_definitions
from ingest.extract.initiatives.levels import find_levels
from ingest.extract.initiatives.listed import editions, listed_names, numbered_items
from ingest.extract.initiatives.names import InitiativeName
from ingest.extract.initiatives.plain import plain_initiatives
from ingest.extract.initiatives.quoted import quoted_initiatives
from ingest.extract.initiatives.settling import SettledNames, settle
from ingest.extract.organisations.completion import scope_of
from ingest.steps import Context, NamedMention, TextDocument
from kg.ids import PassageId, place_chain
from kg.model import Mention, Passage, Slogan

_PROVINCE_ID = re.compile(r"place:\d{2}")


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of a passage that names an initiative."""

    start: int
    end: int
    canonical: str
    national: str = ""  # the kind of a national one


def find_initiatives(context: Context, named: Sequence[NamedMention], slogans: Iterable[Slogan]) -> list[NamedMention]:
    """Every mention of an initiative.

    `named` holds the places and bodies already found, after which a name begins; `slogans` those of the document, whose
    components may be names.
    """
    passages = context.document.passages
    campaigns = {passage.id: find_campaigns(passage.text) for passage in passages}
    items = {item for slogan in slogans for item in slogan.components}
    found = _candidates(context.document, named, items, campaigns)
    body = "\n".join(passage.text for passage in passages)
    names = settle([name for some in found.values() for name in some], body)
    spans = {passage.id: _spans(passage.text, found[passage.id], campaigns[passage.id], names) for passage in passages}
    definitions = find_definitions(
        passages, {passage: [(span.end, span.canonical) for span in some] for passage, some in spans.items()}
    )
    starts = {passage: [(span.start, span.canonical) for span in some] for passage, some in spans.items()}
    levels = find_levels(passages, starts, context.document.title)
    scopes = _scopes_of_levels(context, levels) | _scopes_of_owners(context, passages, spans, named)
    own = scope_of(context)
    return [
        _named(
            passage,
            span,
            names,
            scopes.get(span.canonical, own),
            {"level_of": levels.get(span.canonical, "local"), "definition": definitions.get(span.canonical, "")},
        )
        for passage in passages
        for span in spans[passage.id]
    ]


def _candidates(
    document: TextDocument,
    named: Sequence[NamedMention],
    items: Collection[str],
    campaigns: Mapping[PassageId, Sequence[Campaign]],
) -> dict[PassageId, list[InitiativeName]]:
    """The names that have evidence enough, by passage."""
    passages, title = document.passages, document.title
    body = "\n".join(passage.text for passage in passages)
    ends: dict[PassageId, set[int]] = {passage.id: set() for passage in passages}
    for item in named:
        ends[item.mention.passage_id].add(item.mention.end)
    quoted = quoted_initiatives(passages, title, ends)
    return {
        passage.id: [
            name
            for name in quoted[passage.id]
            + plain_initiatives(passage.text, ends[passage.id], body, title)
            + listed_names(passage.text)
            + editions(passage.text)
            + numbered_items(passage.text, items)
            if not any(_says_campaign(name, campaign) for campaign in campaigns[passage.id])
        ]
        for passage in passages
    }


def _says_campaign(name: InitiativeName, campaign: Campaign) -> bool:
    """Whether a name is a national campaign over again, or adds nothing but stock words to one."""
    start = name.end - len(name.name)
    if name.end == campaign.end or campaign.start <= start < name.end <= campaign.end:
        return True
    more = name.name[campaign.end - start :]
    return (
        campaign.start == start < campaign.end < name.end and is_stock(more) and not class_word(more).endswith("行动")
    )


def _scopes_of_levels(context: Context, levels: Mapping[str, str]) -> dict[str, str]:
    """The scopes of what the province or the country runs: the province of the document, or none at all."""
    chain = [holder for place in context.region for holder in (place.id, *place_chain(place.id))]
    province = next((holder for holder in chain if _PROVINCE_ID.fullmatch(holder)), scope_of(context))
    return {name: "" if level == "national" else province for name, level in levels.items()}


def _scopes_of_owners(
    context: Context,
    passages: Iterable[Passage],
    spans: Mapping[PassageId, Sequence[_Span]],
    named: Sequence[NamedMention],
) -> dict[str, str]:
    """The scopes of initiatives that the document gives to another place than its own: 借鉴东岛县“一船一岗”的做法."""
    region = {place.id for place in context.region}
    ends = {(item.mention.passage_id, item.mention.end): item for item in named if item.type == "place"}
    found: dict[str, str] = {}
    for passage in passages:
        for span in spans[passage.id]:
            before = passage.text[: span.start].rstrip('“"‘').removesuffix("的")
            owner = ends.get((passage.id, len(before)))
            if owner and owner.scope and not region.intersection(owner.attrs.get("chain_ids", "").split("/")):
                found.setdefault(span.canonical, scope_of(context, owner))
    return found


def _spans(
    text: str, found: Sequence[InitiativeName], campaigns: Sequence[Campaign], names: SettledNames
) -> list[_Span]:
    """Where `text` names an initiative; of two that overlap the longer one stands."""
    spans = [_Span(item.start, item.end, item.canonical, item.kind) for item in campaigns]
    spans += [_span(name, names.canonical[name.name]) for name in found]
    spans += _bare(text, names)
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.canonical)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _span(name: InitiativeName, canonical: str) -> _Span:
    """A name with its class word, where the canonical name is without; then both forms are known as surfaces."""
    if canonical == name.full:
        return _Span(name.end - len(name.name), name.end, canonical)
    return _Span(name.start, name.full_end, canonical)


def _bare(text: str, names: SettledNames) -> list[_Span]:
    """Where the document repeats a name that it showed to be one."""
    found = names.anywhere.finditer(text) if names.anywhere else ()
    return [_Span(match.start(), match.end(), names.canonical[match.group()]) for match in found]


def _named(passage: Passage, span: _Span, names: SettledNames, scope: str, said: Mapping[str, str]) -> NamedMention:
    kind = span.national or names.kinds.get(span.canonical, "")
    attrs = {**said, "kind": kind} | ({"level_of": "national"} if span.national else {})
    return NamedMention(
        type="initiative",
        mention=Mention(passage.id, span.start, span.end, passage.text[span.start : span.end]),
        canonical=span.canonical,
        scope="" if span.national else scope,
        attrs={key: value for key, value in attrs.items() if value},
        rule="national-campaign" if span.national else names.rules.get(span.canonical, "repeated"),
    )
