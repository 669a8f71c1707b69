"""Errors for programs: problem+json (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import jsonify, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from kg.errors import HongfanError, NotFoundError
from web.api.shapes import Answer, integer, rows, string

MEDIA_TYPE = "application/problem+json"
_RETRY_S = 5


class Kind(NamedTuple):
    """A kind of problem; the manual explains it, and `type` leads there."""

    name: str
    title: str
    remedy: str


KINDS = {
    400: Kind("bad-request", "请求无法理解 · bad request", "看 detail；续页标记失效时去掉 cursor 从头读起 · see detail; where a cursor is no longer good, begin again without it"),
    404: Kind("not-found", "没有这一项 · not found", "编号或名称可先从名单、联想里查到 · find ids and names in lists and suggestions first"),
    405: Kind("method-not-allowed", "只能查看 · read only", "允许的方法在 Allow 里 · the Allow header lists what may be done"),
    422: Kind("bad-parameter", "参数不合要求 · a parameter does not fit", "errors 逐个说明 · errors tells which and why"),
    500: Kind("internal", "服务器内部出错 · internal error", "已记入日志，请告诉管理员 · it is in the log; please tell who runs the server"),
    503: Kind("unavailable", "图谱或索引暂不可用 · graph or index unavailable", "过几秒再试（Retry-After） · try again in a few seconds (Retry-After)"),
}  # fmt: skip


class WrongParameter(Answer):
    parameter = string("参数名 · name of the parameter")
    detail = string("哪里不合要求 · what does not fit")


class Problem(Answer):
    """Only documents: what is sent is made below."""

    type = string("问题种类的说明 · where this kind of problem is explained")
    title = string("问题种类 · the kind of problem")
    status = integer("HTTP 状态码 · HTTP status code")
    detail = string("这一次出了什么问题，该怎么办 · what went wrong this time, and what to do")
    errors = rows(WrongParameter, "哪些参数不合要求（422） · which parameters do not fit (422)", always=False)


def hongfan_problem(error: HongfanError) -> ResponseReturnValue:
    """An error that this project raised on purpose."""
    headers = {"Retry-After": str(_RETRY_S)} if error.http_status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    detail = f"{_missing(error)} · {error}" if isinstance(error, NotFoundError) else str(error)
    return _problem(error.http_status, type(error).__name__, detail, headers)


def _missing(error: NotFoundError) -> str:
    things = {"document": "文档", "passage": "段落", "entity": "实体", "practice": "做法"}
    return f"本库没有这个{things.get(error.kind, '条目')}：{error.wanted}"


def http_problem(error: HTTPException, headers: Mapping[str, str]) -> ResponseReturnValue:
    """An error of the web layer, parameters that do not fit among them; `headers` go with the answer."""
    status = error.code or 500
    wrong = list(_wrong_parameters(getattr(error, "data", None) or {}))
    if wrong:
        detail = "；".join(f"{row['parameter']}: {row['detail']}" for row in wrong)
        return _problem(status, error.name, detail, headers, errors=wrong)
    detail = {
        404: "没有这个地址；全部地址见 /api · no such address; /api lists all",
        405: "接口只供查看 · this API is read only",
    }.get(status, error.description or "")
    return _problem(status, error.name, detail, headers)


def _wrong_parameters(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """What webargs found wrong, parameter by parameter."""
    messages = data.get("messages", {})
    by_parameter = messages.get("query") or messages.get("json") or {}
    if not isinstance(by_parameter, Mapping):  # a body that is no JSON
        return []
    return [{"parameter": name, "detail": "；".join(_told(told))} for name, told in by_parameter.items()]


def _told(messages: Sequence[str] | Mapping[int, Sequence[str]]) -> Iterator[str]:
    """What is wrong with a parameter; of a list, with which of its values, counted from 1."""
    if isinstance(messages, Mapping):
        yield from (f"{place + 1}: {told}" for place, each in messages.items() for told in each)
    else:
        yield from messages


def _problem(status: int, name: str, detail: str, headers: Mapping[str, str], **more: object) -> ResponseReturnValue:
    kind = KINDS.get(status)
    response = jsonify(
        type=f"{url_for('api.manual')}#{kind.name}" if kind else "about:blank",
        title=kind.title if kind else name,
        status=status,
        detail=detail,
        **more,
    )
    response.content_type = MEDIA_TYPE
    return response, status, dict(headers)
