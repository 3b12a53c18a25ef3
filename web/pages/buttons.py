"""A button of the results' form."""

from __future__ import annotations

from msgspec import Struct


class Button(Struct, frozen=True, kw_only=True):
    """What it sends, what it says, and what it says at its other end: how many studies it would bring."""

    name: str
    value: str
    label: str
    brings: str = ""


def studies(number: int) -> str:
    """`1 study`, `1,200 studies`"""
    return "1 study" if number == 1 else f"{number:,} studies"
