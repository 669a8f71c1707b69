"""What questions are made of: parameters, and what is said of those that do not fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import Schema, ValidationError, fields, missing, pre_load, validate

_LONGEST = 200  # characters of a parameter
_MOST = 200  # entries of one page
_USUAL = 20
_UNKNOWN = "没有这个参数，可用的见 /api · no such parameter; /api lists those there are"


class Asked(Schema):
    """Parameters of a question. One that is not known is refused: as a rule it is a filter with a typo."""

    error_messages = {"unknown": _UNKNOWN}  # noqa: RUF012  (as marshmallow declares it)

    @pre_load
    def each_once(self, asked: Any, **_: Any) -> Any:
        """Of a parameter that is given twice one would be passed over in silence, unless it is a list."""
        lists = {name for name, field in self.fields.items() if isinstance(field, fields.List)}
        if twice := [name for name in asked if name not in lists and len(asked.data.getlist(name)) > 1]:
            raise ValidationError({name: ["只能给一次 · may be given once only"] for name in twice})
        return asked


def asked_number(told: str, *, most: int, usual: int) -> fields.Integer:
    """A whole number from 1 on."""
    wanted = f"应为 1 到 {most} 的整数 · expected a whole number from 1 to {most}"
    return fields.Integer(
        load_default=usual,
        validate=validate.Range(1, most, error=wanted),
        error_messages={"invalid": wanted, "too_large": wanted},
        metadata={"description": told},
    )


def asked_text(told: str, *, longest: int = _LONGEST, example: str = "", required: bool = False) -> fields.String:
    """A parameter of at most so many characters."""
    return fields.String(
        required=required,
        validate=validate.Length(max=longest, error="最多 {max} 字 · at most {max} characters"),
        error_messages={"required": "不可缺少 · is needed"},
        metadata={"description": told, **({"example": example} if example else {})},
    )


def asked_choice(told: str, values: Iterable[str], *, usual: str | None = None) -> fields.String:
    """A parameter that is one of some words; `usual` where it is not given."""
    fits = validate.OneOf(list(values), error="应为 {choices} 之一 · expected one of {choices}")
    return fields.String(
        validate=fits, metadata={"description": told}, load_default=missing if usual is None else usual
    )


def asked_year(told: str) -> fields.String:
    """A year of four digits."""
    fits = validate.Regexp("^[0-9]{4}$", error="应为四位年份 · expected a year of four digits")
    return fields.String(validate=fits, metadata={"description": told})


class AskedList(Asked):
    """Parameters of every list that comes in pages."""

    limit = asked_number("一页最多几项 · at most so many on a page", most=_MOST, usual=_USUAL)
    cursor = fields.String(
        metadata={"description": "续页标记，取自上一页的 links.next · from links.next of the page before"}
    )
