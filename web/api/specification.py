"""The specification as a reader of the manual sees it: operations with their parameters, objects with their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a field of an object."""

    name: str
    kind: str  # how its values look
    told: str
    required: bool
    object: str  # name of the object that it holds, "" for plain values


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and what may be asked of it."""

    id: str
    method: str
    path: str
    summary: str
    told: str
    parameters: tuple[Field, ...]  # those that are needed first
    answer: str  # name of the object
    statuses: tuple[int, ...]
    example: str  # an address to try, "" where it would have to name something


def operations_of(spec: Spec) -> list[Operation]:
    """In the order of the specification."""
    return [
        _operation(spec, path, method, told)
        for path, item in spec["paths"].items()
        for method, told in item.items()
        if method != "parameters"
    ]


def objects_of(spec: Spec) -> dict[str, list[Field]]:
    """Name -> fields of every object of the answers, by name."""
    schemas = spec["components"]["schemas"]
    return {
        name: [_field(key, value, key in schemas[name].get("required", ())) for key, value in properties.items()]
        for name in sorted(schemas)
        if (properties := schemas[name].get("properties"))
    }


def _operation(spec: Spec, path: str, method: str, told: Spec) -> Operation:
    declared = [*spec["paths"][path].get("parameters", ()), *told.get("parameters", ())]
    asked = [*map(_parameter, declared), *_body(spec, told)]
    answer = told["responses"]["200"]["content"]["application/json"]["schema"]
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told["summary"],
        told=told["description"],
        parameters=tuple(sorted(asked, key=lambda parameter: not parameter.required)),
        answer=_name(answer),
        statuses=tuple(sorted(int(status) for status in told["responses"])),
        example="" if "{" in path or method != "get" else _example(path, declared),
    )


def _body(spec: Spec, told: Spec) -> list[Field]:
    """What an operation takes as a JSON object."""
    if "requestBody" not in told:
        return []
    schema = spec["components"]["schemas"][_name(told["requestBody"]["content"]["application/json"]["schema"])]
    return [_field(name, value, name in schema.get("required", ())) for name, value in schema["properties"].items()]


def _example(path: str, declared: list[Spec]) -> str:
    values = {p["name"]: p["schema"]["example"] for p in declared if "example" in p["schema"]}
    return f"{path}?{urlencode(values)}" if values else path


def _parameter(told: Spec) -> Field:
    return _field(told["name"], {**told["schema"], "description": told["description"]}, told.get("required", False))


def _field(name: str, schema: Spec, required: bool) -> Field:
    return Field(name, _kind(schema), schema.get("description", ""), required, _name(_inner(schema)))


def _kind(schema: Spec) -> str:
    """integer 1…200 = 20, [string], one of several words, …"""
    if "$ref" in schema:
        return _name(schema)
    if schema.get("type") == "array":
        return f"[{_kind(schema['items'])}]"
    if "enum" in schema:
        text = " | ".join(schema["enum"])
    else:
        kinds = schema.get("type", "")
        text = kinds if isinstance(kinds, str) else " | ".join(kinds)
    if "minimum" in schema:
        text += f" {schema['minimum']}…{schema['maximum']}"
    if "maxLength" in schema:
        text += f" ≤ {schema['maxLength']}"
    if "pattern" in schema:
        text += f" {schema['pattern']}"
    return f"{text} = {schema['default']}" if "default" in schema else text


def _inner(schema: Spec) -> Spec:
    return _inner(schema["items"]) if schema.get("type") == "array" else schema


def _name(schema: Spec) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
