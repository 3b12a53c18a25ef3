"""What an answer for one view of a map is made of."""

from __future__ import annotations

from msgspec import Struct

from search.vocabulary import Fresh, Precision, Registry, Status, StatusSource


class MapSite(Struct, frozen=True, kw_only=True):
    """One matching site, where it is known to be, under the names that a site has everywhere.

    `title` is its study's; None where sites are told among clusters and their studies are too many to look up. Sites of
    one study with the same `place` are one hospital that several registries name.
    """

    id: str
    registry: Registry
    study: str
    title: str | None
    name: str | None
    city: str | None
    place: str | None = None
    status: Status
    status_source: StatusSource
    fresh: Fresh
    status_as_of: str | None
    recruits_until: str | None = None
    precision: Precision | None
    lat: float
    lon: float


class MapCluster(Struct, frozen=True, kw_only=True):
    """Matching sites too close to tell apart at this zoom. `name` is their town's, where they all stand in one.

    Of those that recruit, `recruiting_recent` were checked in the last 6 months, `recruiting_aging` in the last 24.
    """

    count: int
    recruiting: int
    recruiting_recent: int
    recruiting_aging: int
    studies: int
    name: str | None
    lat: float
    lon: float


class SiteMap(Struct, frozen=True, kw_only=True):
    """The matching sites of all hits: `total` studies, `sites` of which `without_point` cannot be drawn."""

    total: int
    sites: int
    without_point: int
    features: tuple[MapSite | MapCluster, ...]
    as_of: str | None
