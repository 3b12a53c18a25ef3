"""Random questions with all filters mixed in, the same on every run."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import count

from search.vocabulary import STATUSES
from tests.search.brute.study import COUNTRIES, PlainStudy
from tests.search.brute_force import PlainQuestion

WITHIN = [(2.0, "km"), (40.0, "km"), (80.0, "km"), (50.0, "mi"), (1000.0, "km"), (3000.0, "mi"), None, None]
CORNERS = [(90, 0), (-90, 0), (0, 180), (0, -180), (-17.7, 179.99), (-17.7, -179.99), (69.65, 18.96), (42.358, -71.06)]
CITIES = {
    "Boston": (42.358, -71.06),
    "New York": (40.714, -74.006),
    "London": (51.509, -0.126),
    "Tokyo": (35.69, 139.692),
    "Paris": (48.853, 2.349),
    "Berlin": (52.524, 13.411),
    "Los Angeles": (34.052, -118.244),
    "Sydney": (-33.868, 151.207),
    "São Paulo": (-23.548, -46.636),
    "Houston": (29.763, -95.363),
}
AGES = ["0", "3", "17", "18", "54", "65", "66", "80", "104", "5 months", "18 months", "3 weeks", "29 days", "30 days"]
CHOSEN = {
    "type": ["interventional", "observational", "expanded_access"],
    "phase": ["na", "early_phase1", "phase1", "phase2", "phase3", "phase4"],
    "purpose": [
        "treatment",
        "prevention",
        "diagnostic",
        "supportive_care",
        "basic_science",
        "health_services",
        "other",
    ],
    "sex": ["female", "male"],
    "registry": ["ctgov", "demo"],
    "fresh": ["recent", "aging", "stale"],
}
SPONSORS = ["university", "hospital", "pharmaceuticals", "cancer", "institute", "national institute", "pfizer"]
INTERVENTIONS = ["placebo", "vaccine", "radiation", "cisplatin", "insulin", "exercise", "surgery", "docetaxel"]
WORDS = ["cancer", "diabetes", "pain", "vaccine"]
CONDITIONS = {"D001943": "Breast Neoplasms", "D003924": "Diabetes Mellitus, Type 2", "D008175": "Lung Neoplasms"}
SORTS = ["distance", "distance", "distance", "updated", "relevance"]


def questions(studies: list[PlainStudy], seed: int) -> Iterator[PlainQuestion]:
    """Any point on the globe, those of real sites and of cities, every radius, and some of the filters."""
    chance = random.Random(seed)
    points = [
        (site.lat, site.lon)
        for study in studies
        for site in study.sites
        if site.lat is not None and site.lon is not None
    ]
    for number in count():
        near = _near(chance, points, number) if chance.random() < 0.85 else None
        asked = PlainQuestion(
            near=near,
            within=chance.choice(WITHIN),
            box=chance.choice([None, None, None, box(chance)]),
            statuses=set(chance.choice([["recruiting"], [], [], chance.sample(STATUSES, 4)])),
            countries=set(chance.sample([*COUNTRIES.values()], 2)) if chance.random() < 0.2 else set(),
            chosen={name: _some(chance, values) for name, values in CHOSEN.items() if chance.random() < 0.15},
            healthy=chance.choice([None] * 8 + [True, False]),
            age=chance.choice([None, None, chance.choice(AGES)]),
            updated_since=chance.choice([None] * 6 + ["2012-01-01", "2020-06-15"]),
            started_since=chance.choice([None] * 6 + ["2005-01-01", "2010-02-01"]),
            sponsors=_words(chance, SPONSORS),
            interventions=_words(chance, INTERVENTIONS),
            more={"size": chance.choice([1, 20, 20, 100])},
        )
        yield _ordered(chance, asked)


def box(chance: random.Random) -> tuple[float, float, float, float]:
    """A box of some size anywhere; one in four or so crosses the antimeridian."""
    south, west = round(chance.uniform(-85, 60), 3), round(chance.uniform(-180, 180), 3)
    east, north = west + chance.uniform(1, 120), min(90.0, south + chance.uniform(1, 60))
    return west, south, round(east - 360 if east > 180 else east, 3), round(north, 3)


def _near(chance: random.Random, points: list[tuple[float, float]], number: int) -> str:
    """A city by its name, its surroundings, a corner of the globe, the point of a site, or any."""
    if number < len(CORNERS):
        lat, lon = CORNERS[number]
    elif number % 5 == 0:
        return chance.choice([*CITIES])
    elif number % 5 == 1:
        middle = chance.choice([*CITIES.values()])
        lat, lon = (degrees + chance.uniform(-0.3, 0.3) for degrees in middle)
    elif number % 5 == 2:
        lat, lon = math.degrees(math.asin(chance.uniform(-1, 1))), chance.uniform(-180, 180)
    else:
        lat, lon = chance.choice(points)
    return f"{lat:.3f},{lon:.3f}"


def _ordered(chance: random.Random, asked: PlainQuestion) -> PlainQuestion:
    """With words now and then, a condition now and then, and an order that the question can have."""
    if chance.random() < 0.15:
        asked.more |= {"q": chance.choice(WORDS), "words_in": chance.choice(["topic", "all"])}
    if chance.random() < 0.15:
        asked.more["condition"] = [chance.choice([*CONDITIONS])]
    possible = {"distance": asked.near is not None, "updated": True, "relevance": "q" in asked.more}
    asked.more["sort"] = chance.choice([sort for sort in SORTS if possible[sort]])
    return asked


def _some(chance: random.Random, values: list[str]) -> set[str]:
    return set(chance.sample(values, chance.choice([1, 1, 2])))


def _words(chance: random.Random, known: list[str]) -> list[str]:
    return chance.sample(known, chance.choice([1, 2])) if chance.random() < 0.15 else []
