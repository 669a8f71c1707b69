"""A draft checked: it comes as text or file, and leaves as a page with margins or as a file. Nothing of it is kept."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge

from ingest.draft.check import check_draft
from ingest.draft.files import DRAFT_SUFFIXES, DraftFile, plain_text, read_draft_file
from ingest.draft.tables import TableCell
from kg.errors import BadDocumentError
from search.quotes.objects import coverage_of
from search.shingles import Shingles
from search.sidecars import CurrentSidecar
from web.check_files import DOCX, to_docx, to_html
from web.check_margins import shown
from web.language import spoken
from web.pages.request import workspace

blueprint = Blueprint("check", __name__)
LONGEST = 50_000  # characters of a draft
_MEGABYTES = 5  # of a file
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"/\\|?*]')
_LONGEST_NAME = 80  # characters


@dataclass(frozen=True, slots=True)
class _Sent:
    """What a request brought."""

    draft: DraftFile
    name: str  # of the file; "" for text that was pasted
    original: str  # a file of which the text is not all, as base64; "" for all else
    left_out: bool = False  # whether text was pasted beside the file


@blueprint.get("/check")
def page() -> str:
    return _page()


@blueprint.post("/check")
def result() -> Response:
    """`text` or `file`; `as`: docx, html or json for a file, else a page. Changes nothing, so anyone may send it."""
    request.max_form_memory_size = request.max_content_length
    try:
        sent = _sent()
    except (BadDocumentError, RequestEntityTooLarge) as exc:
        told = spoken(str(exc)) if isinstance(exc, BadDocumentError) else gettext("文件太大。")
        return _unkept(
            make_response(_page(complaint=told), exc.http_status if isinstance(exc, BadDocumentError) else 413)
        )
    checked = check_text(sent.draft.text, sent.draft.cells) | sent.draft.told()
    form = request.form.get("as", "")
    if form == "json":
        return _file(jsonify(checked), form, sent.name)
    if form == "html":
        return _file(Response(to_html(checked), mimetype="text/html"), form, sent.name)
    if form == "docx":
        return _file(Response(to_docx(sent.draft, checked), mimetype=DOCX), form, sent.name)
    values = {"name": sent.name, "original": sent.original, "left_out": sent.left_out}
    return _unkept(make_response(_page(text=checked["text"], **values, **shown(checked))))


def check_text(text: str, cells: Sequence[TableCell] = ()) -> dict[str, Any]:
    """What the corpus of this application says to a draft."""
    shingles: CurrentSidecar[Shingles] = current_app.extensions["shingles"]
    with shingles.now().reading() as view:
        return check_draft(text, workspace().store, view, cells=cells)


def _page(**values: Any) -> str:
    return render_template(
        "check.html",
        **{"checked": None, "complaint": "", "text": "", "original": "", "name": "", "left_out": False, **values},
        suffixes=",".join(DRAFT_SUFFIXES),
        longest=LONGEST,
        megabytes=_MEGABYTES,
        covered=coverage_of(workspace().store),
    )


def _sent() -> _Sent:
    """Raises BadDocumentError, RequestEntityTooLarge."""
    upload = request.files.get("file")
    text = plain_text(request.form.get("text", ""))
    if upload and upload.filename:
        read = _read(upload.read(), upload.filename)
        return replace(read, left_out=text.strip() not in ("", read.draft.text.strip()))
    if request.form.get("original"):
        try:
            data = base64.b64decode(request.form["original"], validate=True)
        except binascii.Error as exc:
            raise BadDocumentError("文件没有传完整，请重新上传 · the file did not arrive whole; send it again") from exc
        return _read(data, request.form.get("name", "draft.docx"))
    if not text.strip():
        raise BadDocumentError("请贴上讲稿，或选一个文件 · paste a draft, or choose a file")
    return _Sent(_not_too_long(DraftFile(text)), request.form.get("name", ""), "")


def _read(data: bytes, name: str) -> _Sent:
    if len(data) > _MEGABYTES * 1_000_000:
        raise BadDocumentError(f"{name}：超过 {_MEGABYTES} MB · more than {_MEGABYTES} MB")
    draft = _not_too_long(read_draft_file(data, name))
    return _Sent(draft, name, base64.b64encode(data).decode() if draft.word or draft.unread or draft.cells else "")


def _not_too_long(draft: DraftFile) -> DraftFile:
    if len(draft.text) > LONGEST:
        raise BadDocumentError(
            f"讲稿有 {len(draft.text)} 个字，最多 {LONGEST} 个；请分几次，或用 hongfan check · "
            f"the draft has {len(draft.text)} characters, at most {LONGEST} are taken; send parts, or use `hongfan check`"
        )
    return draft


def _file(response: Response, form: str, name: str) -> Response:
    """Under the writer's own name where there is one: 讲稿-核验.docx."""
    stem = _NOT_IN_NAMES.sub("", PureWindowsPath(name).stem)[:_LONGEST_NAME]
    called = {"filename": f"hongfan-check.{form}"}
    if stem:
        called["filename*"] = f"UTF-8''{quote(f'{stem}-核验.{form}', safe='')}"  # RFC 6266
    response.headers.set("Content-Disposition", "attachment", **called)
    return _unkept(response)


def _unkept(response: Response) -> Response:
    """No browser or proxy keeps it either."""
    response.headers["Cache-Control"] = "no-store"
    return response
