"""What the pages and the API ask of the search: one object that joins engine, places and conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from search import ask, countries, whole
from search.answer import IndexStory, StudyPage, WholeStudy
from search.conditions import Conditions
from search.engine.check import check_engine
from search.engine.client import Client, EngineAway, connect
from search.indices import Live, LiveIndex
from search.places.gazetteer import Gazetteer
from search.query import StudyQuery
from search.question import Reader
from search.settings import Settings
from search.version import VERSION


class Finder:
    """Answers questions. Until the engine and the reference data are there it raises `EngineAway`."""

    def __init__(self, settings: Settings, address: Callable[[], str | None]) -> None:
        self.settings = settings
        self._address = address
        self._engine: tuple[str, Client, LiveIndex] | None = None

    def studies(self, asked: Mapping[str, Any]) -> StudyPage:
        """The page of studies for parameters in their form; raises `QuestionFaults` for what they mean."""
        return self.ask(self.read(asked))

    def read(self, asked: Mapping[str, Any]) -> StudyQuery:
        return self.reader.read(asked, self.settings.today)

    def ask(self, query: StudyQuery) -> StudyPage:
        client, index = self.engine()
        return ask.studies(client, index, query)

    def study(self, number: str, near: str | None = None) -> WholeStudy:
        """One study whole, its sites nearest first from a place where one is named."""
        client, index = self.engine()
        place = self.read({"near": near}).near if near is not None else None
        return whole.study(client, index.get(), number, self.settings.today, place)

    def index(self) -> IndexStory:
        return whole.story(self.live(), VERSION, ATTRIBUTION)

    def live(self) -> Live:
        """The index that answers now."""
        _, index = self.engine()
        return index.get()

    @cached_property
    def reader(self) -> Reader:
        """Made once the reference data are built; until then every use tries again."""
        reference = self.settings.data_dir / "reference"
        try:
            return Reader(
                Gazetteer(reference / "places.sqlite"),
                Conditions(reference / "conditions.sqlite"),
                countries.NAMES,
            )
        except FileNotFoundError as error:
            raise EngineAway("the reference data are not built yet") from error

    def engine(self) -> tuple[Client, LiveIndex]:
        """The client of the engine that runs now; a node that came back elsewhere is found again."""
        address = self._address()
        if address is None:
            raise EngineAway("no engine runs yet")
        known = self._engine
        if known is None or known[0] != address:
            # No lock: two threads that come first make a client each, and one of them is kept.
            client = connect(address, ca=self.settings.opensearch_ca)
            check_engine(client)
            self._engine = known = (address, client, LiveIndex(client, self.settings.index_prefix))
        return known[1], known[2]


ATTRIBUTION = (
    "Studies: ClinicalTrials.gov, U.S. National Library of Medicine",
    "Places and postcodes: GeoNames, CC BY 4.0",
    "Conditions: Medical Subject Headings (MeSH) 2024, U.S. National Library of Medicine",
)
