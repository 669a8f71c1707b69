"""The one spelling of a text inside the project. Every offset counts code points of cleaned text, half-open."""

from __future__ import annotations

import re
import unicodedata

_DROP = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_SPACE = re.compile(r"[\t\xa0\u2000-\u200a\u202f\u205f]")
_LINE_MARK = re.compile(
    r"[ \u3000]*РР[ \u3000]*"
)  # two Cyrillic letters stand for a line end on a document-sharing site
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])(?:[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]*[)）])+")
_FEWEST_GLOSSES = 5  # fewer may be an author's own, beside a rare character
_DOUBLED = (
    (re.compile(r"([,，])[,，]+"), r"\1"),
    (re.compile(r"[,，]+(?=[。！？；])"), ""),
    (re.compile(r"(?<=[。！？；])[,，]+"), ""),
)


def clean(text: str) -> str:
    """NFC, one kind of line end and of space, no control or zero-width characters, no damage that can be mended.

    Idempotent. Private-use and replacement characters stay: they stand where a character of the report stood.
    """
    text = _SPACE.sub(" ", _DROP.sub("", _LINE_END.sub("\n", text)))
    text = _LINE_MARK.sub("\n", unicodedata.normalize("NFC", text))
    return _mend_punctuation(_strip_glosses(text))


def _strip_glosses(text: str) -> str:
    """Without the readings that a converter put in brackets behind single characters, where it did so throughout."""
    if len(_GLOSS.findall(text)) < _FEWEST_GLOSSES:
        return text
    return _GLOSS.sub("", text)


def _mend_punctuation(text: str) -> str:
    """Doubled commas, and commas beside a stop, as such converters leave them."""
    for pattern, mended in _DOUBLED:
        text = pattern.sub(mended, text)
    return text
