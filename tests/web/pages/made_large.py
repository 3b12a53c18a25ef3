"""Hand-made studies with many sites."""

from __future__ import annotations

from typing import Any

from search.answer import WholeStudy
from tests.web.pages.made import site
from tests.web.pages.made_study import details, study

MIDDLES = {
    "US": (39, -95),
    "CA": (52, -105),
    "GB": (53, -1.5),
    "DE": (51, 10),
    "FR": (47, 2.5),
    "ES": (40, -4),
    "IT": (43, 12),
    "JP": (36, 138),
    "AU": (-29, 145),
    "BR": (-12, -48),
}
"""About the middle of a few countries, in degrees."""


def many_sites(number: int, **changes: Any) -> WholeStudy:
    """A study as large as the largest ones; a few of its sites have no known position."""
    statuses = ("recruiting", "completed", "active_not_recruiting", "withdrawn")
    return study(
        *(
            site(
                place,
                name=f"Medical Centre Number {place}",
                city=f"Town {place % 97}",
                country=[*MIDDLES][place % 10],
                status=statuses[place % 4],
                contact=None,
                **_somewhere(place),
            )
            for place in range(number)
        ),
        details=details(contacts=()),
        contact=None,
        **changes,
    )


def _somewhere(place: int) -> dict[str, Any]:
    """Each town of a country at its own point, all of them within some hundred kilometres of its middle."""
    if place % 100 == 99:
        return {"lat": None, "lon": None, "distance_m": None}
    lat, lon = [*MIDDLES.values()][place % 10]
    town = place % 97
    return {"lat": lat + (town % 9 - 4) * 0.7, "lon": lon + (town % 11 - 5) * 0.8, "distance_m": place * 4_000}
