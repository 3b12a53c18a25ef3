"""Filters that the study itself must satisfy."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from search.ages import Limit
from search.conditions import Heading
from search.filters import reading
from search.filters.definition import Clause, ClauseFacet, FieldFacet, Filter
from search.freshness import checked_between
from search.parameter import Parameter
from search.vocabulary import FRESH, PHASES, PURPOSES, REGISTRIES, TYPES

NOT_GIVEN: Final = "not_given"
SEXES: Final = ("female", "male", NOT_GIVEN)


def _terms(field: str) -> Any:
    return lambda values, _: {"terms": {field: list(values)}}


def _tagged(headings: tuple[Heading, ...], _: date) -> Clause:
    return {"terms": {"condition_ids": [heading.id for heading in headings], "_name": "condition"}}


def _any_words(field: str) -> Any:
    """Any of the texts, each with all its words."""

    def clause(texts: tuple[str, ...], _: date) -> Clause:
        found = [{"match": {field: {"query": text, "operator": "and"}}} for text in texts]
        return {"bool": {"should": found, "minimum_should_match": 1}}

    return clause


def _takes_sex(values: tuple[str, ...], _: date) -> Clause:
    """Any of the sexes, or studies whose record names none."""
    named = [{"terms": {"sex": [value for value in values if value != NOT_GIVEN]}}]
    silent = [{"bool": {"must_not": [{"exists": {"field": "sex"}}]}}] if NOT_GIVEN in values else []
    return {"bool": {"should": [*named, *silent], "minimum_should_match": 1}}


def _takes_age(age: Limit, _: date) -> Clause:
    """The person's age, an interval, and the study's overlap; a study that names no limits has none."""
    overlaps = {"range": {"age": {"gte": age.first_day, "lte": age.last_day, "relation": "intersects"}}}
    unlimited = {"bool": {"must_not": [{"exists": {"field": "age"}}]}}
    return {"bool": {"should": [overlaps, unlimited], "minimum_should_match": 1}}


def _checked(values: tuple[str, ...], today: date) -> Clause:
    return {"bool": {"should": [_of_freshness(value, today) for value in values], "minimum_should_match": 1}}


def _of_freshness(value: Any, today: date) -> Clause:
    first, last = checked_between(value, today)
    bounds = {name: day.isoformat() for name, day in (("gte", first), ("lte", last)) if day}
    if value == "stale":
        # Without any date it is stale too.
        return {"bool": {"must_not": [{"range": {"checked": {"gt": bounds["lte"]}}}]}}
    return {"range": {"checked": bounds}}


def _since(field: str) -> Any:
    return lambda day, _: {"range": {field: {"gte": day.isoformat()}}}


STUDY_FILTERS: Final = (
    Filter(
        parameter=Parameter(
            "condition",
            "texts",
            "A MeSH heading by id or by one of its names: studies tagged with it or with anything beneath it.",
            ["Breast Neoplasms"],
        ),
        read=reading.headings,
        clause=_tagged,
        facet=FieldFacet("condition_ids", headings=True),
        title="Condition",
    ),
    Filter(
        parameter=Parameter(
            "age",
            "age",
            "A person's age as they would say it: studies whose limits it fits. No limit means none.",
            "54",
        ),
        read=reading.age,
        clause=_takes_age,
        title="Your age",
    ),
    Filter(
        parameter=Parameter(
            "sex", "texts", "Studies open to that sex; `not_given`: those that name none.", ["female"], values=SEXES
        ),
        read=reading.choices("sex", SEXES),
        clause=_takes_sex,
        facet=ClauseFacet(),
        title="Sex the study accepts",
        labels={"female": "Open to women", "male": "Open to men", NOT_GIVEN: "Not given by the registry"},
    ),
    Filter(
        parameter=Parameter("healthy", "yes_or_no", "Whether healthy volunteers may take part.", True),
        read=reading.yes_or_no,
        clause=lambda value, _: {"term": {"healthy": value}},
        facet=FieldFacet("healthy"),
        title="Healthy volunteers",
        labels={"true": "Takes healthy people too", "false": "Only people with the condition"},
    ),
    Filter(
        parameter=Parameter("purpose", "texts", "What the study is for.", ["treatment"], values=PURPOSES),
        read=reading.choices("purpose", PURPOSES),
        clause=_terms("purpose"),
        facet=FieldFacet("purpose"),
        title="What the study does",
        labels={
            "treatment": "Tests a treatment",
            "prevention": "Tests a way to prevent illness",
            "diagnostic": "Tests a way to find or see illness",
            "screening": "Looks for illness early",
            "supportive_care": "Support during illness, daily life",
            "basic_science": "Finds out how the body or an illness works",
            "health_services": "Tests how care is given",
            "other": "Something else",
        },
    ),
    Filter(
        parameter=Parameter("phase", "texts", "The phase of a trial.", ["phase3"], values=PHASES),
        read=reading.choices("phase", PHASES),
        clause=_terms("phase"),
        facet=FieldFacet("phase"),
        title="Phase",
        labels={
            "na": "Phases do not apply",
            "early_phase1": "Early phase 1",
            "phase1": "Phase 1",
            "phase2": "Phase 2",
            "phase3": "Phase 3",
            "phase4": "Phase 4",
        },
    ),
    Filter(
        parameter=Parameter("type", "texts", "The kind of study.", ["interventional"], values=TYPES),
        read=reading.choices("type", TYPES),
        clause=_terms("type"),
        facet=FieldFacet("type"),
        title="Kind of study",
        labels={
            "interventional": "Tests something",
            "observational": "Watches and records only",
            "expanded_access": "A treatment offered outside a study",
        },
    ),
    Filter(
        parameter=Parameter("fresh", "texts", "How lately the status was checked.", ["recent"], values=FRESH),
        read=reading.choices("value", FRESH),
        clause=_checked,
        facet=ClauseFacet(),
        title="Last confirmed",
        labels={
            "recent": "In the last 6 months",
            "aging": "6 months to 2 years ago",
            "stale": "Longer ago, or no date given",
        },
    ),
    Filter(
        parameter=Parameter("registry", "texts", "The registry that holds the study.", ["ctgov"], values=REGISTRIES),
        read=reading.choices("registry", REGISTRIES),
        clause=_terms("registries"),
        facet=FieldFacet("registries"),
        title="Registry",
    ),
    Filter(
        parameter=Parameter("sponsor", "texts", "Words of the sponsor's name.", ["Hoffmann-La Roche"]),
        read=reading.words,
        clause=_any_words("sponsor"),
        title="Sponsor",
    ),
    Filter(
        parameter=Parameter("intervention", "texts", "Words of what is given or done.", ["atezolizumab"]),
        read=reading.words,
        clause=_any_words("interventions"),
        title="Treatment or method",
    ),
    Filter(
        parameter=Parameter("updated_since", "day", "Records changed on this day or after it.", "2026-01-31"),
        read=reading.day,
        clause=_since("updated"),
        title="Changed since",
    ),
    Filter(
        parameter=Parameter("started_since", "day", "Studies that began on this day or after it.", "2026-01-31"),
        read=reading.day,
        clause=_since("started"),
        title="Began since",
    ),
)
