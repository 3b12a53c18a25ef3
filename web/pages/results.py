"""A page of studies as the template prints it: heading, chips, cards, what would bring more."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from search.answer import AskedQuestion, StudyPage
from search.countries import NAMES
from search.places.measure import METRES
from search.query import DEFAULT_SIZE, DEFAULT_WITHIN_M
from web.pages.asking import DEFAULT_STATUS, Form
from web.pages.cards import ShownCard, show_card
from web.pages.distances import Units, radius_words
from web.pages.radii import RADII, Option, radii
from web.pages.sites import From, asked_from
from web.pages.words import listed

FEW: Final = 5
"""With fewer studies than this, the page says what would bring more."""

ORDERS: Final = {
    "distance": "Nearest first",
    "relevance": "Best match first",
    "updated": "Most recently changed first",
}


class Button(Struct, frozen=True, kw_only=True):
    """A button of the form: what it sends, and what it says."""

    name: str
    value: str
    label: str


class Results(Struct, frozen=True, kw_only=True):
    """Everything above, in and below the list."""

    total: int
    heading: str
    heading_more: str
    folded: tuple[str, str]
    town: str | None
    place: str | None
    others: tuple[str, ...]
    also_searching: tuple[str, ...]
    chips: tuple[Button, ...]
    cards: tuple[ShownCard, ...]
    more: Button | None
    shown: int
    help: tuple[Button, ...]
    radii: tuple[Option, ...]
    orders: tuple[Option, ...]
    order: str
    units: Units
    other_units: Button | None
    restarted: bool = False


def show_results(page: StudyPage, form: Form, units: Units, *, restarted: bool = False) -> Results:
    """The page of studies, in the units of its reader."""
    question = page.question
    near = asked_from(question.near, units) if question.near else None
    seen = form.shown if form.after else 0
    shown = seen + len(page.studies)
    heading, more = _heading(page, near, seen)
    return Results(
        total=page.total,
        heading=heading,
        heading_more=more,
        folded=folded(form, question, near),
        town=near.town if near else None,
        place=question.near.name if question.near and near and near.name else None,
        others=question.near.others[:6] if question.near else (),
        also_searching=tuple(name for expanded in question.expanded for name in expanded.to),
        chips=_chips(page, form),
        cards=tuple(show_card(hit, question, near) for hit in page.studies),
        more=_more(page, shown),
        shown=shown,
        help=_help(question, units) if page.total < FEW else (),
        radii=radii(question.within_m if near else DEFAULT_WITHIN_M, form.within, units),
        orders=_orders(form, question),
        order=ORDERS.get(question.sort, ""),
        units=units,
        other_units=_other_units(units) if near else None,
        restarted=restarted,
    )


def folded(form: Form, question: AskedQuestion | None, near: From | None) -> tuple[str, str]:
    """The form in one line: what in bold, then where and how far."""
    what = form.q or " · ".join(form.condition) or "Any condition"
    where = [near.town if near and near.name else "your place" if near else form.near]
    if near and question and question.within_m:
        where.append(radius_words(question.within_m, near.units).replace(" miles", " mi"))
    elif near:
        where.append("any distance")
    return what, "".join(f" · {part}" for part in where if part)


def _heading(page: StudyPage, near: From | None, seen: int) -> tuple[str, str]:
    """What is said everywhere, and what is added where there is room."""
    question = page.question
    within = f" within {radius_words(question.within_m, near.units)}" if near and question.within_m else ""
    if page.total == 0:
        kind = "study recruiting" if question.status == DEFAULT_STATUS else "study found"
        return f"No {kind}{within}", ""
    count = "1 study" if page.total == 1 else f"{page.total:,} studies"
    if seen:
        count = f"{seen + 1:,} to {seen + len(page.studies):,} of {count}"
    return count, f"{within} of {near.town}" if near and within else ""


def _more(page: StudyPage, shown: int) -> Button | None:
    if page.next is None:
        return None
    following = min(DEFAULT_SIZE, page.total - shown)
    return Button(name="after", value=page.next, label=f"Show {following:,} more of {page.total:,}")


def _chips(page: StudyPage, form: Form) -> tuple[Button, ...]:
    """What narrows the question beyond the form; pressing one takes it away."""
    names = {tag.id: tag.name for hit in page.studies for tag in hit.conditions}
    chips = [("condition", value, names.get(value, value)) for value in form.condition]
    chips += [("status", value, _status_chip(value)) for value in form.status]
    chips += [("country", value, NAMES.get(value.upper(), value)) for value in form.country]
    if form.bbox:
        chips.append(("bbox", "", "Inside an area"))
    return tuple(Button(name="drop", value=f"{name}:{value}", label=label) for name, value, label in chips)


def _status_chip(value: str) -> str:
    if value == "any":
        return "Any status"
    words = listed(value.lower())  # type: ignore[arg-type]
    return words[:1].upper() + words[1:]


def _help(question: AskedQuestion, units: Units) -> tuple[Button, ...]:
    """At most three ways to find more, the nearest first."""
    buttons = []
    if question.near and question.within_m is not None:
        wider = next((r for r in RADII[units] if r * METRES[units] > max(question.within_m * 1.5, 150_000)), None)
        if wider:
            words = radius_words(wider * METRES[units], units)
            buttons.append(Button(name="within", value=f"{wider}{units}", label=f"Look within {words}"))
        buttons.append(Button(name="within", value="anywhere", label="Look at any distance"))
    if question.country:
        button = Button(name="drop", value=f"country:{question.country[0]}", label="Look in every country")
        buttons.append(button)
    if question.status != ("any",):
        buttons.append(Button(name="status", value="any", label="Show any status, closed studies too"))
    return tuple(buttons[:3])


def _orders(form: Form, question: AskedQuestion) -> tuple[Option, ...]:
    fitting = [name for name, fits in (("distance", question.near), ("relevance", form.q), ("updated", True)) if fits]
    return tuple(Option(value=name, label=ORDERS[name], chosen=name == question.sort) for name in fitting)


def _other_units(units: Units) -> Button:
    if units == "mi":
        return Button(name="units", value="km", label="Show kilometres")
    return Button(name="units", value="mi", label="Show miles")
