"""What turns a registry's words into headings, areas, points and centres: the reference data, opened once for a run."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from indexer.centres import centre
from indexer.positions import placed
from indexer.tags import Tagger
from search.conditions import Conditions
from search.places.gazetteer import Gazetteer
from search.study import Site


class Knowledge(NamedTuple):
    """The condition vocabulary, as a tagger, and the gazetteer."""

    tagger: Tagger
    places: Gazetteer

    @classmethod
    def open(cls, reference: Path) -> Knowledge:
        """Opens the files of a folder; raises FileNotFoundError where they were not built."""
        return cls(Tagger(Conditions(reference / "conditions.sqlite")), Gazetteer(reference / "places.sqlite"))

    def areas(self, site: Site) -> tuple[str, ...]:
        """Codes of the areas that a site lies in, the largest first: `US`, `US.MA`."""
        return self.places.areas_of(site.country, site.region, site.city) if site.country else ()

    def placed(self, site: Site) -> Site:
        """The site with the position that its city and postcode tell, where the registry's is missing or impossible."""
        return placed(site, self.places)

    def centre(self, site: Site) -> str | None:
        """The hospital or practice that a site is, the same across studies."""
        return centre(site, self.places)
