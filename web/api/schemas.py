"""Kinds of parameters as marshmallow fields: what a request must look like before it is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from search.changes import DEFAULT_SIZE, KINDS, LARGEST_SIZE
from search.conditions.rules import LANGUAGES
from search.filters import FILTERS
from search.parameter import Parameter
from search.parameters import PARAMETERS, WHERE, WORDS, by_name

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


class AnyCase(fields.String):
    """One of some values, in any case."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        return text.strip().lower()


class YesOrNo(fields.Boolean):
    """`true` or `false`; in a JSON body the truth value, or one of these texts."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        text = value.strip().lower() if isinstance(value, str) else value
        if text not in ("true", "false") and not isinstance(value, bool):
            raise ValidationError("takes `true` or `false`")
        return text in ("true", True)


class PersonsAge(fields.String):
    """An age as a person says it; in a JSON body a whole number means years."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        years = type(value) is int and 0 <= value < 1000
        return super()._deserialize(str(value) if years else value, attr, data, **kwargs)


class WholeNumber(fields.Integer):
    """A whole number or its digits, and no truth value."""

    def __init__(self, least: int, most: int, **about: Any) -> None:
        self.wrong = f"takes a whole number from {least} to {most}"
        super().__init__(validate=validate.Range(least, most, error=self.wrong), **about)

    def _validated(self, value: Any) -> int:
        digits = isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value)
        if not digits and type(value) is not int:
            raise ValidationError(self.wrong)
        return int(value)


def _field(parameter: Parameter) -> fields.Field[Any]:
    length = validate.Length(max=parameter.longest, error=f"takes at most {parameter.longest} characters")
    about: dict[str, Any] = {
        "metadata": _metadata(parameter),
        "required": parameter.required,
        "error_messages": {"required": f"is needed: {_needed(parameter)}"},
    }
    match parameter.kind:
        case "number":
            return WholeNumber(parameter.least, parameter.most, **about)
        case "box":
            return Box(**about)
        case "texts":
            many = validate.Length(min=1, max=50, error="takes 1 to 50 values")
            return Texts(fields.String(validate=length), validate=many, **about)
        case "yes_or_no":
            return YesOrNo(**about)
        case "age":
            return PersonsAge(validate=length, **about)
        case "text" | "day":
            values = f"takes one of {', '.join(parameter.values)}"
            known = [validate.OneOf(parameter.values, error=values)] if parameter.values else []
            kind = AnyCase if parameter.values else fields.String
            return kind(validate=[length, *known], **about)


def _needed(parameter: Parameter) -> str:
    if parameter.kind == "number":
        return f"a whole number from {parameter.least} to {parameter.most}"
    return "one letter or more"


def _metadata(parameter: Parameter) -> dict[str, Any]:
    about: dict[str, Any] = {"description": parameter.sentence, "example": parameter.example}
    if parameter.values:
        about["values"] = parameter.values
    if parameter.default is not None:
        about["default"] = parameter.default
    return about


class Question(Schema):
    """Refuses what it does not know: flask-smorest would let a misspelt parameter pass."""

    class Meta:
        unknown = RAISE

    # The library's own way to set its messages.
    error_messages = {"unknown": UNKNOWN, "type": "takes a JSON object"}  # noqa: RUF012


def _schema(name: str, parameters: Iterable[Parameter]) -> type[Schema]:
    return Question.from_dict({each.name: _field(each) for each in parameters}, name=name)


ZOOM = Parameter(
    "zoom", "number", "How near the map is, as in web maps: 0 is the world, 22 a house.", 5, most=22, required=True
)
CHANGES = (
    Parameter("since", "day", "Changes seen on this day or after it; a time by RFC 3339 too.", "2026-01-31"),
    Parameter("study", "text", "Changes of the study of this number.", "NCT03371017"),
    Parameter("kind", "text", "Changes of this kind.", "site_status", values=KINDS),
    Parameter(
        "size",
        "number",
        f"Changes on a page, 1 to {LARGEST_SIZE}.",
        DEFAULT_SIZE,
        default=DEFAULT_SIZE,
        least=1,
        most=LARGEST_SIZE,
    ),
    Parameter("after", "text", "The next page: as it stands in the header `Link` of the page before.", "WzE3Nj…"),
)
PREFIX = Parameter("prefix", "text", "The beginning of a word of the condition's name.", "breast c", required=True)
LANG = Parameter(
    "lang",
    "text",
    "The language of everyday names, and of the names looked at first.",
    "de",
    values=LANGUAGES,
    default="en",
)
HINT = Parameter(
    "country",
    "text",
    "ISO 3166 code of the country whose places weigh more: ten times as many people.",
    "DE",
    longest=2,
)
PLACE = Parameter("q", "text", "The beginning of a place's name, or a postcode.", "bost", required=True)

StudyQuestion = _schema("StudyQuestion", PARAMETERS)
WHOLE = (*WORDS, *(each.parameter for each in FILTERS), *WHERE, by_name("sort"))
WholeResult = _schema("WholeResult", WHOLE)
MapQuestion = _schema("MapQuestion", (*WHOLE, ZOOM))
Near = _schema("Near", [by_name("near")])
ChangeQuestion = _schema("ChangeQuestion", CHANGES)
Prefix = _schema("Prefix", [PREFIX, LANG])
Language = _schema("Language", [LANG])
PlaceName = _schema("PlaceName", [PLACE, HINT])
