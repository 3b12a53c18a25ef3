"""The pages on hand-made values: a finder that answers by the words of the question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from flask import Flask, Response
from msgspec.structs import astuple, replace

from search import countries, cursor
from search.answer import Hit, IndexStory, ShownSite, StudyPage, WholeStudy
from search.conditions import Heading, Named
from search.engine.client import EngineAway
from search.faults import Fault, QuestionFaults, StudyAmbiguous, StudyMoved, StudyUnknown
from search.map_answer import SiteMap
from search.places.look_up import LookedUp
from search.places.place import Place
from search.query import StudyQuery
from search.question import Reader
from search.settings import Settings
from tests.web.pages import (
    made,
    made_conditions,
    made_index,
    made_joined,
    made_large,
    made_map,
    made_states,
    made_study,
    told,
)
from tests.web.pages.files import add_files, add_sites
from tests.web.pages.made_centre import hits_at
from web.assets import add_assets
from web.built import Built, add_built
from web.compress import compress
from web.errors import api_problem
from web.faults import problem
from web.limits import limiter
from web.pages import page_problem, register_pages
from web.sharing import for_programs, share

PLACES = {
    "boston": Place(
        name="Boston, Massachusetts, US",
        lat=42.358,
        lon=-71.06,
        country="US",
        region="Massachusetts",
        precision="city",
        population=653_833,
    ),
    "boston, england, gb": Place(
        name="Boston, England, GB", lat=52.98, lon=-0.03, country="GB", region="England", precision="city"
    ),
    "münchen": Place(name="Munich, Bavaria, DE", lat=48.14, lon=11.58, country="DE", precision="city"),
    "presque isle": Place(name="Presque Isle, Maine, US", lat=46.68, lon=-68.01, country="US", precision="city"),
    "massachusetts": Place(
        kind="area",
        name="Massachusetts, US",
        lat=42.07,
        lon=-71.665,
        country="US",
        precision="region",
        area="US.MA",
        bbox=(-73.4, 41.3, -70.0, 42.9),
    ),
    "42.4,-71.1": Place(name="42.4,-71.1", lat=42.4, lon=-71.1, precision="exact"),
}


NEXT_PAGE = cursor.write("studies-1", StudyQuery(today=date(2026, 11, 22)), ["here"])
GONE = cursor.write("studies-1", StudyQuery(today=date(2026, 11, 22)), ["gone"])


SLIPS = {"bostn": "boston", "massachusets": "massachusetts"}
"""What is clearly meant."""


class Gazetteer:
    def find(self, text: str, *, country: str | None = None) -> list[Place]:
        asked = text.strip().lower()
        found = PLACES.get(asked) or next((place for place in PLACES.values() if place.name.lower() == asked), None)
        return [found, PLACES["boston, england, gb"]] if found is PLACES["boston"] else [found] if found else []

    def look_up(self, text: str, *, country: str | None = None) -> LookedUp:
        """A slip is corrected; what could be several places is told with them."""
        if found := self.find(text):
            return LookedUp(places=tuple(found))
        if meant := SLIPS.get(text.strip().lower()):
            return LookedUp(places=tuple(self.find(meant)), corrected_from=text)
        near = [place.name for place in PLACES.values() if place.name[:3] == text[:3].title() and place.country]
        return LookedUp(spellings=tuple(near))


class Vocabulary:
    def named(self, text: str) -> Heading | None:
        return made_conditions.VOCABULARY.named(text)

    def hidden(self, id: str) -> bool:
        return False

    def lay(self, id: str) -> str | None:
        return made_conditions.VOCABULARY.lay(id)

    def ancestors(self, id: str) -> list[str]:
        return made_conditions.VOCABULARY.tree.ancestors(id)

    def mentions(self, words: list[tuple[str, str]]) -> list[Named]:
        return []

    def names(self, id: str) -> tuple[str, ...]:
        return ()


class MadeFinder:
    """Answers from hand-made values. `away` makes every answer the engine's absence."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.story: IndexStory = made_index.story()
        self.away = False
        self.asked: list[Mapping[str, Any]] = []
        self.hints: list[str | None] = []
        self.reader = Reader(Gazetteer(), Vocabulary(), countries.NAMES)
        self.kept = {
            "NCT00000001": made_study.around_boston(),
            "NCT00000002": made_study.around_boston(
                made.STALE, details=made_study.details(arms=(), masked=None), title="A stale study", id="NCT00000002"
            ),
            "NCT00000003": made_study.written_for_patients(),
            "NCT00000004": made_large.many_sites(1_563, id="NCT00000004"),
            "NCT00000005": made_study.study(status="withdrawn", checked=made.STALE),
            made_joined.CTGOV: made_joined.joined_study(),
            "DEMO0001": made_study.around_boston(id="DEMO0001", registries=("demo",)),
        }

    def read(self, asked: Mapping[str, Any], near_hint: str | None = None) -> StudyQuery:
        return self.reader.read(asked, self.settings.today, near_hint)

    def place(self, text: str, near_hint: str | None = None, *, slip: bool = False) -> Place | None:
        meant = Gazetteer().look_up(text, country=near_hint)
        return next(iter(meant.places), None) if slip == bool(meant.corrected_from) else None

    def studies(self, asked: Mapping[str, Any], near_hint: str | None = None) -> StudyPage:
        self._present()
        self.asked.append(asked)
        self.hints.append(near_hint)
        query = self.read(asked, near_hint)
        if asked.get("after") == GONE:
            raise QuestionFaults([Fault("after", "belongs to another question")])
        understood = {
            "near": made.page(near=query.near and _near(query)).question.near,
            "within_m": round(query.radius_m) if query.radius_m else None,
            "bbox": astuple(query.bbox) if query.bbox else None,
            "status": query.status or ("any",),
            "country": query.filters.get("country", ()),
            "sort": query.sort,
        }
        hits = {
            "nothing": (),
            "blocked": (),
            "NCT99999999": (),
            "few": made_states.every_state()[:2],
            "half of these": (told.HALF, made.hit(2)),
        }.get(query.q or "", made_states.every_state())
        if "centre" in query.filters:
            hits = hits_at(query)
        if query.area:
            hits = tuple(replace(hit, nearest=_without_distance(hit)) for hit in hits)
        more = query.q == "many" and not query.after
        total = told.total(query, len(hits))
        page = made.page(*hits, total=total, next=NEXT_PAGE if more else None, **understood | told.understood(query))
        return replace(page, facets=told.facets(query), **told.extras(query, total))

    def site_map(self, query: StudyQuery, zoom: int) -> SiteMap:
        """The made sites of the hits, as the API tells them for a view."""
        self._present()
        return made_map.site_map(query, zoom)

    def study(self, number: str, near: str | None = None, near_hint: str | None = None) -> WholeStudy:
        self._present()
        if number == "2016-005119-42":
            raise StudyMoved("NCT00000001")
        if number == "SHARED":
            raise StudyAmbiguous(["NCT00000001", "NCT00000002"])
        if number not in self.kept:
            raise StudyUnknown(number)
        return self.kept[number]

    def state(self) -> tuple[str, str, str]:
        self._present()
        return self.story.scope, str(self.story.as_of), self.settings.today.isoformat()

    def index(self) -> IndexStory:
        self._present()
        return self.story

    @property
    def conditions(self) -> made_conditions.Vocabulary:
        return made_conditions.VOCABULARY

    def condition_names(self) -> made_conditions.Names:
        return made_conditions.Names()

    def condition_counts(self) -> Mapping[str, tuple[int, int]]:
        self._present()
        return made_conditions.COUNTS

    def _present(self) -> None:
        if self.away:
            raise EngineAway("not yet")


def _without_distance(hit: Hit) -> tuple[ShownSite, ...]:
    return tuple(replace(site, distance_m=None) for site in hit.nearest)


def _near(query: StudyQuery) -> Any:
    from search.told import told_back

    return told_back(query).near


def make_app(built: Built | None = None, **changes: str) -> tuple[Flask, MadeFinder]:
    """The pages alone, as `create_app` joins them, with the maps that `make` has built or with others."""
    settings = Settings.read({"TODAY": "2026-11-22", "RATE_LIMIT": "100000/minute"} | changes)
    app = Flask("web", static_folder=None)
    add_assets(app)
    add_built(app, built or Built())
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    finder = MadeFinder(settings)
    app.extensions["finder"] = finder
    limiter.init_app(app)

    def tell_error(error: Exception) -> Response:
        fault = problem(error)
        if fault.status == 500:
            raise error
        return api_problem(fault, error) if for_programs() else page_problem(fault, error)

    app.after_request(share)
    app.register_error_handler(Exception, tell_error)
    app.add_url_rule("/api/v1/docs", "docs", lambda: SimpleNamespace())
    add_files(app)
    add_sites(app)
    register_pages(app, finder, settings)
    app.after_request(compress)
    return app, finder
