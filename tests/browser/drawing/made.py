"""Made-up sites for the drawing: towns of the real world, sites that nobody has."""

from __future__ import annotations

import random
from typing import Any, Final

TOWNS: Final[dict[str, tuple[float, float]]] = {
    "Boston": (42.3584, -71.0598), "New York": (40.7143, -74.006), "Chicago": (41.85, -87.65),
    "Houston": (29.7633, -95.3633), "Los Angeles": (34.0522, -118.2437), "Denver": (39.7392, -104.9847),
    "Toronto": (43.7001, -79.4163), "Mexico City": (19.4285, -99.1277), "São Paulo": (-23.5475, -46.6361),
    "London": (51.5085, -0.1257), "Leeds": (53.7965, -1.5478), "Paris": (48.8534, 2.3488),
    "Lyon": (45.7485, 4.8467), "Berlin": (52.5244, 13.4105), "Köln": (50.9333, 6.95),
    "Essen": (51.4566, 7.0123), "Milan": (45.4643, 9.1895), "Rome": (41.8919, 12.5113),
    "Madrid": (40.4165, -3.7026), "Barcelona": (41.3888, 2.159), "Warsaw": (52.2298, 21.0118),
    "Vienna": (48.2085, 16.3721), "Athens": (37.9838, 23.7278), "Istanbul": (41.0138, 28.9497),
    "Cairo": (30.0626, 31.2497), "Cape Town": (-33.9258, 18.4232), "Delhi": (28.6519, 77.2315),
    "Beijing": (39.9075, 116.3972), "Seoul": (37.566, 126.9784), "Tokyo": (35.6895, 139.6917),
    "Sydney": (-33.8678, 151.2073), "Auckland": (-36.8485, 174.7635), "Suva": (-18.1416, 178.4415),
    "Apia": (-13.8333, -171.7667),
}  # fmt: skip
BADGES: Final = {
    "recruiting": ("Recruiting", " · checked 3 Nov 2026"),
    "aging": ("Recruiting when last checked,", " Jan 2026. Call first"),
    "soon": ("Not open yet", " · checked 3 Nov 2026"),
    "closed": ("Running, not taking new people", " · July 2020"),
    "paused": ("Paused", " · checked 3 Nov 2026"),
    "unconfirmed": ("Not confirmed", " since July 2020 (then: recruiting)"),
}

Site = dict[str, Any]


def site(name: str, lat: float, lon: float, *, town: str | None = None, look: str = "recruiting", **more: Any) -> Site:
    """One that is not confirmed was recruiting, unless it is told otherwise."""
    lead, rest = BADGES[look]
    place = f"{name}, {town}" if town else name
    badge = {"look": look, "lead": lead, "rest": rest}
    told: Site = {"id": name.replace(" ", "-"), "badge": badge, "name": name, "town": town, "place": place}
    recruiting = look in ("recruiting", "aging", "unconfirmed")
    point: Site = {"lat": lat, "lon": lon, "exact": False, "far": None, "call": None, "study": None}
    return told | point | {"recruiting": recruiting} | more


def many(count: int = 1_500, seed: int = 7) -> list[Site]:
    """Most stand where their town is, the others somewhere around it; every eleventh at a known house.

    Of those that nobody has confirmed every second was recruiting once.
    """
    chance = random.Random(seed)
    looks = list(BADGES)
    sites = []
    for number in range(count):
        town = chance.choice(list(TOWNS))
        lat, lon = TOWNS[town]
        away = 0.0 if number % 3 else 0.8
        at = (round(lat + chance.uniform(-away, away), 4), round(lon + chance.uniform(-away, away), 4))
        look = chance.choices(looks, weights=(8, 2, 2, 4, 1, 2))[0]
        was = look in ("recruiting", "aging") or (look == "unconfirmed" and number % 2 == 0)
        sites.append(site(f"Centre {number}", *at, town=town, look=look, exact=number % 11 == 0, recruiting=was))
    return sites


def boston() -> list[Site]:
    """A town with five sites at one point, and some around it."""
    lat, lon = TOWNS["Boston"]
    call = {"label": "This centre", "href": "tel:+15550100", "shown": "555-0100"}
    study = {"href": "/studies/NCT00000001", "words": "A made-up study"}
    looks = ("recruiting", "recruiting", "paused", "aging", "closed")
    at_one_point = [
        site(f"Boston Hospital {n}", lat, lon, town="Boston", look=look, call=call, study=study)
        for n, look in enumerate(looks)
    ]
    around = [
        site("Lynn Clinic", 42.4668, -70.9495, town="Lynn", far="about 10 miles"),
        site("Lowell Clinic", 42.6334, -71.3162, town="Lowell", look="soon"),
        site("Worcester Clinic", 42.2626, -71.8023, town="Worcester", look="unconfirmed"),
        site("Gloucester House", 42.6159, -70.662, town="Gloucester", exact=True),
        site("Plymouth Clinic", 41.9584, -70.6673, town="Plymouth", look="closed"),
    ]
    return [*at_one_point, *around]
