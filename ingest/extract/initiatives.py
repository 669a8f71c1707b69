"""Names of initiatives: works, methods, campaigns, platforms and mechanisms that a report calls by a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.campaigns import Campaign, find_campaigns
from ingest.extract.definitions import find_definitions
from ingest.extract.initiative_names import InitiativeName, variants
from ingest.extract.name_shapes import is_formula
from ingest.extract.plain_initiatives import listed_items, plain_initiatives
from ingest.extract.quotations import find_quotations
from ingest.extract.quoted_initiatives import quoted_initiatives
from ingest.extract.slogans import find_slogans
from ingest.steps import Context, NamedMention, TextDocument
from kg.ids import PassageId
from kg.model import Mention, Passage


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of a passage that names an initiative."""

    start: int
    end: int
    canonical: str
    national: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """What a document calls its initiatives."""

    canonical: Mapping[str, str]  # surface to canonical name
    kinds: Mapping[str, str]  # by canonical name
    rules: Mapping[str, str]  # by canonical name


def find_initiatives(context: Context, named: Sequence[NamedMention]) -> list[NamedMention]:
    """Every mention of an initiative. `named` holds the places and bodies already found: a name begins after them."""
    passages = context.document.passages
    campaigns = {passage.id: find_campaigns(passage.text) for passage in passages}
    found = _candidates(context.document, named, campaigns)
    body = "\n".join(passage.text for passage in passages)
    names = _settle([name for some in found.values() for name in some], body)
    spans = {passage.id: _spans(passage.text, found[passage.id], campaigns[passage.id], names) for passage in passages}
    definitions = find_definitions(
        passages, {passage: [(span.end, span.canonical) for span in some] for passage, some in spans.items()}
    )
    scope = _scope(context)
    return [
        _named(passage, span, names, scope, definitions.get(span.canonical, ""))
        for passage in passages
        for span in spans[passage.id]
    ]


def _candidates(
    document: TextDocument, named: Sequence[NamedMention], campaigns: Mapping[PassageId, Sequence[Campaign]]
) -> dict[PassageId, list[InitiativeName]]:
    """The names that have evidence enough, by passage."""
    passages, title = document.passages, document.title
    body = "\n".join(passage.text for passage in passages)
    seen = Counter(quotation.inner for passage in passages for quotation in find_quotations(passage.text))
    items = {item for slogan in find_slogans(document) for item in slogan.components}
    ends: dict[PassageId, set[int]] = {}
    for item in named:
        ends.setdefault(item.mention.passage_id, set()).add(item.mention.end)
    return {
        passage.id: [
            name
            for name in quoted_initiatives(passage.text, title, seen)
            + plain_initiatives(passage.text, ends.get(passage.id, set()), body, title)
            + listed_items(passage.text, items)
            if all(name.end != campaign.end for campaign in campaigns[passage.id])
        ]
        for passage in passages
    }


def _settle(found: Sequence[InitiativeName], body: str) -> _Names:
    """One canonical name for all names that mean the same."""
    canonical: dict[str, str] = {}
    forms = {name.name: {other.full for other in found if other.name == name.name} - {name.name} for name in found}
    for name in found:
        joined = (name.full in body and name.rule != "class-word") or (
            name.joined and len(forms[name.name]) == 1 and not _stands_alone(name, body)
        )
        canonical[name.name] = name.full if joined else canonical.get(name.name, name.name)
    for name in found:
        canonical.setdefault(name.full, canonical[name.name])
    plain = {name.full for name in found if name.rule == "class-word"}
    same = variants({name: body.count(name) for name in set(canonical.values())}, plain)
    canonical = {surface: same.get(name, name) for surface, name in canonical.items()}
    kinds: dict[str, str] = {}
    rules: dict[str, str] = {}
    for name in found:
        target = canonical[name.name]
        kinds[target] = kinds.get(target) or name.kind
        rules.setdefault(target, name.rule)
    return _Names(canonical, kinds, rules)


def _stands_alone(name: InitiativeName, body: str) -> bool:
    """Whether the document calls it by the words in the marks alone more often than with the class word."""
    if len(name.name) < 3 or is_formula(name.name):
        return False
    tail = re.escape(name.full.removeprefix(name.name))
    return body.count(name.name) > 2 * len(re.findall(rf"{re.escape(name.name)}[”’\"]?{tail}", body))


def _scope(context: Context) -> str:
    """The narrowest county or city of the document's region, else its province, else the document itself."""
    codes = [place.id.removeprefix("place:") for place in context.region]
    for digits in (6, 4, 2):
        for code in codes:
            if code.isdigit() and len(code) >= digits:
                return f"place:{code[:digits]}"
    return context.document.id


def _spans(text: str, found: Sequence[InitiativeName], campaigns: Sequence[Campaign], names: _Names) -> list[_Span]:
    """Where `text` names an initiative; of two that overlap the longer one stands."""
    spans = [_Span(item.start, item.end, item.canonical, national=True) for item in campaigns]
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
        return _Span(name.end - len(name.name), name.end, canonical, national=False)
    return _Span(name.start, name.full_end, canonical, national=False)


def _bare(text: str, names: _Names) -> list[_Span]:
    """Where the document repeats a name that it showed to be one; two characters alone need quotation marks."""
    if not names.canonical:
        return []
    surfaces = sorted(names.canonical, key=lambda surface: (-len(surface), surface))
    pattern = "|".join(
        re.escape(surface) if len(surface) > 2 else f'(?<=[“"‘]){re.escape(surface)}(?=[”"’])' for surface in surfaces
    )
    return [
        _Span(match.start(), match.end(), names.canonical[match.group()], national=False)
        for match in re.finditer(pattern, text)
    ]


def _named(passage: Passage, span: _Span, names: _Names, scope: str, definition: str) -> NamedMention:
    kind = "活动" if span.national else names.kinds.get(span.canonical, "")
    attrs = {"level_of": "national" if span.national else "local", "kind": kind, "definition": definition}
    return NamedMention(
        type="initiative",
        mention=Mention(passage.id, span.start, span.end, passage.text[span.start : span.end]),
        canonical=span.canonical,
        scope="" if span.national else scope,
        attrs={key: value for key, value in attrs.items() if value},
        rule="national-campaign" if span.national else names.rules.get(span.canonical, "repeated"),
    )
