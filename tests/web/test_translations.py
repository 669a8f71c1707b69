"""English is whole: every word of the pages is translated, and what is served is what was translated."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

WEB = Path(__file__).parents[2] / "web"
PO = WEB / "translations" / "en" / "LC_MESSAGES" / "messages.po"
HAN = re.compile(r"[一-鿿]")
VISIBLE_LABELS = re.compile(r"<(?:h1|h2|button|th|summary)[^>]*>([^<]*)<")


@pytest.fixture(scope="module")
def english() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def test_every_word_of_the_pages_has_its_place_in_the_catalogue(english: Catalog) -> None:
    with (WEB / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    extracted = {_first(row[2]) for row in extract_from_dir(WEB, methods, options)}
    assert {_first(message.id) for message in _messages(english)} == extracted


def test_every_word_is_translated(english: Catalog) -> None:
    assert [m.id for m in _messages(english) if not all(_strings(m)) or any(map(HAN.search, _strings(m)))] == []
    assert [m.id for m in _messages(english) if m.fuzzy] == []


def test_translations_take_the_same_values(english: Catalog) -> None:
    assert [(m.id, list(m.check())) for m in _messages(english) if list(m.check())] == []
    values = re.compile(r"%\((\w+)\)s")
    assert [
        m.id for m in _messages(english) if {*values.findall(_first(m.id))} != {*values.findall(_strings(m)[0])}
    ] == []


def test_the_compiled_catalogue_is_up_to_date(english: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, english)
    assert PO.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_english_pages_have_no_chinese_headings_buttons_or_columns(client: FlaskClient, kinds: dict[str, str]) -> None:
    client.get("/?lang=en")
    found = {}
    for name, path in kinds.items():
        page = re.sub(r'<(\w+)[^>]*lang="zh-CN".*?</\1>', "", client.get(path).text, flags=re.DOTALL)
        labels = [label for label in VISIBLE_LABELS.findall(page) if HAN.search(label)]
        if labels and name not in ("candidates", "places below"):  # whose heading is a name
            found[name] = labels
    assert found == {}


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _first(words: str | tuple[str, ...]) -> str:
    return words if isinstance(words, str) else words[0]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)
