"""CSL-JSON, the common form of reference managers, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.cite.reference import Date, Name, Reference

# field of a Reference -> variable of CSL, as far as both are plain texts
TEXTS = {
    "title": "title", "host_title": "container-title", "event": "event-title", "edition": "edition",
    "version": "version", "volume": "volume", "volume_title": "volume-title", "issue": "issue", "page": "page",
    "number": "number", "call_number": "call-number", "genre": "genre", "place": "publisher-place",
    "publisher": "publisher", "archive": "archive", "archive_place": "archive-place",
    "archive_location": "archive_location", "scale": "scale", "dimensions": "dimensions", "medium": "medium",
    "url": "URL", "doi": "DOI", "year_suffix": "year-suffix",
}  # fmt: skip
# field -> variables of CSL, of which the first that is filled counts
_NAMES = {
    "authors": ("author", "composer", "illustrator", "director"),
    "editors": ("editor", "editorial-director", "collection-editor"),
    "translators": ("translator",),
    "host_authors": ("container-author",),
}
_NAME_VARIABLES = frozenset(variable for variables in _NAMES.values() for variable in variables)
_BETWEEN_NAMES = re.compile(r"[、；;]")
_HAN = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[぀-ヿ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_YEARS = re.compile(r"(\d{4})\s*(?:[—–\-/]|\.\.)+\s*(\d{4})?")  # 1957—1990, 1984—, 1984/..
_IDENTIFIERS = frozenset({"ARK", "CSTR", "HANDLE", "PURL", "URN"})
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def from_csl(item: Mapping[str, Any]) -> Reference:
    """The reference that a CSL-JSON item describes; variables that no style here prints are passed over."""
    texts = {field: _text(item.get(variable)) for field, variable in TEXTS.items()}
    texts["doi"] = _DOI.sub("", texts["doi"])
    texts["event"] = texts["event"] or _text(item.get("event"))  # CSL 1.0.1
    values: dict[str, Any] = texts | {field: _first(item, variables) for field, variables in _NAMES.items()}
    return Reference(
        id=_text(item.get("id")),
        type=_text(item.get("type")) or "document",
        language=_text(item.get("language")).partition("-")[0].lower() or _language_of(texts["title"]),
        issued=_date(item.get("issued") or item.get("available-date")),
        accessed=_date(item.get("accessed")),
        identifiers=_identifiers(item.get("custom")),
        **values,
    )


def to_csl(reference: Reference) -> dict[str, Any]:
    """The item again, with what is filled."""
    names = {variables[0]: [_name_item(n) for n in getattr(reference, f)] for f, variables in _NAMES.items()}
    dates = {"issued": _date_item(reference.issued), "accessed": _date_item(reference.accessed)}
    item: dict[str, Any] = {"id": reference.id, "type": reference.type, "language": reference.language, **names}
    item |= {variable: getattr(reference, field) for field, variable in TEXTS.items()}
    item |= {**dates, "custom": dict(reference.identifiers)}
    return {variable: value for variable, value in item.items() if value}


def filled(reference: Reference, given: Mapping[str, str]) -> Reference:
    """The reference with what people know besides, by variable; names are parted by 、 or ；, dates are 2012-12-27."""
    item = to_csl(reference)
    for variable, text in given.items():
        if variable in _NAME_VARIABLES and text.strip():
            item[variable] = [{"literal": name.strip()} for name in _BETWEEN_NAMES.split(text) if name.strip()]
        elif text.strip():
            item[variable] = text.strip()
    return from_csl(item)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _first(item: Mapping[str, Any], variables: Iterable[str]) -> tuple[Name, ...]:
    """Names of the first variable that has any; those without a letter are none."""
    lists = (tuple(map(_name, item.get(variable) or ())) for variable in variables)
    told = (tuple(name for name in names if name.literal or name.family or name.given) for names in lists)
    return next(filter(None, told), ())


def _name(given: Mapping[str, Any]) -> Name:
    particle = _text(given.get("non-dropping-particle"))
    first = f"{_text(given.get('given'))} {_text(given.get('dropping-particle'))}".strip()
    family = f"{particle} {_text(given.get('family'))}".strip()
    return Name(_text(given.get("literal")), family, first, _text(given.get("suffix")).rstrip("."))


def _name_item(name: Name) -> dict[str, str]:
    parts = {"literal": name.literal, "family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(given: object) -> Date:
    if not isinstance(given, Mapping):
        return _written(_text(given))
    ends = [_numbers(parts) for parts in given.get("date-parts") or []]
    if not ends or not ends[0]:
        return _written(_text(given.get("raw") or given.get("literal")))
    end = ends[1] if len(ends) > 1 else None
    return Date(ends[0], end, _text(given.get("literal")), estimated=bool(given.get("circa")))


def _written(text: str) -> Date:
    if match := _ISO.fullmatch(text):
        return Date(tuple(int(part) for part in match.groups() if part))
    if match := _YEARS.fullmatch(text):
        return Date((int(match[1]),), (int(match[2]),) if match[2] else ())
    return Date(literal=text)


def _numbers(parts: Iterable[Any]) -> tuple[int, ...]:
    return tuple(int(part) for part in parts if str(part).lstrip("-").isdecimal() and int(part) != 0)


def _date_item(date: Date) -> dict[str, Any]:
    ends = [list(part) for part in (date.parts, date.end) if part is not None]
    item = {"date-parts": ends if date.parts else [], "literal": date.literal, "circa": date.estimated}
    return {key: value for key, value in item.items() if value}


def _identifiers(custom: object) -> tuple[tuple[str, str], ...]:
    """Identifiers that CSL has no variable for: {"CSTR": "32003.36…"}."""
    if not isinstance(custom, Mapping):
        return ()
    return tuple((str(scheme), str(value)) for scheme, value in custom.items() if str(scheme).upper() in _IDENTIFIERS)


def _language_of(title: str) -> str:
    scripts = (("ja", _KANA), ("zh", _HAN), ("ru", _CYRILLIC))
    return next((language for language, script in scripts if script.search(title)), "en")
