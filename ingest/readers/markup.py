"""What is left of HTML and of a program's printout in texts that were saved as plain text."""

from __future__ import annotations

import ast
import html
import re

_BLOCK = "p|br|div|center|h[1-6]|ul|ol|li|table|tr|section|article|blockquote|hr"
_INLINE = "span|b|strong|i|em|u|a|font|td|th|tbody|img|sup|sub|code"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")


def strip_markup(text: str) -> str:
    """The text without tags and entities; a block begins on a new line. Text without them comes back as it is."""
    text = _printed_value(text)
    if "<" in text:
        text = _HIDDEN.sub("", text)
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    return text


def _printed_value(text: str) -> str:
    """The longest string in a tuple or list that a program printed as it stands in memory; other text unchanged."""
    start = text.lstrip()
    if not start.startswith(("('", '("', "['", '["', "(")) or "\\n" not in start:
        return text
    try:
        value = ast.literal_eval(start.rstrip().rstrip(","))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    strings = [item for item in value if isinstance(item, str)] if isinstance(value, (tuple, list)) else []
    return max(strings, key=len, default=text)
