"""What people type, cut into the signs and words of the query language. Full-width signs mean what half-width ones do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from search.query import FIELDS
from search.quotation import EDGE_MARKS, MARKS, quoted, quoted_around

Kind = Literal["open", "close", "or", "not", "dash", "term", "phrase", "unclosed", "filter"]

_LEFT_FULL = "，；！？～、"  # they are punctuation of the text, not signs of the language
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide) not in _LEFT_FULL} | {0x3000: 0x20}
FIELD_OF_NAME = {name: field for field, names in FIELDS.items() for name in names}
_FIELD = rf"(?:{'|'.join(sorted(FIELD_OF_NAME, key=len, reverse=True))})\s*:"
_TOKEN = re.compile(
    r"(?P<space>[\s&]+)"
    r"|(?P<open>\()"
    r"|(?P<close>\))"
    r"|(?P<or>\|+)"
    r"|(?P<not>[-−–](?!\s|$))"
    r"|(?P<dash>[-−–]+)"
    rf"|(?P<quote>[{MARKS}])"
    rf"|(?P<around>(?=[{EDGE_MARKS}]))"
    rf"|(?P<field>{_FIELD})"
    rf"|(?P<term>[^\s()|{MARKS}]+)",
    re.IGNORECASE,
)
_TERM = re.compile(rf"[^\s()|{MARKS}]+")
_BARE_VALUE = re.compile(rf"(?:\s+(?!{_FIELD}|[-−–]))?([^\s()|{MARKS}]*)", re.IGNORECASE)
_YEARS_APART = re.compile(r"\s*\d{4}年?\s*(?:\.\.+|…+|[-−–~至到]|—+)\s*\d{4}年?")
_SPACE = re.compile(r"\s*")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)(\)|$)")
_COMMA = re.compile("[,，、]")
_OPERATORS: dict[str, Kind | None] = {  # None: is so without it
    "or": "or",
    "或": "or",
    "或者": "or",
    "not": "not",
    "非": "not",
    "and": None,
    "且": None,
    "并且": None,
}


class Token(NamedTuple):
    kind: Kind
    text: str  # what stands inside, for a phrase or filter; the field of a filter stands in `field`
    field: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Signs and words in order; nothing that can be typed is an error."""
    return _tokens(text.translate(_HALF_WIDTH))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "quote":
            inside, at = quoted(text, match.start())
            yield Token("unclosed" if inside is None else "phrase", inside or "")
        elif kind == "around":
            token, at = _around(text, at)
            yield token
        elif kind == "field":
            field = FIELD_OF_NAME[match.group().rstrip(": \t\n").strip().lower()]
            found, at = _filters(text, at, field)
            yield from found
        elif kind == "term":
            operator = _OPERATORS.get(match.group().lower(), "term")
            if operator is not None:
                yield Token(operator, match.group())
        elif kind in ("open", "close", "or", "not", "dash"):
            yield Token(kind, match.group())  # type: ignore[arg-type]  # one of the five, which are kinds


def _around(text: str, start: int) -> tuple[Token, int]:
    """A phrase in 'marks' that also stand inside words; else just the word."""
    if found := quoted_around(text, start):
        return Token("phrase", found[0]), found[1]
    term = _TERM.match(text, start)
    assert term is not None  # it begins with a mark of this kind, which is a word's
    return Token("term", term.group()), term.end()


def _filters(text: str, start: int, field: str) -> tuple[list[Token], int]:
    """What one filter stands for: 地区:浙江,江苏 and 地区:(浙江 或 江苏) are a choice. And where the rest begins."""
    if inside := _IN_BRACKETS.match(text, start):
        spread = [
            token._replace(kind="filter", field=field) if token.kind in ("term", "phrase") else token
            for token in _tokens(inside.group(1))
        ]
        return [Token("open", "("), *spread, *([Token("close", ")")] if inside.group(2) else [])], inside.end()
    value, end, is_quoted = _value(text, start, field)
    values = [value] if is_quoted or field == "title" else [part for part in _COMMA.split(value) if part]
    if len(values) < 2:
        return [Token("filter", values[0] if values else "", field)], end
    choice = [token for value in values for token in (Token("or", "或"), Token("filter", value, field))]
    return [Token("open", "("), *choice[1:], Token("close", ")")], end


def _value(text: str, start: int, field: str) -> tuple[str, int, bool]:
    """The value of a filter, in quotation marks or up to the next space or bracket, where the rest begins, and which."""
    opening = _SPACE.match(text, start)
    assert opening is not None  # it matches the empty text
    first = opening.end()
    if text[first : first + 1] in MARKS and first < len(text):
        inside, end = quoted(text, first)
        if inside is not None:
            return inside, end, True
        start = end
    elif found := quoted_around(text, first):
        return *found, True
    elif field == "year" and (apart := _YEARS_APART.match(text, start)):
        return apart.group(), apart.end(), True
    bare = _BARE_VALUE.match(text, start)
    assert bare is not None  # it matches the empty text
    return bare.group(1), bare.end(), False
