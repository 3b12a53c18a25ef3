"""The search form, read back: what was typed, ticked and pressed, as the parameters of a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from marshmallow import EXCLUDE
from msgspec import Struct
from msgspec.structs import replace
from werkzeug.datastructures import MultiDict

from web.api.arguments import load
from web.api.schemas import StudyQuestion
from web.pages.distances import Units

SINGLE: Final = ("q", "near", "within", "bbox", "sort", "after")
MANY: Final = ("condition", "status", "country")
DEFAULT_STATUS: Final = ("recruiting",)


class Form(Struct, frozen=True, kw_only=True):
    """The form as it stands. `units` is None until the reader chose; `shown` counts the studies of earlier pages."""

    q: str = ""
    near: str = ""
    within: str = ""
    bbox: str = ""
    sort: str = ""
    after: str = ""
    condition: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    units: Units | None = None
    shown: int = 0

    @property
    def asks(self) -> bool:
        """Whether it asks for anything at all."""
        return any(getattr(self, name) for name in (*SINGLE, *MANY))

    @property
    def first_page(self) -> Form:
        return replace(self, after="", shown=0)

    def parameters(self) -> dict[str, Any]:
        """The question's parameters in their form; raises `QuestionFaults`.

        A form sends every field that it has: what cannot hold without a place or words is left out, not refused.
        """
        given: dict[str, Any] = {name: value for name, value in self.fields() if name in SINGLE}
        given |= {name: list(getattr(self, name)) for name in MANY if getattr(self, name)}
        if not self.near:
            given.pop("within", None)
        if (self.sort == "distance" and not self.near) or (self.sort == "relevance" and not self.q):
            given.pop("sort")
        asked = load(StudyQuestion(unknown=EXCLUDE), given)
        # Under distance order a study that only mentions the words would come before one that is about them.
        return asked | ({"words_in": "topic"} if self.near and self.sort in ("", "distance") else {})

    def fields(self) -> Iterator[tuple[str, str]]:
        """Every name and value, for asking the same again."""
        for name in SINGLE:
            if value := getattr(self, name):
                yield name, value
        for name in MANY:
            for value in getattr(self, name):
                yield name, value
        if self.units:
            yield "units", self.units
        if self.after and self.shown:
            yield "shown", str(self.shown)


def read_form(sent: MultiDict[str, str]) -> Form:
    """The form as it was sent. Of a field and a button of one name, the button, which stands later, wins."""
    many = {name: _each_once(sent.getlist(name)) for name in MANY}
    if "any" in many["status"]:
        many["status"] = ("any",)
    if many["status"] == DEFAULT_STATUS:
        many["status"] = ()
    read: dict[str, Any] = {name: _last(sent, name) for name in SINGLE} | many
    form = Form(**read, units=_units(_last(sent, "units")), shown=_count(_last(sent, "shown")))
    return _without(form, _last(sent, "drop"))


def _without(form: Form, dropped: str) -> Form:
    """The form after a chip was removed: `drop` is `country:CA` or `bbox:`."""
    name, _, value = dropped.partition(":")
    if name in MANY:
        return replace(form, **{name: tuple(each for each in getattr(form, name) if each != value)})
    return replace(form, **{name: ""}) if name in SINGLE else form


def _each_once(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))


def _last(sent: MultiDict[str, str], name: str) -> str:
    values = sent.getlist(name)
    return values[-1].strip() if values else ""


def _units(text: str) -> Units | None:
    return "mi" if text == "mi" else "km" if text == "km" else None


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
