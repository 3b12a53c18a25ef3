"""From the words of a request to a question: places looked up, conditions named, every fault told at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from search.conditions import Heading
from search.cursor import well_formed
from search.faults import Fault, QuestionFaults
from search.numbers import registry_number
from search.places.coordinates import decimal_degrees
from search.places.measure import parse_distance
from search.places.place import Place
from search.query import DEFAULT_SIZE, DEFAULT_STATUS, DEFAULT_WITHIN_M, Box, StudyQuery
from search.vocabulary import STATUSES, Sort, Status

T = TypeVar("T")


class FindsPlaces(Protocol):
    """What a question needs of a gazetteer."""

    def find(self, text: str) -> list[Place]: ...


class KnowsConditions(Protocol):
    """What a question needs of the condition vocabulary."""

    def named(self, text: str) -> Heading | None: ...


class Reader:
    """Reads parameters, already of the right form, into a `StudyQuery`."""

    def __init__(self, places: FindsPlaces, conditions: KnowsConditions, countries: Collection[str]) -> None:
        self.places = places
        self.conditions = conditions
        self.countries = countries

    def read(self, asked: Mapping[str, Any], today: date) -> StudyQuery:
        """The question asked; raises `QuestionFaults` with all that is wrong with it."""
        parts = _Parts(asked)
        q = (asked.get("q") or "").strip() or None
        number = registry_number(q) if q else None
        nowhere: list[Place] = []
        found = parts.read("near", self._places, nowhere)
        near = found[0] if found else None
        parts.check("within", "near" not in asked, "needs `near`: say from where the distance is measured")
        if asked.get("sort") == "distance":
            parts.check("sort", "near" not in asked, "`distance` needs `near`: say from where it is measured")
        if asked.get("sort") == "relevance":
            parts.check("sort", not q, "`relevance` needs `q`: the words to be relevant to")
        no_cursor: str | None = None
        default_within: float | None = DEFAULT_WITHIN_M
        query = StudyQuery(
            q=q,
            q_number=number,
            q_heading=self.conditions.named(q) if q and not number else None,
            words_in=asked.get("words_in", "all"),
            conditions=parts.read("condition", self._headings, ()),
            near=near,
            near_others=tuple(place.name for place in found[1:]),
            within_m=parts.read("within", within, default_within),
            bbox=parts.read("bbox", box, None),
            status=parts.read("status", statuses, () if number else DEFAULT_STATUS),
            country=parts.read("country", self._countries, ()),
            sort=asked.get("sort") or default_sort(near, q),
            size=asked.get("size", DEFAULT_SIZE),
            after=parts.read("after", well_formed, no_cursor),
            today=today,
        )
        if parts.faults:
            raise QuestionFaults(parts.faults)
        return query

    def _places(self, text: str) -> list[Place]:
        found = self.places.find(text)
        if not found:
            raise ValueError("is no place that we know: write a town, a postcode, or `lat,lon`")
        return found

    def _headings(self, names: list[str]) -> tuple[Heading, ...]:
        headings = [(name, self.conditions.named(name)) for name in names]
        unknown = [name for name, heading in headings if heading is None]
        if unknown:
            raise ValueError(
                f"knows no condition {_quoted(unknown)}: write a MeSH heading, one of its names, or its id"
            )
        return tuple(heading for _, heading in headings if heading)

    def _countries(self, codes: list[str]) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(code.strip().upper() for code in codes))
        unknown = [code for code in chosen if code not in self.countries]
        if unknown:
            raise ValueError(
                f"knows no country {_quoted(unknown)}: write two-letter codes such as US or DE, one in each parameter"
            )
        return chosen


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
            self.faults.append(Fault(name, str(error)))
            return otherwise

    def check(self, name: str, wrong: bool, message: str) -> None:
        if wrong and name in self.asked:
            self.faults.append(Fault(name, message))


def default_sort(near: Place | None, q: str | None) -> Sort:
    """By distance where there is one, else by how well the words fit, else the newest first."""
    if near:
        return "distance"
    return "relevance" if q else "updated"


def statuses(values: list[str]) -> tuple[Status, ...]:
    """The statuses named; empty for `any`."""
    chosen = tuple(dict.fromkeys(value.strip().lower() for value in values))
    if "any" in chosen:
        if len(chosen) > 1:
            raise ValueError("`any` stands alone: it already means every status")
        return ()
    unknown = [value for value in chosen if value not in STATUSES]
    if unknown:
        raise ValueError(
            f"knows no status {_quoted(unknown)}: write `any` or one of {', '.join(STATUSES)}, one in each parameter"
        )
    return tuple(status for status in STATUSES if status in chosen)


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
    if south >= north or west == east:
        raise ValueError(f"{form}: its south must lie south of its north, and its west not on its east")
    return Box(west=west, south=south, east=east, north=north)


def _quoted(values: list[str]) -> str:
    return ", ".join(f"“{value}”" for value in values)
