"""Kinds of parameters as marshmallow fields: what a request must look like before it is understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from search.parameters import PARAMETERS, Parameter, by_name
from search.query import LARGEST_SIZE

WHOLE = f"takes a whole number from 1 to {LARGEST_SIZE}"
UNKNOWN = "is no parameter here; see /api/v1/docs for those that are"


class Texts(fields.List[str]):
    """A repeated parameter; in a JSON body an array, or one text alone."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:
        return super()._deserialize([value] if isinstance(value, str) else value, attr, data, **kwargs)


class Box(fields.Field[object]):
    """`W,S,E,N` in an address; an array of four numbers in a body."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> object:
        numbers = isinstance(value, list) and all(type(side) in (int, float) for side in value)
        if not numbers and not isinstance(value, str):
            raise ValidationError("takes four numbers `W,S,E,N` in degrees")
        return value


class WholeNumber(fields.Integer):
    """A whole number or its digits, and no truth value."""

    def _validated(self, value: Any) -> int:
        digits = isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value)
        if not digits and type(value) is not int:
            raise ValidationError(WHOLE)
        return int(value)


def _field(parameter: Parameter) -> fields.Field[Any]:
    length = validate.Length(max=parameter.longest, error=f"takes at most {parameter.longest} characters")
    about: dict[str, Any] = {"metadata": _metadata(parameter)}
    match parameter.kind:
        case "number":
            whole = validate.Range(1, LARGEST_SIZE, error=WHOLE)
            return WholeNumber(validate=whole, **about)
        case "box":
            return Box(**about)
        case "texts":
            many = validate.Length(min=1, max=50, error="takes 1 to 50 values")
            return Texts(fields.String(validate=length), validate=many, **about)
        case "text":
            values = f"takes one of {', '.join(parameter.values)}"
            known = [validate.OneOf(parameter.values, error=values)] if parameter.values else []
            return fields.String(validate=[length, *known], **about)


def _metadata(parameter: Parameter) -> dict[str, Any]:
    about: dict[str, Any] = {"description": parameter.sentence, "example": parameter.example}
    if parameter.default is not None:
        about["default"] = parameter.default
    return about


class Question(Schema):
    """Refuses what it does not know: flask-smorest would let a misspelt parameter pass."""

    class Meta:
        unknown = RAISE

    # The library's own way to set its messages.
    error_messages = {"unknown": UNKNOWN, "type": "takes a JSON object"}  # noqa: RUF012


StudyQuestion = Question.from_dict(
    {parameter.name: _field(parameter) for parameter in PARAMETERS}, name="StudyQuestion"
)


Near = Question.from_dict({"near": _field(by_name("near"))}, name="Near")
