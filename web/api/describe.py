"""The description of the API, made from the code: parameters from marshmallow, answers from the typed values."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec
from apispec import APISpec
from marshmallow import Schema, fields, validate

from search.answer import IndexStory, StudyPage, WholeStudy
from search.changes import Change
from search.saved import SavedStudy
from search.suggest.places import SuggestedPlace
from search.suggest.rows import Begun, Listed
from web.api.meanings import explain
from web.api.schemas import Texts
from web.faults import TITLES

Json = dict[str, Any]
REFERENCE = "#/components/schemas/{name}"
VALUES = (StudyPage, WholeStudy, IndexStory, Change, SavedStudy, Begun, Listed, SuggestedPlace)


class ProblemAnswer(msgspec.Struct):
    """A fault, by RFC 9457. `errors` names every parameter at fault, `others` in it what may have been meant."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str | list[str]]] = []


def parameters(schema: type[Schema]) -> Json:
    """A schema's fields as parameters of an address."""
    return {"parameters": [_parameter(name, field) for name, field in schema().fields.items()]}


def question_body(schema: type[Schema]) -> Json:
    """A schema's fields as a JSON body."""
    properties = {name: _form(field) | _about(field) for name, field in schema().fields.items()}
    if "bbox" in properties:
        properties["bbox"] |= {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    needed = [name for name, field in schema().fields.items() if field.required]
    form = {"type": "object", "properties": properties, "additionalProperties": False}
    content = {"schema": form | ({"required": needed} if needed else {})}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def answers(value: type | None, *statuses: int) -> Json:
    """The answer when all is well, and those when it is not."""
    schema: Json = {"$ref": REFERENCE.format(name=value.__name__)} if value else {"type": "object"}
    return _statuses({"application/json" if value else "application/geo+json": {"schema": schema}}, statuses)


def lists(value: type, *statuses: int) -> Json:
    """An answer that is a list of values."""
    rows: Json = {"type": "array", "items": {"$ref": REFERENCE.format(name=value.__name__)}}
    return _statuses({"application/json": {"schema": rows}}, statuses)


def by_id(value: type, *statuses: int) -> Json:
    """An answer that has a value for each id."""
    values: Json = {"type": "object", "additionalProperties": {"$ref": REFERENCE.format(name=value.__name__)}}
    return _statuses({"application/json": {"schema": values}}, statuses)


def file(media: str, *statuses: int) -> Json:
    """An answer that is a file."""
    return _statuses({media: {"schema": {"type": "string"}}}, statuses)


def _statuses(content: Json, statuses: tuple[int, ...]) -> Json:
    found: dict[int, Json] = {200: {"description": "The answer", "content": content}}
    problem = {"application/problem+json": {"schema": {"$ref": REFERENCE.format(name="ProblemAnswer")}}}
    for status in statuses:
        found[status] = (
            {"description": OTHERS[status]} if status in OTHERS else {"description": TITLES[status], "content": problem}
        )
    return {"responses": found}


OTHERS = {301: "Another number of a study: look there", 304: "Not changed"}


def add_values(spec: APISpec) -> None:
    """The typed values that answers consist of, as named schemas."""
    _, components = msgspec.json.schema_components((*VALUES, ProblemAnswer), ref_template=REFERENCE)
    for name, schema in components.items():
        if "description" in schema:
            schema["description"] = cleandoc(schema["description"])
        if name not in spec.components.schemas:
            spec.components.schema(name, schema)
    _flatten(spec.components.schemas)
    explain(spec.components.schemas)


def _flatten(schemas: Json) -> None:
    """A whole study is written as one flat object; its description is too."""
    study = schemas["WholeStudy"]["properties"]
    for part in ("card", "details"):
        study.pop(part, None)
    study |= schemas["Card"]["properties"] | schemas["ShownDetails"]["properties"]
    schemas["WholeStudy"]["required"] = sorted(study)


def _parameter(name: str, field: fields.Field[Any]) -> Json:
    about = _about(field)
    return {"name": name, "in": "query", "required": field.required, "schema": _form(field), **about}


def _form(field: fields.Field[Any]) -> Json:
    if isinstance(field, Texts):
        known = field.metadata.get("values")
        items: Json = {"type": "string", "enum": list(known)} if known else {"type": "string"}
        return {"type": "array", "items": items, "minItems": 1}
    if isinstance(field, fields.Integer):
        bounds = next(each for each in field.validators if isinstance(each, validate.Range))
        return {"type": "integer", "minimum": bounds.min, "maximum": bounds.max}
    if isinstance(field, fields.Boolean):
        return {"type": "boolean"}
    form: Json = {"type": "string"}
    for validator in field.validators:
        if isinstance(validator, validate.Length):
            form["maxLength"] = validator.max
        if isinstance(validator, validate.OneOf):
            form["enum"] = list(validator.choices)
    return form


def _about(field: fields.Field[Any]) -> Json:
    return {"description": field.metadata["description"], "example": field.metadata["example"]}
