"""From bytes to text: UTF-8 where it is UTF-8, else GB18030 or BIG5. The only module that knows charset-normalizer."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from kg.errors import BadDocumentError

_MAGIC = {b"%PDF": "PDF", b"PK\x03\x04": "zip/docx/xlsx", b"\xd0\xcf\x11\xe0": "doc/xls (Office 97)", b"\x89PNG": "PNG"}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE_BYTES = 40_000  # enough to tell GB18030 from BIG5
_MOST_DAMAGED = 0.02  # share of characters beyond ASCII that may be damaged in a text that is still UTF-8


def decode(data: bytes, name: str) -> str:
    """The text of a file. Bytes that are no character become U+FFFD; a file that is no text raises BadDocumentError."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    beyond = sum(character > "\x7f" for character in text)
    if text.count("\ufffd") <= _MOST_DAMAGED * beyond:
        return text
    return _decode_legacy(data, name)


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise BadDocumentError(
                f"{name}：内容是 {kind}，不是文本；请用相应的后缀名 · "
                f"the bytes are {kind}, expected text; give the file its own suffix or save it as UTF-8 text"
            )
    if b"\x00" in data:
        raise _no_text(name, f"第 {data.index(0)} 字节为 0 · byte {data.index(0)} is zero")


def _decode_legacy(data: bytes, name: str) -> str:
    best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=["gb18030", "big5"]).best()
    encodings = [best.encoding] if best else []
    for encoding in dict.fromkeys([*encodings, "gb18030", "big5"]):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= _MOST_DAMAGED * len(text):
            return text
    raise _no_text(name, "UTF-8, GB18030, BIG5")


def _no_text(name: str, tried: str) -> BadDocumentError:
    return BadDocumentError(
        f"{name}：不是可读的文本（{tried}）；请另存为 UTF-8 文本 · not readable as text ({tried}); save it as UTF-8 text"
    )
