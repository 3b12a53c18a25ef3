"""The panel of filters: a control for each definition, by the kind of its parameter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct

from search.answer import FacetCount
from search.facets import ROWS
from search.filters import FILTERS
from search.filters.definition import Filter
from search.filters.of_studies import NOT_GIVEN
from search.fold import fold
from search.query import DEFAULT_STATUS
from web.pages.language.translate import gettext as _
from web.pages.search.asking import Form
from web.pages.search.labels import is_condition, labels

Kind = Literal["ticks", "one", "list", "age", "day", "words"]
Facets = Mapping[str, tuple[FacetCount, ...]]

STATUS_CHOICES: Final = (
    "recruiting",
    "not_yet_recruiting",
    "available",
    "suspended",
    "active_not_recruiting",
    "completed",
    "terminated",
    "any",
)
"""Those that a reader may want to tick; an address may ask for any other."""

ONLY_FOUND: Final = ("country", "registry")
"""Of these, values that would find nothing are not offered."""


class Choice(Struct, frozen=True, kw_only=True):
    """A value to choose. `count` is how many studies it would find; None where that was not asked."""

    value: str
    label: str
    count: int | None
    chosen: bool


class Control(Struct, frozen=True, kw_only=True):
    """A filter in the panel. `value` is what stands in its box, `told` what its choice leaves out."""

    name: str
    title: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    value: str = ""
    told: str | None = None

    def holds(self, value: str) -> bool:
        """Whether it tells this value by itself."""
        asked = value.casefold()
        if self.kind in ("ticks", "one"):
            return any(each.value.casefold() == asked for each in self.choices)
        return asked == self.value.casefold()


class Panel(Struct, frozen=True, kw_only=True):
    """Controls in their order; `further` ones stand behind a summary of their own, open where one of them is used."""

    first: tuple[Control, ...]
    further: tuple[Control, ...]
    opened: bool


def panel_facets() -> list[str]:
    """The counts that the panel shows."""
    return [each.name for each in FILTERS if each.facet and kind_of(each)]


def show_panel(form: Form, facets: Facets) -> Panel:
    """The panel of a form, with the counts that were asked for."""
    controls = [(each, control) for each in FILTERS if (control := control_of(each, form, facets))]
    first = tuple(control for each, control in controls if not _is_further(each))
    further = tuple(control for each, control in controls if _is_further(each))
    return Panel(first=first, further=further, opened=any(form.chosen(control.name) for control in further))


def typed_controls(form: Form) -> list[Control]:
    """The controls that are written into."""
    controls = [control for each in FILTERS if (control := control_of(each, form, {}))]
    return [control for control in controls if not control.choices]


def beyond(panel: Panel, form: Form) -> Iterator[tuple[str, str]]:
    """What the form holds beyond the panel's controls, so that every button asks the whole question."""
    controls = {control.name: control for control in (*panel.first, *panel.further)}
    for name, values in form.filters.items():
        yield from ((name, value) for value in values if name not in controls or not controls[name].holds(value))
    yield from ((name, value) for name in ("bbox", "words_in", "expand", "typed") if (value := getattr(form, name)))
    if form.units:
        yield "units", form.units


def kind_of(each: Filter) -> Kind | None:
    """How a filter is chosen; None where its values are far too many, and it is reached in other ways."""
    if each.parameter.kind == "age" or each.parameter.kind == "day":
        return each.parameter.kind
    if each.parameter.kind == "yes_or_no":
        return "one"
    if is_condition(each) or not each.title:
        return None
    if each.name == "country":
        return "list"
    return "ticks" if labels(each) else "words"


def control_of(each: Filter, form: Form, facets: Facets) -> Control | None:
    """A filter's control; None where it offers no choice."""
    kind = kind_of(each)
    values = form.chosen(each.name)
    if kind in ("ticks", "one", "list"):
        choices = tuple(_choices(each, values, facets.get(each.name)))
        value = values[0] if kind == "list" and values else ""
        some = bool(values) or (len(choices) > 1 and any(each.count != 0 for each in choices))
        told = _left_out(kind, choices)
        title = _(each.title)
        return (
            Control(name=each.name, title=title, kind=kind, choices=choices, value=value, told=told) if some else None
        )
    return kind and Control(name=each.name, title=_(each.title), kind=kind, value=values[0] if values else "")


def _choices(each: Filter, values: tuple[str, ...], rows: tuple[FacetCount, ...] | None) -> Iterator[Choice]:
    counts = {row.value: row.count for row in rows} if rows is not None else None
    known = labels(each)
    wanted = STATUS_CHOICES if each.name == "status" else tuple(known)
    chosen = [value.casefold() for value in values or (DEFAULT_STATUS if each.name == "status" else ())]
    # A list of counts that is full may have left out the value that is looked for.
    only_found = each.name in ONLY_FOUND and counts and len(counts) < ROWS
    for value in sorted(wanted, key=lambda code: fold(known[code])) if each.name == "country" else wanted:
        count = counts.get(value, 0) if counts is not None and value != "any" else None
        if count or value.casefold() in chosen or not only_found:
            yield Choice(value=value, label=known[value], count=count, chosen=value.casefold() in chosen)


def _left_out(kind: Kind, choices: tuple[Choice, ...]) -> str | None:
    """That the choice leaves out studies whose record says nothing, with the way to them where there is one."""
    silent = next((choice for choice in choices if choice.value == NOT_GIVEN), None)
    if not any(choice.chosen for choice in choices):
        return None
    if kind == "one":
        return _("Studies that do not say are left out.")
    if silent and silent.count and not silent.chosen:
        return _("Studies that do not say are left out. Tick “%(label)s” to include them.", label=silent.label)
    return None


def _is_further(each: Filter) -> bool:
    """What few readers need: days, names of sponsors, registries."""
    return each.parameter.kind != "age" and not each.labels and each.name not in ("status", "country")
