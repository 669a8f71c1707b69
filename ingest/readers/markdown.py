"""Markdown: front matter becomes metadata, the signs go, the words stay."""

from __future__ import annotations

import re

from ingest.readers.decode import decode
from ingest.readers.keys import known_metadata
from ingest.readers.markup import strip_markup
from ingest.steps import RawDocument

_FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SIGNS = re.compile(r"^#{1,6} \S|!?\[[^\]\n]{0,200}\]\([^)\n]+\)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$", re.MULTILINE)
_LEAD = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+)+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read(data: bytes, name: str) -> list[RawDocument]:
    """The one text of a file. Raises BadDocumentError."""
    return from_text(decode(data, name), name)


def is_markdown(text: str) -> bool:
    """Whether a text has front matter, headings or links as Markdown writes them. Asterisks alone may mask names."""
    return bool(_FRONT.match(text) or _SIGNS.search(text))


def from_text(text: str, name: str) -> list[RawDocument]:
    """The document with its front matter as metadata; a first heading of the top level is its title."""
    front = _FRONT.match(text)
    metadata = known_metadata(_fields(front.group(1))) if front else {}
    body = text[front.end() :] if front else text
    return [RawDocument(name, 0, strip_markup(_strip_signs(body)), metadata)]


def _fields(front: str) -> dict[str, str]:
    """Keys and values of front matter, one line each; of a list only its first item, since no known key has more."""
    fields: dict[str, str] = {}
    key = ""
    for line in front.splitlines():
        item = re.match(r"\s+- (.+)|([^\s:：][^:：]*)[:：]\s*(.*)", line)
        if item is None:
            continue
        if item[2] is not None:
            key = item[2].strip()
        value = (item[1] or item[3] or "").strip().strip("\"'")
        if value and key:
            fields.setdefault(key, value)
    if "aliases" in fields:  # notes keep a clipped page's own title there
        fields.setdefault("title", fields["aliases"])
    return fields


def _strip_signs(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("\n", text))
    text = _ATX.sub(r"\n\1\n", _RULE.sub("", text))
    text = _LEAD.sub("", text).replace("**", "").replace("`", "")
    return _ESCAPE.sub(r"\1", text)
