"""The search form, read back: what was typed, ticked and pressed, as the parameters of a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from marshmallow import EXCLUDE
from msgspec import Struct
from msgspec.structs import replace
from werkzeug.datastructures import MultiDict

from search.filters import FILTERS
from search.filters.definition import Filter
from search.query import DEFAULT_STATUS
from web.api.arguments import load
from web.api.schemas import StudyQuestion
from web.pages.language.ages import in_english
from web.pages.language.units import Units

SINGLE: Final = ("q", "near", "within", "bbox", "words_in", "expand", "sort", "after")
FIELDS: Final = (*SINGLE, *(each.name for each in FILTERS), "typed", "units")
"""The names of all that a search asks, as a copied link may carry them."""
ALL: Final = "all"


class Form(Struct, frozen=True, kw_only=True):
    """The form as it stands. `filters` holds the values of each filter that was chosen, by its name.

    `typed` are the words as they were typed where a place stood among them. `units` is None until the reader chose;
    `shown` counts the studies of earlier pages.
    """

    q: str = ""
    near: str = ""
    within: str = ""
    bbox: str = ""
    words_in: str = ""
    expand: str = ""
    sort: str = ""
    after: str = ""
    typed: str = ""
    filters: dict[str, tuple[str, ...]] = {}
    units: Units | None = None
    shown: int = 0

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values chosen of a filter."""
        return self.filters.get(name, ())

    @property
    def asks(self) -> bool:
        """Whether it asks for anything at all."""
        return bool(self.filters) or any(getattr(self, name) for name in SINGLE)

    @property
    def first_page(self) -> Form:
        return replace(self, after="", shown=0)

    def parameters(self) -> dict[str, Any]:
        """The question's parameters in their form; raises `QuestionFaults`.

        A form sends every field that it has: what cannot hold without a place or words is left out, not refused.
        """
        given: dict[str, Any] = {name: value for name in SINGLE if (value := getattr(self, name))}
        for each in FILTERS:
            if values := self.chosen(each.name):
                given[each.name] = list(values) if each.parameter.kind == "texts" else values[-1]
        if "age" in given:
            given["age"] = in_english(given["age"])
        if not self.near:
            given.pop("within", None)
        elif self.bbox:
            # The map's area stands in place of the radius, which stays in the form for the next place.
            given["within"] = "anywhere"
        if (self.sort == "distance" and not self.near) or (self.sort == "relevance" and not self.q):
            given.pop("sort")
        if self.near and self.sort in ("", "distance") and not self.words_in:
            # Under distance order a study that only mentions the words would come before one that is about them.
            given["words_in"] = "topic"
        return load(StudyQuestion(unknown=EXCLUDE), given)

    def fields(self) -> Iterator[tuple[str, str]]:
        """Every name and value, for asking the same again."""
        yield from ((name, value) for name in SINGLE if (value := getattr(self, name)))
        yield from ((name, value) for name, values in self.filters.items() for value in values)
        if self.typed:
            yield "typed", self.typed
        if self.units:
            yield "units", self.units
        if self.after and self.shown:
            yield "shown", str(self.shown)


def read_form(sent: MultiDict[str, str]) -> Form:
    """The form as it was sent. Of a field and a button of one name, the button, which stands later, wins.

    A button `drop` takes a value away, `set` makes a filter hold one value alone: `status:available`, and `undo` puts
    the place back among the words that it was typed with.
    """
    form = Form(
        **{name: _last(sent, name) for name in SINGLE},
        typed=_last(sent, "typed"),
        filters=_chosen({each.name: _values(sent, each) for each in FILTERS}),
        units=_units(_last(sent, "units")),
        shown=_count(_last(sent, "shown")),
    )
    if form.typed and _last(sent, "undo"):
        form = replace(form, q=form.typed, near="")
    return _set(_without(form, _last(sent, "drop")), _last(sent, "set"))


def _chosen(values: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What was chosen at all: `any` status stands alone, and the status that goes without saying is no choice."""
    if "any" in values["status"]:
        values["status"] = ("any",)
    if values["status"] == DEFAULT_STATUS:
        values["status"] = ()
    return {name: chosen for name, chosen in values.items() if chosen}


def _values(sent: MultiDict[str, str], each: Filter) -> tuple[str, ...]:
    """What was sent of a filter; one that takes a single value has the last."""
    stripped = [value.strip() for value in sent.getlist(each.name)]
    values = tuple(dict.fromkeys(value for value in stripped if value))
    return values if each.parameter.kind == "texts" else tuple(value for value in stripped[-1:] if value)


def _without(form: Form, dropped: str) -> Form:
    """The form after a chip was removed: `country:CA`; `phase:` is all of it, `all` is every chip."""
    if dropped == ALL:
        # A condition is what the question is about where no words were typed.
        kept = {} if form.q else {name: values for name, values in form.filters.items() if name == "condition"}
        return replace(form, filters=kept, bbox="", words_in="", expand="")
    name, _, value = dropped.partition(":")
    if name in form.filters:
        left = tuple(each for each in form.chosen(name) if value and each != value)
        return replace(form, filters=_chosen({"status": (), **form.filters, name: left}))
    return replace(form, **{name: ""}) if name in SINGLE else form


def _set(form: Form, wanted: str) -> Form:
    name, _, value = wanted.partition(":")
    known = any(each.name == name for each in FILTERS)
    return replace(form, filters=_chosen({"status": (), **form.filters, name: (value,)})) if known and value else form


def _last(sent: MultiDict[str, str], name: str) -> str:
    values = sent.getlist(name)
    return values[-1].strip() if values else ""


def _units(text: str) -> Units | None:
    return "mi" if text == "mi" else "km" if text == "km" else None


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
