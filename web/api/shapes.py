"""What answers are made of. These describe; the objects themselves are made elsewhere."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields, validate


class Answer(Schema):
    """An object of an answer. It has all these fields, where its metadata do not say otherwise, and no others."""

    class Meta:
        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002  (marshmallow's signature)
        field_obj.required = field_obj.metadata.get("always", True)


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
