"""Places as they are offered while somebody types."""

from __future__ import annotations

from msgspec import Struct

from search.places.place import Place
from search.vocabulary import Precision


class SuggestedPlace(Struct, frozen=True, kw_only=True):
    """A place; its `name` means this same place again as `near`. `area` is an area's code."""

    kind: str
    name: str
    lat: float
    lon: float
    country: str | None
    region: str | None
    precision: Precision | None
    area: str | None


def suggested(place: Place) -> SuggestedPlace:
    """What is told of a place that is offered."""
    return SuggestedPlace(**{name: getattr(place, name) for name in SuggestedPlace.__struct_fields__})
