"""What a parameter is: its name, how it is written, and the sentence that describes it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["text", "texts", "number", "box", "yes_or_no", "age", "day"]


class Parameter(NamedTuple):
    """A parameter. `texts` may repeat; `longest` counts characters; `values` are the ones that it knows;
    `least` and `most` bound a number."""

    name: str
    kind: Kind
    sentence: str
    example: object
    values: tuple[str, ...] = ()
    longest: int = 200
    default: object = None
    least: int = 0
    most: int = 0
    required: bool = False
