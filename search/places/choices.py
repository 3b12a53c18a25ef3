"""The other places of a name that a reader is offered: those that may be meant, and each of them once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from search.places.keys import place_key
from search.places.measure import great_circle_m
from search.places.place import Place

MOST_OTHERS: Final = 7

SAME_PLACE_M: Final = 20_000
"""Two towns of one name that lie nearer make no other search: "Cambridge" and "Cambridge (near …)"."""

KNOWN_BY_MANY: Final = 100_000
"""People of a town that is offered by a name which is not its main one."""

US_WEIGHT: Final = 2
"""Half of all trial sites are in the United States: "Cambridge" offers the one in Massachusetts before Ontario's."""


def choices(text: str, found: Sequence[Place]) -> tuple[Place, ...]:
    """The place that answers, and at most `MOST_OTHERS` more, those of more people first; areas stay where they are."""
    asked = place_key(text.split(",")[0])
    kept = list(found[:1])
    for place in _by_people(found[1:]):
        if _may_be_meant(place, asked) and not any(_same(place, other) for other in kept):
            kept.append(place)
    return tuple(kept[: MOST_OTHERS + 1])


def _by_people(places: Sequence[Place]) -> list[Place]:
    """Areas and postcodes in their order, then towns by people."""
    return sorted(places, key=lambda place: -_people(place) if _is_town(place) else float("-inf"))


def _people(place: Place) -> int:
    return (place.population or 0) * (US_WEIGHT if place.country == "US" else 1)


def _is_town(place: Place) -> bool:
    return place.kind == "point" and place.precision == "city"


def _may_be_meant(place: Place, asked: str) -> bool:
    """Whether a town has the name that was asked for as its main one, or is large."""
    if not _is_town(place):
        return True
    name = place_key(place.name.split(",")[0].split(" (near ")[0])
    return f"{asked} ".startswith(f"{name} ") or _people(place) >= KNOWN_BY_MANY


def _same(place: Place, other: Place) -> bool:
    near = great_circle_m(place.lat, place.lon, other.lat, other.lon) <= SAME_PLACE_M
    return place.kind == other.kind == "point" and near
