"""A page of studies as the template prints it: heading, chips, cards, and what is told beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from search.answer import AskedQuestion, StudyPage
from search.query import DEFAULT_SIZE, DEFAULT_WITHIN_M
from search.question import within
from search.suggestions import FEW
from web.pages.condition.called import chosen_names
from web.pages.language.distances import radius_words
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.language.units import Units
from web.pages.port import KnowsConditions
from web.pages.search.asking import Form
from web.pages.search.beside import Beside, show_beside
from web.pages.search.buttons import Button
from web.pages.search.cards import ShownCard, show_card, why_here
from web.pages.search.chips import chips
from web.pages.search.copied_link import link_fields
from web.pages.search.heading import heading_of
from web.pages.search.more import Count, brings_more, farther_told
from web.pages.search.place_told import PlaceTold, tell_place
from web.pages.search.placed import Asked
from web.pages.search.radii import Option, radii, whole_area
from web.pages.search.spelling_told import SpellingTold, tell_spelling
from web.pages.search.words_told import WordsTold, tell_words
from web.pages.sites import From, asked_from

ORDERS: Final = {
    "distance": noted("Nearest first"),
    "relevance": noted("Best match first"),
    "updated": noted("Most recently changed first"),
}


class Results(Struct, frozen=True, kw_only=True):
    """Everything above, in and below the list.

    `heading` is said everywhere; `around` is what stands before and after it where there is room. `by_distance` tells
    that the nearest come first, `from_point` that distances are told. `link` is what a link to these results says.
    """

    total: int
    heading: str
    around: tuple[str, str]
    folded: tuple[str, str]
    place: PlaceTold
    spelling: SpellingTold
    beside: Beside
    words: WordsTold
    chips: tuple[Button, ...]
    cards: tuple[ShownCard, ...]
    more: Button | None
    shown: int
    help: tuple[Button, ...]
    farther_told: str | None
    radii: tuple[Option, ...]
    orders: tuple[Option, ...]
    order: str
    by_distance: bool
    from_point: bool
    link: list[tuple[str, str]]
    units: Units
    other_units: Button | None
    restarted: bool = False


def show_results(
    page: StudyPage, asked: Asked, units: Units, count: Count, conditions: KnowsConditions, *, restarted: bool = False
) -> Results:
    """The page of studies, in the units of its reader; `count` tells how many studies a wider distance would bring."""
    form, question = asked.form, page.question
    near = asked_from(question.near, units) if question.near else None
    seen = form.shown if form.after else 0
    shown = seen + len(page.studies)
    before, heading, after = heading_of(page, near, seen)
    from_point = near is not None and not near.area
    centres = {site.centre: site.name for hit in page.studies for site in hit.nearest if site.centre and site.name}
    names = {**centres, **chosen_names(form.chosen("condition"), conditions)}
    return Results(
        total=page.total,
        heading=heading,
        around=(before, after),
        folded=folded(form, question, near, names),
        place=tell_place(asked, page, near),
        spelling=tell_spelling(form.q, page),
        beside=show_beside(page, near, first=seen == 0),
        words=tell_words(form.q, question, conditions),
        chips=chips(form, names),
        cards=tuple(show_card(hit, question, near, why_here(hit, conditions)) for hit in page.studies),
        more=_more(page, shown),
        shown=shown,
        help=brings_more(page, form, near, names, count) if page.total < FEW else (),
        farther_told=farther_told(page, near),
        radii=_radii(form, question, near, units),
        orders=_orders(form, question, near),
        order=_(ORDERS[question.sort]),
        by_distance=question.sort == "distance" and from_point,
        from_point=from_point,
        link=link_fields(form, question.near),
        units=units,
        other_units=_other_units(units) if from_point else None,
        restarted=restarted,
    )


def folded(form: Form, question: AskedQuestion, near: From | None, names: Mapping[str, str]) -> tuple[str, str]:
    """The form in one line: what in bold, then where and how far."""
    chosen = " · ".join(names.get(value, value) for value in form.chosen("condition"))
    what = form.q or chosen or _("Any condition")
    where = [near.town if near and near.name else _("your place") if near else form.near]
    if question.bbox:
        where.append(_("the map’s area"))
    elif near and question.within_m:
        where.append(radius_words(question.within_m, near.units).replace(" miles", " mi"))
    elif near and not near.area:
        where.append(_("any distance"))
    return what, "".join(f" · {part}" for part in where if part)


def _more(page: StudyPage, shown: int) -> Button | None:
    if page.next is None:
        return None
    following = min(DEFAULT_SIZE, page.total - shown)
    label = _("Show %(following)s more of %(total)s", following=number(following), total=number(page.total))
    return Button(name="after", value=page.next, label=label)


def _radii(form: Form, question: AskedQuestion, near: From | None, units: Units) -> tuple[Option, ...]:
    if near and near.area:
        return whole_area(units)
    if question.bbox:
        # The radius that the reader chose holds again where the map's area does not.
        return radii(within(form.within) if form.within else DEFAULT_WITHIN_M, form.within, units)
    return radii(question.within_m if near else DEFAULT_WITHIN_M, form.within, units)


def _orders(form: Form, question: AskedQuestion, near: From | None) -> tuple[Option, ...]:
    fitting = (("distance", near and not near.area), ("relevance", form.q), ("updated", True))
    return tuple(
        Option(value=name, label=_(ORDERS[name]), chosen=name == question.sort) for name, fits in fitting if fits
    )


def _other_units(units: Units) -> Button:
    if units == "mi":
        return Button(name="units", value="km", label=_("Show kilometres"))
    return Button(name="units", value="mi", label=_("Show miles"))
