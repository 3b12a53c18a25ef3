"""Places to ask from: exact centres of big cities, where hundreds of sites tie, and towns anywhere."""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

import msgspec

from benchmarks import originals

BOSTON: Final = (42.358, -71.060)
CENTRES: Final = 20
SEED: Final = 7


class Origin(NamedTuple):
    """Degrees, rounded as the service rounds them."""

    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{self.lat:.3f},{self.lon:.3f}"


def world(number: int, seed: int = SEED) -> list[Origin]:
    """Centres of big cities and towns anywhere, in turn."""
    chance = Random(seed)
    centres, towns = _points()
    mixed: list[Origin] = []
    while len(mixed) < number:
        mixed.append(chance.choice(centres))
        lat, lon = chance.choice(towns)
        mixed.append(_origin(lat + chance.uniform(-0.2, 0.2), lon + chance.uniform(-0.2, 0.2)))
    return mixed[:number]


def centres(number: int) -> list[Origin]:
    """Some kilometres from the centres of big cities."""
    return [_origin(lat + step * 0.003, lon) for step, (lat, lon) in enumerate(world(2 * number)[::2])]


def around_boston(number: int, seed: int = SEED) -> list[Origin]:
    """Boston's exact centre first, then anywhere within some 20 km of it."""
    chance = Random(seed)
    lat, lon = BOSTON
    moved = [_origin(lat + chance.uniform(-0.2, 0.2), lon + chance.uniform(-0.2, 0.2)) for _ in range(number - 1)]
    return [_origin(lat, lon), *moved]


def _origin(lat: float, lon: float) -> Origin:
    return Origin(round(max(-90.0, min(90.0, lat)), 3), round(max(-180.0, min(180.0, lon)), 3))


def _points() -> tuple[list[Origin], list[Origin]]:
    """The points with most sites, and all the others, from the records themselves."""
    if not _known:
        counted: dict[Origin, int] = {}
        for record in originals.records():
            module = msgspec.json.decode(record)["protocolSection"].get("contactsLocationsModule", {})
            for location in module.get("locations", []):
                if point := location.get("geoPoint"):
                    origin = _origin(point["lat"], point["lon"])
                    counted[origin] = counted.get(origin, 0) + 1
        ranked = sorted(counted, key=lambda origin: (-counted[origin], origin))
        _known.append((ranked[:CENTRES], ranked[CENTRES:]))
    return _known[0]


_known: list[tuple[list[Origin], list[Origin]]] = []
