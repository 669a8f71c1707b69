"""What people type, read as a Query. Nothing that can be typed is an error: what is odd gives a hint."""

from __future__ import annotations

import re
from datetime import date

from search.hints import Hint
from search.lexer import Token, tokens
from search.query import FIELDS, Query
from search.recent_years import recent_years
from search.simplify import all_of, any_of, not_
from search.tree import All, Node, Phrase, Term
from search.values import read_value, year_span

NOTHING_ASKED = (
    Hint("没有输入检索词，列出全部段落", "nothing was asked for: all passages are listed"),
    Hint("没有可以检索的字词，列出全部段落", "signs only, no word to look for: all passages are listed"),
)

_MAX_CHARS = 2000
_MAX_DEPTH = 20  # of brackets: deeper ones are left out, so that no text can exhaust the stack
_CENTURIES = ("", "19", "20")
_WORD = re.compile(r"[^\W_]|[\ue000-\uf8ff]")  # private use stands for rare characters in names
_FIELD_LIKE = re.compile(r"([^\W\d_]+)[:：](?!//)")
_NOTHING_TO_EXCLUDE = Hint(
    "“-”后面没有要排除的词（要紧挨着写，如 -煤矿），已忽略",
    "no word to leave out right behind “-” (write it as -煤矿): passed over",
)
_ODD_OR = Hint("“或”的前后都要有词，已忽略", "OR needs words on both sides: passed over")
_STRAY_BRACKET = Hint("多了一个右括号，已忽略", "one closing bracket too many: passed over")
_DEEP_BRACKETS = Hint("括号层数过多，已忽略内层括号", "too many brackets in brackets: the inner ones were passed over")
_OPEN_BRACKET = Hint("少了一个右括号，已补上", "a closing bracket was missing and has been added")
_STRAY_QUOTE = Hint("引号没有成对，已忽略", "a quotation mark without its pair was passed over")
_STAR_IN_WORD = Hint(
    "“*”只在筛选项里起作用，如 人物:王*；找词的一部分请用“逐处对齐”",
    "* works in filters alone, as in person:王*; for parts of words use the concordance",
)
_TOO_LONG = Hint(f"检索词过长，只用前 {_MAX_CHARS} 个字", f"too long: only its first {_MAX_CHARS} characters were used")


def parse(text: str) -> Query:
    """The question in a text. Raises nothing; `hints` say what was odd and how it was taken."""
    hints: list[Hint] = []
    if len(text) > _MAX_CHARS:
        hints.append(_TOO_LONG)
    parser = _Parser(list(tokens(text[:_MAX_CHARS])), hints)
    root = parser.sequence()
    if root == All(()) and not hints:
        hints.append(NOTHING_ASKED[bool(text.strip())])
    return Query(root, tuple(dict.fromkeys(hints)))


class _Parser:
    """Goes through the tokens once. Rules: sequence ← choice*; choice ← unit (或 unit)*; unit ← -unit | (sequence) | …"""

    def __init__(self, tokens: list[Token], hints: list[Hint]) -> None:
        self._tokens = tokens
        self._hints = hints
        self._at = 0
        self._depth = 0

    def sequence(self) -> Node:
        """All parts up to the bracket that closes, or to the end."""
        parts: list[Node] = []
        while token := self._peek():
            if token.kind == "close":
                if self._depth:
                    break
                self._skip(_STRAY_BRACKET)
            elif token.kind == "or":
                self._skip(_ODD_OR)
            elif token.kind == "dash":
                self._skip(_NOTHING_TO_EXCLUDE)
            elif (part := self._choice()) is not None:
                parts.append(part)
        return all_of(tuple(parts))

    def _choice(self) -> Node | None:
        choices = [self._unit()]
        while (token := self._peek()) and token.kind == "or":
            self._at += 1
            following = self._peek()
            if following is None or following.kind in ("or", "close", "dash"):
                self._hints.append(_ODD_OR)
                break
            choices.append(self._unit())
        found = tuple(choice for choice in choices if choice is not None)
        return any_of(found) if found else None

    def _unit(self) -> Node | None:
        negative = False
        while (token := self._peek()) and token.kind == "not":
            self._at += 1
            negative = not negative
        if token is None or token.kind in ("or", "close", "dash"):
            self._hints.append(_NOTHING_TO_EXCLUDE)
            return None
        self._at += 1
        part = self._bracket() if token.kind == "open" else self._leaf(token)
        return not_(part) if part is not None and negative else part

    def _bracket(self) -> Node | None:
        if self._depth == _MAX_DEPTH:
            self._hints.append(_DEEP_BRACKETS)
            return None
        self._depth += 1
        inside = self.sequence()
        self._depth -= 1
        if self._peek() is None:
            self._hints.append(_OPEN_BRACKET)
        else:
            self._at += 1
        return None if inside == All(()) else inside

    def _leaf(self, token: Token) -> Node | None:
        if token.kind == "filter":
            return self._filter(token)
        if token.kind == "unclosed":
            self._hints.append(_STRAY_QUOTE)
            return None
        if not _WORD.search(token.text):
            return None
        if token.kind == "term":
            self._warn_of_unknown_field(token.text)
            if "*" in token.text:
                self._hints.append(_STAR_IN_WORD)
            self._tell_how_to_ask_for_years(token.text)
            return Term(token.text)
        return Phrase(token.text)

    def _filter(self, token: Token) -> Node | None:
        value = token.text.strip()
        if not value:
            chinese, *_, english = FIELDS[token.field]
            self._hints.append(
                Hint(f"“{chinese}:”后面还没有内容，已忽略", f"nothing stands behind {english}: yet, it was passed over")
            )
            return None
        node, hint = read_value(token.field, value)
        if hint:
            self._hints.append(hint)
        return node

    def _warn_of_unknown_field(self, text: str) -> None:
        if match := _FIELD_LIKE.match(text):
            chinese, english = ([names[at] for names in FIELDS.values()] for at in (0, -1))
            self._hints.append(
                Hint(
                    f"没有“{match[1]}”这一筛选项，已当作普通词；有：{'、'.join(chinese)}",
                    f"there is no filter “{match[1]}”: it was taken as a word; filters are {', '.join(english)}",
                )
            )

    def _tell_how_to_ask_for_years(self, text: str) -> None:
        if years := recent_years(text, date.today().year) or _span_written(text):
            self._hints.append(
                Hint(
                    f"“{text}”按普通词检索；要按年份筛选，请写 年份:{years}",
                    f"“{text}” was looked for as words; to filter by years write year:{years}",
                )
            )

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _skip(self, hint: Hint) -> None:
        self._at += 1
        self._hints.append(hint)


def _span_written(text: str) -> str:
    """Several years, written as such (2010年以来), as a filter has them; "" for all else, also for one year."""
    first, last = year_span(text) or ("", "")
    is_span = first != last and all(year[:2] in _CENTURIES for year in (first, last))
    return f"{first}..{last}" if is_span else ""
