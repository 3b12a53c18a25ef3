"""Whatever a record holds, fitted into the shape that we read.

Renderings differ: one value stands for a list of one, an empty list or object for nothing, a number for a text.
None of it costs more than the field that it stands in.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import msgspec

LARGEST = 10**15


class Part(msgspec.Struct, rename="camel", gc=False):
    """A branch of the record; fields that it does not name are passed over."""


Shape = TypeVar("Shape", bound=Part)


def fitted(given: Any, shape: type[Shape]) -> Shape:
    """The branch in its shape, empty where there is none. A bare text is the field `text` of a shape that has one."""
    branch = _one(given)
    if not isinstance(branch, dict):
        branch = {"text": branch}
    return shape(**{name: _value(_at(branch, path), wanted) for name, path, wanted in _fields(shape)})


def text_of(given: Any) -> str | None:
    """The text that stands here, as written; None for an empty one."""
    value = _one(given)
    if isinstance(value, dict):
        value = value.get("text")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number(value)
    return value if isinstance(value, str) and value.strip() else None


def _number(value: float) -> str | None:
    """`12.0` as `12`; None for what no record means."""
    return f"{value:.15g}" if abs(value) < LARGEST else None


@cache
def _fields(shape: type[Part]) -> tuple[tuple[str, list[str], Any], ...]:
    """Each field's name, the way to it in the record, and what it holds."""
    return tuple((field.name, field.encode_name.split("/"), field.type) for field in msgspec.structs.fields(shape))


def _at(branch: dict[str, Any], path: list[str]) -> Any:
    value: Any = branch
    for step in path:
        value = _one(value)
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _value(given: Any, wanted: Any) -> Any:
    if get_origin(wanted) is list:
        several = given if isinstance(given, list) else [given]
        item = get_args(wanted)[0]
        return [value for each in several if each and (value := _value(each, item)) is not None]
    if isinstance(wanted, type) and issubclass(wanted, Part):
        return fitted(given, wanted)
    return text_of(given)


def _one(given: Any) -> Any:
    """The first of a list that says something."""
    return next((each for each in given if each), None) if isinstance(given, list) else given
