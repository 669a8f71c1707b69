"""One canonical name for all the names by which a document calls an initiative."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.initiatives.name_shapes import is_formula
from ingest.extract.initiatives.names import InitiativeName, variants


@dataclass(frozen=True, slots=True)
class SettledNames:
    """What a document calls its initiatives."""

    canonical: Mapping[str, str]  # surface to canonical name
    kinds: Mapping[str, str]  # by canonical name
    rules: Mapping[str, str]  # by canonical name
    anywhere: re.Pattern[str] | None  # matches each surface; None where there is none


def settle(found: Sequence[InitiativeName], body: str) -> SettledNames:
    """One canonical name for all names that mean the same; `body` is the text of the whole document."""
    canonical = _with_or_without_class(found, body)
    plain = {name.full for name in found if name.rule == "class-word"}
    same = variants({name: body.count(name) for name in set(canonical.values())}, plain)
    canonical = {surface: same.get(name, name) for surface, name in canonical.items()}
    kinds: dict[str, str] = {}
    rules: dict[str, str] = {}
    for name in found:
        target = canonical[name.name]
        kinds[target] = kinds.get(target) or name.kind
        rules.setdefault(target, name.rule)
    return SettledNames(canonical, kinds, rules, _pattern(canonical))


def _with_or_without_class(found: Sequence[InitiativeName], body: str) -> dict[str, str]:
    """By surface the name with its class word or without: with it where the text has both in one, or always both."""
    forms: dict[str, set[str]] = {}
    for name in found:
        if name.joined and name.full != name.name:
            forms.setdefault(name.name, set()).add(name.full)
    canonical: dict[str, str] = {}
    for name in found:
        together = name.full in body and name.rule != "class-word"
        if together or (name.joined and len(forms[name.name]) == 1 and not _stands_alone(name, body)):
            canonical[name.name] = name.full
        else:
            canonical.setdefault(name.name, name.name)
    for name in found:
        canonical.setdefault(name.full, canonical[name.name])
    return canonical


def _stands_alone(name: InitiativeName, body: str) -> bool:
    """Whether the document calls it by the words in the marks alone more often than with the class word."""
    if len(name.name) < 3 or is_formula(name.name):
        return False
    tail = name.full.removeprefix(name.name)
    together = sum(body.count(name.name + closing + tail) for closing in ("", "”", "’", '"'))
    return body.count(name.name) > 2 * together


def _pattern(surfaces: Collection[str]) -> re.Pattern[str] | None:
    """Longer surfaces first; one of two characters needs quotation marks."""
    ordered = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    patterns = [re.escape(name) if len(name) > 2 else f'(?<=[“"‘]){re.escape(name)}(?=[”"’])' for name in ordered]
    return re.compile("|".join(patterns)) if patterns else None
