"""POST /api/v1/check: what `hongfan check --format json` prints of a draft. Nothing of it is kept."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify
from marshmallow import Schema

from ingest.draft.files import plain_text
from web.api.check_shapes import CheckedDraft
from web.api.operations import make_section, submission
from web.api.questions import asked_text
from web.pages.check import LONGEST, check_text

section = make_section("checks", "讲稿核验 · Drafts")


class AskedCheck(Schema):
    text = asked_text("讲稿的文字 · the text of the draft", longest=LONGEST, required=True)


@submission(section, "/check", takes=AskedCheck, answers=CheckedDraft)
def check_draft(asked: dict[str, Any]) -> Response:
    """核验讲稿 · Check a draft

    与 hongfan check 同样的对象：逐句、逐条引文、数据、名称各有判断和出处，附参考文献。什么都不保存。
    The object that hongfan check prints: each sentence, quotation, figure and name with verdict and sources, and the references. Nothing is kept.
    """
    response = jsonify(check_text(plain_text(asked["text"])))
    response.cache_control.no_store = True
    return response
