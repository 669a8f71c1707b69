"""What schemas of questions and answers are made of. They check what is asked, and document what is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, missing, pre_load, validate

LONGEST_QUESTION = 1000  # characters
MOST = 200  # entries of one page
USUAL = 20
_LONGEST = 200  # characters of any other parameter
_UNKNOWN = "没有这个参数，可用的见 /api · no such parameter; /api lists those there are"


class Asked(Schema):
    """Parameters of a question. One that is not known is refused: as a rule it is a filter with a typo."""

    error_messages = {"unknown": _UNKNOWN}  # noqa: RUF012  (as marshmallow declares it)

    @pre_load
    def each_once(self, asked: Any, **_: Any) -> Any:
        """Of a parameter that is given twice one would be passed over in silence."""
        if twice := [name for name in asked if len(asked.data.getlist(name)) > 1]:
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

    limit = asked_number("一页最多几项 · at most so many on a page", most=MOST, usual=USUAL)
    cursor = fields.String(
        metadata={"description": "续页标记，取自上一页的 links.next · from links.next of the page before"}
    )


class Answer(Schema):
    """An object of an answer. It has all these fields, where its metadata do not say otherwise, and no others."""

    class Meta:
        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002  (marshmallow's signature)
        field_obj.required = field_obj.metadata.get("always", True)


class Links(Answer):
    next = fields.String(
        allow_none=True, metadata={"description": "下一页的地址，没有则 null · the next page, or null"}
    )


def string(told: str) -> fields.String:
    """A text of an answer."""
    return fields.String(metadata={"description": told})


def integer(told: str) -> fields.Integer:
    """A whole number of an answer."""
    return fields.Integer(metadata={"description": told})


def strings(told: str) -> fields.List[Any]:
    """Texts of an answer."""
    return fields.List(fields.String(), metadata={"description": told})


def stretches(told: str) -> fields.List[Any]:
    """[start, end] in code points of the text of the passage, half-open."""
    pair = fields.List(fields.Integer(), validate=validate.Length(equal=2))
    return fields.List(pair, metadata={"description": told})


def one(schema: type[Answer], told: str) -> fields.Nested:
    """An object inside an answer."""
    return fields.Nested(schema, metadata={"description": told})


def rows(schema: type[Answer], told: str, *, always: bool = True) -> fields.List[Any]:
    """Objects of an answer; unless `always`, the field is there only where there is something to tell."""
    return fields.List(fields.Nested(schema), metadata={"description": told, "always": always})
