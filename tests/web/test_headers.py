"""What browsers may do with a page is said on every answer, and pages keep to it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from web.security import HEADERS

OTHER_ANSWERS = (
    "/healthz",
    "/suggest?q=h",
    "/static/style.css",
    "/initiatives?format=csv",
    "/nothing",
    "/static/nothing",
)
INLINE = re.compile(
    r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=|javascript:|https?://(?!www\.w3\.org)", re.IGNORECASE
)


def test_every_page_carries_the_security_headers(client: FlaskClient, kinds: dict[str, str]) -> None:
    for path in (*kinds.values(), *OTHER_ANSWERS):
        headers = client.get(path, buffered=True).headers  # buffered: files are closed
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, path


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy


def test_no_page_has_anything_inline_or_from_elsewhere(client: FlaskClient, kinds: dict[str, str]) -> None:
    found = {name: INLINE.findall(client.get(path).text) for name, path in kinds.items()}
    assert {name: inline for name, inline in found.items() if inline} == {}


def test_pages_differ_by_cookie_and_caches_are_told(client: FlaskClient) -> None:
    assert "Cookie" in client.get("/").headers["Vary"]


@pytest.mark.parametrize("path", ["/?lang=en", "/?lang=zh"])
def test_the_language_cookie_cannot_be_read_by_script_or_sent_across_sites(client: FlaskClient, path: str) -> None:
    cookie = client.get(path).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
