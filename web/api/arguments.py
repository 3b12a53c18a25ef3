"""Reads a request's parameters: repeated ones as lists, bodies strictly, every fault at once."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from flask import Request
from flask import request as current_request
from marshmallow import Schema, ValidationError, fields

from search.faults import Fault, QuestionFaults
from web.faults import MalformedBody, NotJson

DEEPEST = 20
"""Brackets inside brackets; a question has two."""


def from_address(schema: Schema, request: Request = current_request) -> dict[str, Any]:
    """The parameters of a query string."""
    given: dict[str, Any] = {}
    for name, values in request.args.lists():
        repeats = isinstance(schema.fields.get(name), fields.List)
        given[name] = values if repeats or len(values) > 1 else values[0]
    return load(schema, given)


def from_body(schema: Schema, request: Request = current_request) -> dict[str, Any]:
    """The parameters of a JSON body."""
    if not request.is_json:
        raise NotJson
    if request.args:
        raise QuestionFaults(Fault(name, "belongs into the body, not into the address") for name in request.args)
    return load(schema, parse_json(request.get_data(cache=False)))


def load(schema: Schema, given: object) -> dict[str, Any]:
    """The parameters in their form; raises `QuestionFaults` that carry what was sound as well."""
    try:
        loaded: dict[str, Any] = schema.load(given)  # type: ignore[arg-type]
        return loaded
    except ValidationError as error:
        raise FormFaults(_faults(error.messages_dict), error.valid_data, given) from error


class FormFaults(QuestionFaults):
    """Faults of form. `sound` holds the other parameters, so that their faults can be told in the same answer."""

    def __init__(self, faults: list[Fault], sound: object, given: object) -> None:
        super().__init__(faults)
        faulty = {fault.parameter for fault in faults}
        values = given if isinstance(given, dict) else {}
        known = sound if isinstance(sound, dict) else {}
        self.sound = {name: value for name, value in known.items() if name not in faulty}
        self.named = set(values)


def parse_json(body: bytes) -> object:
    """A JSON text, strictly: UTF-8, no key twice, no NaN or Infinity, no half characters, not too deep."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_once_each, parse_constant=_no_number)
        _check(value)
    except RecursionError as error:
        raise MalformedBody("has brackets inside brackets beyond measure") from error
    except ValueError as error:
        raise MalformedBody(str(error) if isinstance(error, _Unfit) else "is no JSON text in UTF-8") from error
    return value


class _Unfit(ValueError):
    """JSON by its grammar, and still nothing that can be asked."""


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Unfit(f"names {twice!a} twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise _Unfit(f"holds {name}, which is no JSON number")


def _check(value: object, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise _Unfit("has brackets inside brackets beyond measure")
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        raise _Unfit("holds half a character (a lone surrogate)")
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        raise _Unfit("holds a number beyond measure")
    if isinstance(value, dict):
        for name, part in value.items():
            _check(name, depth + 1)
            _check(part, depth + 1)
    if isinstance(value, list):
        for part in value:
            _check(part, depth + 1)


def _faults(messages: dict[str, Any]) -> list[Fault]:
    """marshmallow's messages, a line each: {"size": ["…"], "status": {0: ["…"]}}."""
    faults: list[Fault] = []
    for name, found in messages.items():
        parameter = "body" if name == "_schema" else name
        for message in _lines(found):
            fault = Fault(parameter, _plain(message))
            if fault not in faults:
                faults.append(fault)
    return faults


def _lines(found: Any) -> list[str]:
    if isinstance(found, dict):
        return [line for part in found.values() for line in _lines(part)]
    return [line for part in found for line in _lines(part)] if isinstance(found, list) else [str(found)]


def _plain(message: str) -> str:
    """The library's own sentences in the form of ours: what would be right."""
    return {
        "Not a valid string.": "takes one text; it may be given once",
        "Not a valid list.": "takes a list of texts",
        "Field may not be null.": "takes a value; leave it out where there is none",
    }.get(message, message)
