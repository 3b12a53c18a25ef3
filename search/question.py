"""From the words of a request to a question: places looked up, conditions named, every fault told at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from search.conditions import Heading
from search.cursor import well_formed
from search.faults import Fault, QuestionFaults
from search.filters import FACETS, FILTERS
from search.filters.definition import Knowledge
from search.filters.reading import choices
from search.numbers import registry_number
from search.places.coordinates import decimal_degrees
from search.places.look_up import LookedUp
from search.places.measure import parse_distance
from search.places.place import Place
from search.query import DEFAULT_SIZE, DEFAULT_STATUS, DEFAULT_WITHIN_M, Box, StudyQuery
from search.vocabulary import EXTRAS, Extra, Sort, Status
from search.words.concepts import KnowsNames, understand
from search.words.typed import Alternative

T = TypeVar("T")


class FindsPlaces(Protocol):
    """What a question needs of a gazetteer."""

    def look_up(self, text: str, *, country: str | None = None) -> LookedUp: ...


class KnowsConditions(KnowsNames, Protocol):
    """What a question needs of the condition vocabulary."""

    def named(self, text: str) -> Heading | None: ...

    def hidden(self, id: str) -> bool: ...

    def lay(self, id: str) -> str | None: ...

    def ancestors(self, id: str) -> list[str]: ...


class Reader:
    """Reads parameters, already of the right form, into a `StudyQuery`."""

    def __init__(self, places: FindsPlaces, conditions: KnowsConditions, countries: Collection[str]) -> None:
        self.places = places
        self.conditions = conditions
        self.countries = countries

    def heading(self, name: str) -> Heading | None:
        """The condition of that id or name."""
        return self.conditions.named(name)

    def hides(self, id: str) -> bool:
        """Whether a heading is a level of the tree that says nothing to a reader."""
        return self.conditions.hidden(id)

    def lay(self, id: str) -> str | None:
        """The name that patients know a heading by; None where its own is the plain one."""
        return self.conditions.lay(id)

    def over(self, id: str) -> Collection[str]:
        """The ids of all headings over one."""
        return self.conditions.ancestors(id)

    def read(self, asked: Mapping[str, Any], today: date, near_hint: str | None = None) -> StudyQuery:
        """The question asked; raises `QuestionFaults` with all that is wrong with it.

        `near_hint` is the country that comes first where the name of a place means several.
        """
        parts = _Parts(asked)
        q = (asked.get("q") or "").strip() or None
        number = registry_number(q) if q else None
        found = parts.read("near", self._places(near_hint), LookedUp())
        near = found.places[0] if found.places else None
        self._check(parts, q, near)
        no_cursor: str | None = None
        no_extras: tuple[Extra, ...] = ()
        default_within: float | None = DEFAULT_WITHIN_M
        nothing_typed: tuple[Alternative, ...] = ()
        query = StudyQuery(
            q=q,
            q_number=number,
            typed=parts.read("q", self._typed(expand=asked.get("expand", True)), nothing_typed) if q else (),
            words_in=asked.get("words_in", "all"),
            expand=asked.get("expand", True),
            filters=self._filters(parts, () if number else DEFAULT_STATUS),
            near=near,
            near_others=tuple(place.name for place in found.places[1:]),
            near_corrected_from=found.corrected_from,
            within_m=parts.read("within", within, default_within),
            bbox=parts.read("bbox", box, None),
            sort=asked.get("sort") or default_sort(near, q),
            extras=parts.read("extras", self._reads(choices("extra", EXTRAS)), no_extras),
            facets=parts.read("facets", self._reads(choices("facet", FACETS)), ()),
            size=asked.get("size", DEFAULT_SIZE),
            after=parts.read("after", well_formed, no_cursor),
            today=today,
        )
        if parts.faults:
            raise QuestionFaults(parts.faults)
        return query

    def _check(self, parts: _Parts, q: str | None, near: Place | None) -> None:
        """What one parameter needs of another."""
        place_missing = "near" not in parts.asked
        area = f"has no meaning inside an area ({near.name}): leave it out" if near and near.kind == "area" else ""
        parts.check("within", place_missing, "needs `near`: say from where the distance is measured")
        parts.check("within", bool(area), area)
        if parts.asked.get("sort") == "distance":
            parts.check("sort", place_missing, "`distance` needs `near`: say from where it is measured")
            parts.check("sort", bool(area), f"`distance` {area}")
        if parts.asked.get("sort") == "relevance":
            parts.check("sort", not q, "`relevance` needs `q`: the words to be relevant to")

    def _filters(self, parts: _Parts, default_status: tuple[Status, ...]) -> dict[str, Any]:
        """The value of every filter that was asked, and the status in any case."""
        nothing: Any = None
        read = {each.name: parts.read(each.name, self._reads(each.read), nothing) for each in FILTERS}
        asked = {name: value for name, value in read.items() if value is not None}
        return {"status": default_status} | asked

    def _reads(self, read: Callable[[Any, Knowledge], T]) -> Callable[[Any], T]:
        return lambda written: read(written, self)

    def _typed(self, *, expand: bool) -> Callable[[str], tuple[Alternative, ...]]:
        return lambda text: understand(text, self.conditions, expand=expand)

    def _places(self, country: str | None) -> Callable[[str], LookedUp]:
        def look_up(text: str) -> LookedUp:
            found = self.places.look_up(text, country=country)
            if not found.places:
                raise NoSuchPlace(found.spellings)
            return found

        return look_up


class NoSuchPlace(ValueError):
    """A text that means no place, with the names of those that may have been meant."""

    def __init__(self, others: tuple[str, ...]) -> None:
        self.others = others
        meant = f" did you mean {'; '.join(others)}? Or" if others else ""
        super().__init__(f"is no place that we know:{meant} write a town, a postcode, or `lat,lon`")


class _Parts:
    """Reads the parts of a question one by one and keeps what is wrong with each."""

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self.asked = asked
        self.faults: list[Fault] = []

    def read(self, name: str, understand: Callable[[Any], T], otherwise: T) -> T:
        if name not in self.asked:
            return otherwise
        try:
            return understand(self.asked[name])
        except ValueError as error:
            others = error.others if isinstance(error, NoSuchPlace) else ()
            self.faults.append(Fault(name, str(error), others))
            return otherwise

    def check(self, name: str, wrong: bool, message: str) -> None:
        if wrong and name in self.asked:
            self.faults.append(Fault(name, message))


def default_sort(near: Place | None, q: str | None) -> Sort:
    """By distance where there is a point, else by how well the words fit, else the newest first."""
    if near:
        return "distance" if near.kind == "point" else "updated"
    return "relevance" if q else "updated"


def within(text: str) -> float | None:
    """A radius in metres; None for `anywhere`."""
    return None if text.strip().lower() == "anywhere" else parse_distance(text)


def box(value: str | list[float]) -> Box:
    """A box from `W,S,E,N` or four numbers, in degrees; west > east crosses 180°."""
    form = "takes four numbers `W,S,E,N` in degrees"
    parts = value.split(",") if isinstance(value, str) else value
    sides = [decimal_degrees(part) for part in parts]
    if len(sides) != 4 or None in sides:
        raise ValueError(form)
    west, south, east, north = (side for side in sides if side is not None)
    if not (-90 <= south <= 90 and -90 <= north <= 90):
        raise ValueError(f"{form}: latitudes lie between -90 and 90")
    if not (-180 <= west <= 180 and -180 <= east <= 180):
        raise ValueError(f"{form}: longitudes lie between -180 and 180")
    if south >= north or west == east or west == east + 360:
        raise ValueError(f"{form}: its south must lie south of its north, and its west not on its east")
    return Box(west=west, south=south, east=east, north=north)
