"""A page of studies as the template prints it: heading, chips, cards, and what is told beside them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from search.answer import AskedQuestion, StudyPage
from search.query import DEFAULT_SIZE, DEFAULT_STATUS, DEFAULT_WITHIN_M
from search.suggestions import FEW
from web.pages.asking import Form
from web.pages.beside import Beside, show_beside
from web.pages.buttons import Button, studies
from web.pages.cards import ShownCard, show_card
from web.pages.chips import chips
from web.pages.distances import radius_words
from web.pages.more import brings_more, farther_told
from web.pages.radii import Option, radii, whole_area
from web.pages.sites import From, asked_from
from web.pages.units import Units

ORDERS: Final = {
    "distance": "Nearest first",
    "relevance": "Best match first",
    "updated": "Most recently changed first",
}


class Results(Struct, frozen=True, kw_only=True):
    """Everything above, in and below the list. `town` is None in an area, from which no distance is told."""

    total: int
    heading: str
    heading_more: str
    folded: tuple[str, str]
    town: str | None
    place: str | None
    near_told: str | None
    others: tuple[str, ...]
    beside: Beside
    chips: tuple[Button, ...]
    cards: tuple[ShownCard, ...]
    more: Button | None
    shown: int
    help: tuple[Button, ...]
    farther_told: str | None
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
    names = {tag.id: tag.name for hit in page.studies for tag in hit.conditions}
    return Results(
        total=page.total,
        heading=heading,
        heading_more=more,
        folded=folded(form, question, near),
        town=near.town if near and not near.area else None,
        place=near.name if near else None,
        near_told=_near_told(form, near),
        others=question.near.others[:6] if question.near else (),
        beside=show_beside(page, near, first=seen == 0),
        chips=chips(form, names),
        cards=tuple(show_card(hit, question, near) for hit in page.studies),
        more=_more(page, shown),
        shown=shown,
        help=brings_more(page, form, near, names) if page.total < FEW else (),
        farther_told=farther_told(page, near),
        radii=_radii(form, question, near, units),
        orders=_orders(form, question, near),
        order=ORDERS.get(question.sort, ""),
        units=units,
        other_units=_other_units(units) if near and not near.area else None,
        restarted=restarted,
    )


def folded(form: Form, question: AskedQuestion | None, near: From | None) -> tuple[str, str]:
    """The form in one line: what in bold, then where and how far."""
    what = form.q or " · ".join(form.chosen("condition")) or "Any condition"
    where = [near.town if near and near.name else "your place" if near else form.near]
    if near and question and question.within_m:
        where.append(radius_words(question.within_m, near.units).replace(" miles", " mi"))
    elif near and not near.area:
        where.append("any distance")
    return what, "".join(f" · {part}" for part in where if part)


def _heading(page: StudyPage, near: From | None, seen: int) -> tuple[str, str]:
    """What is said everywhere, and what is added where there is room."""
    question = page.question
    within = f" within {radius_words(question.within_m, near.units)}" if near and question.within_m else ""
    inside = f" in {near.town}" if near and near.area else ""
    if page.total == 0:
        kind = "study recruiting" if question.status == DEFAULT_STATUS else "study found"
        return f"No {kind}{within}{inside}", ""
    count = studies(page.total)
    if seen:
        count = f"{seen + 1:,} to {seen + len(page.studies):,} of {count}"
    return count, f"{within} of {near.town}" if near and within else inside


def _near_told(form: Form, near: From | None) -> str | None:
    """How the place was understood, where that is not what was typed."""
    if near is None or near.name is None or near.name == form.near:
        return None
    if near.area and near.town.casefold() == form.near.casefold():
        return None  # The heading says it.
    return f"{'In' if near.area else 'Near'} {near.name}"


def _more(page: StudyPage, shown: int) -> Button | None:
    if page.next is None:
        return None
    following = min(DEFAULT_SIZE, page.total - shown)
    return Button(name="after", value=page.next, label=f"Show {following:,} more of {page.total:,}")


def _radii(form: Form, question: AskedQuestion, near: From | None, units: Units) -> tuple[Option, ...]:
    if near and near.area:
        return whole_area(units)
    return radii(question.within_m if near else DEFAULT_WITHIN_M, form.within, units)


def _orders(form: Form, question: AskedQuestion, near: From | None) -> tuple[Option, ...]:
    fitting = (("distance", near and not near.area), ("relevance", form.q), ("updated", True))
    return tuple(Option(value=name, label=ORDERS[name], chosen=name == question.sort) for name, fits in fitting if fits)


def _other_units(units: Units) -> Button:
    if units == "mi":
        return Button(name="units", value="km", label="Show kilometres")
    return Button(name="units", value="mi", label="Show miles")
