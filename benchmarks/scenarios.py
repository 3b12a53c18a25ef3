"""The eight questions that everything is measured by, as parameters of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec import Struct

from benchmarks.origins import Origin, around_boston, centres, world

Parameters = dict[str, Any]

BREAST_CANCER: Final = "D001943"
PAGE: Final = 20
PAGES_BEFORE: Final = 49
USA: Final = (-125.0, 24.0, -66.0, 50.0)
"""West, south, east, north in degrees."""
ZOOM: Final = 5
WORDS: Final = (
    "breast cancer",
    "type 2 diabetes",
    "asthma children",
    "kidney disease",
    "heart failure",
    "lung cancer chemotherapy",
    "depression",
    "rheumatoid arthritis",
)


class Scenario(Struct, frozen=True, kw_only=True):
    """A question, asked from moved places. `parameters` makes it for the n-th place."""

    name: str
    title: str
    parameters: Callable[[Origin, int], Parameters]
    origins: Callable[[int], list[Origin]] = world
    pages_before: int = 0
    zoom: int | None = None

    def asked(self, runs: int) -> Iterator[Parameters]:
        for number, origin in enumerate(self.origins(runs)):
            yield self.parameters(origin, number)


def _near(origin: Origin, within: str, **more: Any) -> Parameters:
    return {"near": str(origin), "within": within, "sort": "distance"} | more


def _by_words(origin: Origin, number: int) -> Parameters:
    return {"q": WORDS[number % len(WORDS)], "near": str(origin), "within": "80km", "sort": "relevance"}


def _map_box(_: Origin, number: int) -> Parameters:
    """The USA, shifted a little each time, so that no answer is one kept from before."""
    west, south, east, north = USA
    shift = number * 0.01
    return {"bbox": [west + shift, south + shift, east + shift, north + shift]}


SCENARIOS: Final = (
    Scenario(
        name="breast_80km",
        title="breast cancer, recruiting, 80 km of Boston",
        parameters=lambda origin, _: _near(origin, "80km", condition=[BREAST_CANCER]),
        origins=around_boston,
    ),
    Scenario(
        name="breast_anywhere",
        title="breast cancer, recruiting, anywhere",
        parameters=lambda origin, _: _near(origin, "anywhere", condition=[BREAST_CANCER]),
    ),
    Scenario(
        name="recruiting_80km",
        title="any condition, recruiting, 80 km",
        parameters=lambda origin, _: _near(origin, "80km"),
    ),
    Scenario(
        name="recruiting_anywhere",
        title="any condition, recruiting, anywhere",
        parameters=lambda origin, _: _near(origin, "anywhere"),
    ),
    Scenario(
        name="any_anywhere",
        title="any condition, any status, anywhere",
        parameters=lambda origin, _: _near(origin, "anywhere", status=["any"]),
    ),
    Scenario(
        name="page_50",
        title="any condition, any status: page 50",
        parameters=lambda origin, _: _near(origin, "anywhere", status=["any"]),
        pages_before=PAGES_BEFORE,
    ),
    Scenario(
        name="words_near",
        title="words within 80 km, by relevance",
        parameters=_by_words,
        # Where there is something to be ranked.
        origins=centres,
    ),
    Scenario(name="map_usa", title="map of the USA at zoom 5, recruiting", parameters=_map_box, zoom=ZOOM),
)
