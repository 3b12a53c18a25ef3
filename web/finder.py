"""What the pages and the API ask of the search: one object that joins engine, places and conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from threading import RLock
from typing import Any

from search import ask, changes, countries, export, whole
from search.answer import Hit, IndexStory, StudyPage, WholeStudy
from search.attribution import attribution
from search.changes import ChangePage, ChangeQuery
from search.conditions import Conditions
from search.engine.check import check_engine
from search.engine.client import Client, EngineAway, connect
from search.indices import Live, LiveIndex
from search.map_answer import SiteMap
from search.places.gazetteer import Gazetteer
from search.places.nominatim import Nominatim
from search.places.place import Place
from search.query import StudyQuery
from search.question import Reader
from search.saved import Own, SavedStudy, own_ids, saved
from search.settings import Settings
from search.site_map import site_map
from search.speller import Speller
from search.suggest.conditions import ConditionSuggestions
from search.suggest.counts import counts
from search.version import VERSION
from web.renewed import Renewed


class Finder:
    """Answers questions. Until the engine and the reference data are there it raises `EngineAway`."""

    def __init__(self, settings: Settings, address: Callable[[], str | None]) -> None:
        self.settings = settings
        self._address = address
        self._suggestions: tuple[tuple[str, ...], ConditionSuggestions] | None = None
        self._counted: tuple[tuple[str, ...], Mapping[str, tuple[int, int]]] | None = None
        self._engine: tuple[str, Client, LiveIndex] | None = None
        self._counting = RLock()
        reference = settings.data_dir / "reference"
        elsewhere = Nominatim(settings.nominatim_url) if settings.nominatim_url else None
        self._conditions = Renewed(Conditions, reference / "conditions.sqlite")
        self._places = Renewed(partial(Gazetteer, elsewhere=elsewhere), reference / "places.sqlite")

    def studies(self, asked: Mapping[str, Any], near_hint: str | None = None) -> StudyPage:
        """The page of studies for parameters in their form; raises `QuestionFaults` for what they mean."""
        return self.ask(self.read(asked, near_hint))

    def read(self, asked: Mapping[str, Any], near_hint: str | None = None) -> StudyQuery:
        """The question; `near_hint` is the country that comes first where a place's name means several."""
        return self.reader.read(asked, self.settings.today, near_hint)

    def place(self, text: str, near_hint: str | None = None, *, slip: bool = False) -> Place | None:
        """The place that a text names as it is written; with `slip`, the one that it clearly names with a slip.

        The text may be no place at all, so it is not sent to another geocoder.
        """
        try:
            if not slip:
                return next(iter(self.places.find(text, country=near_hint, limit=1)), None)
            meant = self.places.look_up(text, country=near_hint, elsewhere=False)
            return meant.places[0] if meant.places and meant.corrected_from else None
        except ValueError:
            return None

    def ask(self, query: StudyQuery) -> StudyPage:
        client, index = self.engine()
        return ask.studies(client, index, query, self.reader, self.speller)

    def every_hit(self, query: StudyQuery) -> Iterator[list[Hit]]:
        """All hits, a page at a time, from the index that is live when the first is asked for."""
        client, index = self.engine()
        return export.every_hit(client, index.get(), query, self.reader, self.speller)

    def site_map(self, query: StudyQuery, zoom: int) -> SiteMap:
        client, index = self.engine()
        return site_map(client, index.get(), query, zoom, self.speller)

    def study(self, number: str, near: str | None = None, near_hint: str | None = None) -> WholeStudy:
        """One study whole, its sites nearest first from a place where one is named."""
        client, index = self.engine()
        place = self.read({"near": near}, near_hint).near if near is not None else None
        return whole.study(client, index.get(), number, self.settings.today, place)

    def condition_names(self) -> ConditionSuggestions:
        """The conditions that have studies, by their names; made once for each state of index and vocabulary."""
        conditions = self.conditions
        state = (*self.state(), str(id(conditions)))
        with self._counting:  # making them takes a second: who comes second waits, and finds them made
            if self._suggestions is None or self._suggestions[0] != state:
                self._suggestions = (state, ConditionSuggestions(conditions, self.condition_counts()))
            return self._suggestions[1]

    def condition_counts(self) -> Mapping[str, tuple[int, int]]:
        """For the id of each condition that has studies: how many, and how many of them recruit; counted as often."""
        client, index = self.engine()
        state, live = self.state(), index.get()
        with self._counting:
            if self._counted is None or self._counted[0] != state:
                self._counted = (state, counts(client, live, self.settings.today))
            return self._counted[1]

    def suggest_places(self, text: str, country: str | None = None) -> list[Place]:
        return self.places.suggest(text, country=country)

    def saved(self, bucket: str) -> dict[str, SavedStudy]:
        """The studies of one bucket of 256 by every id that leads to them."""
        client, index = self.engine()
        return saved(client, index.get(), bucket, self.settings.today)

    def own_ids(self, bucket: str) -> list[Own]:
        """The studies whose own id is in the bucket."""
        client, index = self.engine()
        return own_ids(client, index.get(), bucket)

    def changes(self, query: ChangeQuery) -> ChangePage:
        """A page of what changed in the registries."""
        client, _ = self.engine()
        return changes.find(client, self.settings.index_prefix, query)

    def index(self) -> IndexStory:
        live = self.live()
        registries = (part.name for part in live.meta.registries)
        named = attribution(registries, asks_nominatim=self.settings.nominatim_url is not None)
        return whole.story(live, VERSION, named)

    def state(self) -> tuple[str, str, str]:
        """What all answers depend on: the index, the run that last wrote to it, the day."""
        live = self.live()
        return live.name, str(live.meta.run), self.settings.today.isoformat()

    def live(self) -> Live:
        """The index that answers now."""
        _, index = self.engine()
        return index.get()

    @property
    def reader(self) -> Reader:
        return Reader(self.places, self.conditions, countries.NAMES)

    @property
    def speller(self) -> Speller:
        return Speller(self.conditions, lambda: self.condition_names().spelling)

    @property
    def places(self) -> Gazetteer:
        return self._places.get()

    @property
    def conditions(self) -> Conditions:
        return self._conditions.get()

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
