"""No studies, or few: what would bring more, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from search.answer import AskedQuestion, StudyPage, Suggestion
from search.filters import FILTERS, by_name
from search.places.measure import METRES
from search.query import DEFAULT_STATUS
from web.pages.asking import ALL, Form
from web.pages.buttons import Button, studies
from web.pages.distances import distance_words, radius_words
from web.pages.labels import value_words
from web.pages.sites import From
from web.pages.units import Units

MOST: Final = 3
"""More buttons than this are no help."""

WIDER: Final[dict[Units, tuple[int, ...]]] = {
    "mi": (25, 50, 100, 150, 200, 250, 300, 400, 500),
    "km": (25, 40, 80, 160, 250, 400, 600, 800),
}
LAST: Final = ("near", "bbox", "status", "q")
"""What a reader gives up last, in this order: the words themselves at the very end."""


def brings_more(page: StudyPage, form: Form, near: From | None, names: Mapping[str, str]) -> tuple[Button, ...]:
    """At most three buttons: farther away first, then what narrows most."""
    suggestions = sorted(page.suggestions or (), key=_giving_up)
    buttons = [button for each in suggestions for button in _buttons(each, page.question, form, near, names)]
    if page.suggestions == () and form.filters and (form.q or set(form.filters) != {"condition"}):
        # No single condition is to blame, but all of them together.
        buttons.append(Button(name="drop", value=ALL, label="Clear all filters"))
    return tuple(buttons[:MOST])


def farther_told(page: StudyPage, near: From | None) -> str | None:
    """`None of the 121 studies for this that list recruiting centres has one this close to Presque Isle. …`"""
    found = next((each for each in page.suggestions or () if each.drop == "within"), None)
    if found is None or near is None:
        return None
    next_one = "nearest" if page.total == 0 else "next study"
    far = distance_words(found.nearest_m, "city", near.units) if found.nearest_m is not None else None
    sentences = [] if page.total else [_none_so_close(found.total, page.question, near.town)]
    sentences += [f"The {next_one} is {far} away."] if far else []
    return " ".join(sentences) or None


def _none_so_close(farther: int, question: AskedQuestion, town: str) -> str:
    recruiting = question.status == DEFAULT_STATUS
    if farther == 1:
        lists = " that lists a recruiting centre" if recruiting else ""
        return f"The only study for this{lists} has none this close to {town}."
    lists = " that list recruiting centres has one" if recruiting else " has such a centre"
    return f"None of the {farther:,} studies for this{lists} this close to {town}."


def _giving_up(each: Suggestion) -> tuple[int, int]:
    if each.drop == "within":
        return -1, 0
    return LAST.index(each.drop) + 1 if each.drop in LAST else 0, -each.total


def _buttons(
    each: Suggestion, question: AskedQuestion, form: Form, near: From | None, names: Mapping[str, str]
) -> Iterator[Button]:
    brings = studies(each.total)
    match each.drop:
        case "within":
            yield from _farther(each, question, near)
        case "near":
            yield Button(name="near", value="", label="Look everywhere", brings=brings)
        case "bbox":
            yield Button(name="drop", value="bbox:", label="Look outside this area too", brings=brings)
        case "country":
            yield Button(name="drop", value="country:", label="Look in every country", brings=brings)
        case "status":
            label = "Show any status, closed studies too"
            yield Button(name="set", value="status:any", label=label, brings=brings)
        case "q":
            yield Button(name="q", value="", label="Leave out the words", brings=brings)
        case name if any(one.name == name for one in FILTERS):
            words = ", ".join(value_words(by_name(name), value, names) for value in form.chosen(name))
            yield Button(name="drop", value=f"{name}:", label=f"Look without “{words}”", brings=brings)


def _farther(each: Suggestion, question: AskedQuestion, near: From | None) -> Iterator[Button]:
    """A radius that holds the nearest study, and any distance."""
    if near is None or question.within_m is None:
        return
    metres = METRES[near.units]
    wider = next((one for one in WIDER[near.units] if one * metres > max(each.nearest_m or 0, question.within_m)), None)
    if wider and each.nearest_m is not None:
        label = f"Look within {radius_words(wider * metres, near.units)}"
        yield Button(name="within", value=f"{wider}{near.units}", label=label)
    yield Button(name="within", value="anywhere", label="Look at any distance", brings=studies(each.total))
