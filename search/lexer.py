"""What people type, cut into the signs and words of the query language. Full-width signs mean what half-width ones do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from search.query import FIELDS

Kind = Literal["open", "close", "or", "not", "term", "phrase", "unclosed", "filter"]

_QUOTES = '"“”„＂「」『』'
_CLOSES = {"“": "”", "„": "”", "「": "」", "『": "』"}  # any other mark is closed by itself
_NAMES = {name: field for field, names in FIELDS.items() for name in names}
_FIELD = rf"(?:{'|'.join(_NAMES)})\s*[:：]"
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<open>[(（])"
    r"|(?P<close>[)）])"
    r"|(?P<or>[|｜]+)"
    r"|(?P<not>[-－])"
    rf"|(?P<quote>[{_QUOTES}])"
    rf"|(?P<field>{_FIELD})"
    rf"|(?P<term>[^\s()（）|｜{_QUOTES}]+)",
    re.IGNORECASE,
)
_BARE_VALUE = re.compile(rf"(?:\s+(?!{_FIELD}|[-－]))?([^\s()（）|｜{_QUOTES}]*)", re.IGNORECASE)
_OPENING = re.compile(rf"\s*([{_QUOTES}])")
_OPERATORS: dict[str, Kind | None] = {"OR": "or", "或": "or", "AND": None, "NOT": "not"}  # None: is so without it


class Token(NamedTuple):
    kind: Kind
    text: str  # what stands inside, for a phrase or filter; the field of a filter stands in `field`
    field: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Signs and words in order; nothing that can be typed is an error."""
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "quote":
            inside, at = _quoted(text, match.group(), at)
            yield Token("unclosed" if inside is None else "phrase", inside or "")
        elif kind == "field":
            value, at = _value(text, at)
            yield Token("filter", value, _NAMES[match.group().rstrip(":： \t\n").strip().lower()])
        elif kind == "term":
            operator = _OPERATORS.get(unicodedata.normalize("NFKC", match.group()), "term")
            if operator is not None:
                yield Token(operator, match.group())
        elif kind in ("open", "close", "or", "not"):
            yield Token(kind, match.group())  # type: ignore[arg-type]  # one of the four, which are kinds


def _quoted(text: str, mark: str, start: int) -> tuple[str | None, int]:
    """What stands between a quotation mark and the one that closes it, None if none does, and where the rest begins."""
    end = text.find(_CLOSES.get(mark, mark), start)
    return (_tidy(text[start:end]), end + 1) if end >= 0 else (None, start)


def _value(text: str, start: int) -> tuple[str, int]:
    """The value of a filter, in quotation marks or up to the next space or bracket, and where the rest begins."""
    if opening := _OPENING.match(text, start):
        start = opening.end()
        inside, end = _quoted(text, opening.group(1), start)
        if inside is not None:
            return inside, end
    bare = _BARE_VALUE.match(text, start)
    assert bare is not None  # it matches the empty text
    return bare.group(1), bare.end()


def _tidy(inside: str) -> str:
    """Without marks inside marks and without white space that says nothing."""
    return " ".join("".join(" " if character in _QUOTES else character for character in inside).split())
