"""No studies, or few: what would bring more, the nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from search.answer import AskedQuestion, StudyPage, Suggestion
from search.filters import FILTERS, by_name
from search.places.measure import METRES
from search.query import DEFAULT_STATUS
from web.pages.language.distances import distance_words, radius_words
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.units import Units
from web.pages.search.asking import ALL, Form
from web.pages.search.buttons import Button, studies
from web.pages.search.labels import value_words
from web.pages.sites import From

MOST: Final = 3
"""More buttons than this are no help."""

WIDER: Final[dict[Units, tuple[int, ...]]] = {
    "mi": (25, 50, 100, 150, 200, 250, 300, 400, 500),
    "km": (25, 40, 80, 160, 250, 400, 600, 800),
}
LAST: Final = ("near", "bbox", "status")
"""What a reader gives up last, in this order. The words are never given up: what is left is about something else."""

Count = Callable[[str], int]
"""How many studies the question would find within another distance."""


def brings_more(
    page: StudyPage, form: Form, near: From | None, names: Mapping[str, str], count: Count
) -> tuple[Button, ...]:
    """At most three buttons: farther away first, then what narrows most."""
    suggestions = sorted(page.suggestions or (), key=_giving_up)
    buttons = [
        button
        for each in suggestions
        for button in (_farther(each, page, near, count) if each.drop == "within" else _without(each, form, names))
    ]
    if page.suggestions == () and form.filters and (form.q or set(form.filters) != {"condition"}):
        # No single condition is to blame, but all of them together.
        buttons.append(Button(name="drop", value=ALL, label=_("Clear all filters")))
    return tuple(buttons[:MOST])


def farther_told(page: StudyPage, near: From | None) -> str | None:
    """`None of the 121 studies for this that list recruiting centres has one this close to Presque Isle. …`"""
    found = next((each for each in page.suggestions or () if each.drop == "within"), None)
    if found is None or near is None:
        return None
    sentences = [] if page.total else [_none_so_close(found.total, page.question, near)]
    if found.nearest_m is not None:
        far = distance_words(found.nearest_m, "city", near.units)
        next_one = _("The next study is %(far)s away.", far=far)
        sentences.append(next_one if page.total else _("The nearest is %(far)s away.", far=far))
    return " ".join(sentences) or None


def _none_so_close(farther: int, question: AskedQuestion, near: From) -> str:
    if question.status == DEFAULT_STATUS:
        return ngettext(
            "The only study for this that lists a recruiting centre has none this close to %(place)s.",
            "None of the %(num)s studies for this that list recruiting centres has one this close to %(place)s.",
            farther,
            place=near.town,
        )
    return ngettext(
        "The only study for this has none this close to %(place)s.",
        "None of the %(num)s studies for this has such a centre this close to %(place)s.",
        farther,
        place=near.town,
    )


def _giving_up(each: Suggestion) -> tuple[int, int]:
    if each.drop == "within":
        return -1, 0
    return LAST.index(each.drop) + 1 if each.drop in LAST else 0, -each.total


def _without(each: Suggestion, form: Form, names: Mapping[str, str]) -> Iterator[Button]:
    """The same question without one of its conditions."""
    brings = studies(each.total)
    match each.drop:
        case "near":
            yield Button(name="near", value="", label=_("Look everywhere"), brings=brings)
        case "bbox":
            # The radius holds again outside, and so fewer may come than the suggestion counts.
            brings = "" if form.near else brings
            yield Button(name="drop", value="bbox:", label=_("Look outside this area too"), brings=brings)
        case "country":
            yield Button(name="drop", value="country:", label=_("Look in every country"), brings=brings)
        case "status":
            label = _("Show any status, closed studies too")
            yield Button(name="set", value="status:any", label=label, brings=brings)
        case name if any(one.name == name for one in FILTERS):
            words = ", ".join(value_words(by_name(name), value, names) for value in form.chosen(name))
            yield Button(name="drop", value=f"{name}:", label=_("Look without “%(words)s”", words=words), brings=brings)


def _farther(each: Suggestion, page: StudyPage, near: From | None, count: Count) -> Iterator[Button]:
    """A radius that holds the nearest study, and any distance."""
    within_m = page.question.within_m
    if near is None or within_m is None:
        return
    metres = METRES[near.units]
    wider = next((one for one in WIDER[near.units] if one * metres > max(each.nearest_m or 0, within_m)), None)
    if wider and each.nearest_m is not None and (found := count(f"{wider}{near.units}")) > page.total:
        label = _("Look within %(radius)s", radius=radius_words(wider * metres, near.units))
        yield Button(name="within", value=f"{wider}{near.units}", label=label, brings=studies(found))
    yield Button(name="within", value="anywhere", label=_("Look at any distance"), brings=studies(each.total))
