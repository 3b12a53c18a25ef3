"""Another geocoder that speaks as Nominatim does, asked for what our own gazetteer does not know."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders import Nominatim as Geocoder

from search.fold import fold
from search.places.place import DECIMALS, Place
from search.places.remembered import Remembered
from search.version import VERSION
from search.vocabulary import Precision

TIMEOUT_S: Final = 3
PAUSE_S: Final = 1.0
"""Between two questions of this program: what the public service asks of everybody."""

PATIENCE_S: Final = 2.0
"""How long a reader waits for other readers' questions; then the place counts as unknown."""

REST_S: Final = 60.0
"""After a failure nothing is asked for so long: a service that is down costs one reader its timeout, not all."""

LONGEST_NAME: Final = 200

PRECISIONS: Final[tuple[tuple[int, Precision], ...]] = ((12, "region"), (20, "city"), (30, "exact"))
"""The last `place_rank` of each: counties, then towns down to hamlets, then streets and houses."""

AREA_RANK: Final = 9
"""Countries and states: no point stands for one, and our own gazetteer knows them."""


class Nominatim:
    """Asks one question a second at most, in English, and remembers answers and misses for a day.

    Whatever goes wrong there, the place is only not found. Safe for use by several threads.
    """

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        parts = urlsplit(address)
        self._geocoder = Geocoder(
            domain=f"{parts.netloc}{parts.path}",
            scheme=parts.scheme,
            user_agent=f"trial-finder/{VERSION}",
            timeout=TIMEOUT_S,
            adapter_factory=URLLibAdapter,
        )
        self._clock = clock
        self._turn = threading.Lock()
        self._next = -math.inf
        self._answers: Remembered[Place | None] = Remembered(clock)

    def remembered(self, text: str) -> Place | None:
        """What was answered to this text, or told by it, in the last day."""
        known = self._answers.get(fold(text))
        return known[0] if known else None

    def find(self, text: str) -> Place | None:
        """The place that a text means there; None where it means none, or nobody could be asked."""
        if known := self._answers.get(fold(text)):
            return known[0]
        if not text.isprintable() or not self._turn.acquire(timeout=PATIENCE_S):
            return None
        try:
            return self._ask(text)
        finally:
            self._turn.release()

    def _ask(self, text: str) -> Place | None:
        wait = self._next - self._clock()
        if wait > PAUSE_S:
            return None
        time.sleep(max(0.0, wait))
        try:
            found = self._geocoder.geocode(text, exactly_one=False, limit=1, addressdetails=True, language="en")
            place = _place(found[0].raw) if found else None
        except GeocoderQueryError:  # The question was no good; the service is.
            self._next = self._clock() + PAUSE_S
            return None
        except Exception:  # A foreign service can answer anything, and none of it may break a search.
            self._next = self._clock() + REST_S
            return None
        self._next = self._clock() + PAUSE_S
        self._answers.put(fold(text), place)
        if place:
            self._answers.put(fold(place.name), place)
        return place


def _place(told: Mapping[str, Any]) -> Place | None:
    """The point of an answer, as near as 100 m; None for an area and for a name that is too long to be asked again."""
    rank = int(told["place_rank"])
    lat, lon = round(float(told["lat"]), DECIMALS) + 0.0, round(float(told["lon"]), DECIMALS) + 0.0
    name = " ".join(str(told["display_name"]).split())
    if rank <= AREA_RANK or not name or len(name) > LONGEST_NAME:
        return None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError("no point on earth")
    precision = next(precision for last, precision in PRECISIONS if rank <= last)
    if told.get("addresstype", told.get("type")) == "postcode":
        precision = "postcode"
    address = told.get("address", {})
    country = str(address.get("country_code", "")).upper() or None
    return Place(name=name, lat=lat, lon=lon, country=country, region=address.get("state"), precision=precision)
