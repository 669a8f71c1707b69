"""Cursors come back as they went out, whatever else is handed in is refused."""

from __future__ import annotations

import base64
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from web.api.cursors import Cursor, check, from_text, question_digest, to_text

_PARTS = st.text("0123456789abcdef.", max_size=20)
CURSORS = st.builds(Cursor, st.integers(1, 1_000_000_000), _PARTS, _PARTS)


@given(CURSORS)
def test_a_cursor_comes_back_as_it_went_out(cursor: Cursor) -> None:
    assert from_text(to_text(cursor)) == cursor


@given(CURSORS)
def test_a_cursor_stands_in_an_address_as_it_is(cursor: Cursor) -> None:
    assert re.fullmatch(r"[\w-]+", to_text(cursor), re.ASCII)


@given(st.text() | st.from_regex(r"[A-Za-z0-9_-]{1,80}", fullmatch=True))
def test_any_other_text_is_refused_with_advice(text: str) -> None:
    with pytest.raises(QueryError, match="begin again without cursor"):
        from_text(text)


@given(CURSORS, st.integers(0))
def test_a_cursor_that_was_altered_is_a_cursor_or_refused(cursor: Cursor, at: int) -> None:
    text = to_text(cursor)
    cut = at % len(text)
    with suppress(QueryError):
        assert from_text(text[:cut] + text[cut + 1 :]).offset > 0


def test_deeply_nested_text_is_refused_like_any_other() -> None:
    with pytest.raises(QueryError):
        from_text(base64.urlsafe_b64encode(b"[" * 90_000).decode())


@pytest.mark.parametrize(("state", "question"), [("2", "a"), ("1", "b")])
def test_a_cursor_counts_for_its_own_list_only(state: str, question: str) -> None:
    check(Cursor(1, "1", "a"), state="1", question="a")
    with pytest.raises(QueryError):
        check(Cursor(1, "1", "a"), state=state, question=question)


def test_questions_differ_by_address_and_by_what_is_asked() -> None:
    digests = {question_digest(path, asked) for path in ("/a", "/b") for asked in ({}, {"x": 1}, {"x": "1"}, {"y": 1})}
    assert len(digests) == 8
