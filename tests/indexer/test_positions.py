"""Where a site is: towns and postcodes fill what the registry lacks, and replace only a point that is impossible."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

import msgspec
import pytest
from msgspec.structs import replace

from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.position_counts import MOST_NAMED, PositionCounts
from indexer.positions import at_one_place
from indexer.registries import read
from indexer.registries.reading import Read
from indexer.report import Report
from search.places.measure import great_circle_m
from search.study import Site
from tests.records import small_record

Point = tuple[float, float]

US, MA = "United States", "Massachusetts"
MUNICH: Point = (48.137, 11.575)
BOSTON: Point = (42.358, -71.06)
ASHFORD: Point = (-34.95, 138.58)


class Words(NamedTuple):
    """What a registry says of a site."""

    city: str | None
    country: str
    region: str | None = None
    postcode: str | None = None
    point: Point | None = None


def record(*places: Words) -> Read:
    locations: list[dict[str, Any]] = [
        {
            "facility": "Hospital",
            "city": each.city,
            "country": each.country,
            "state": each.region,
            "zip": each.postcode,
            "geoPoint": {"lat": each.point[0], "lon": each.point[1]} if each.point else None,
        }
        for each in places
    ]
    given = [{name: value for name, value in each.items() if value} for each in locations]
    return read("ctgov", small_record("NCT00000001", contactsLocationsModule={"locations": given}), date(2026, 11, 22))


def site(knowledge: Knowledge, words: Words) -> Site:
    return knowledge.placed(record(words).study.sites[0])


def lies_near(found: Site, point: Point, km: float) -> bool:
    return found.lat is not None and found.lon is not None and great_circle_m(found.lat, found.lon, *point) < km * 1000


FILLED = [
    ("a state abbreviated like a country", Words("Serra", "Brazil", "ES"), (-20.13, -40.31), "city"),
    ("a town", Words("Hamburg", "Germany"), (53.55, 10.0), "city"),
    ("in its own language", Words("München", "Germany"), MUNICH, "city"),
    ("as old typewriters wrote it", Words("Muenchen", "Germany", "Bayern"), MUNICH, "city"),
    ("a region tells which", Words("Springfield", US, "Illinois"), (39.8, -89.64), "city"),
    ("a part of town", Words("Praha 5", "Czechia"), (50.09, 14.42), "city"),
    ("a post office", Words("Toulouse Cedex 9", "France"), (43.6, 1.44), "city"),
    ("its kind", Words("Naha-shi", "Japan"), (26.21, 127.68), "city"),
    ("a suburb and its town", Words("Groenkloof, Pretoria", "South Africa"), (-25.74, 28.19), "city"),
    ("beside its larger town", Words("Terrassa (Barcelona)", "Spain"), (41.567, 2.01), "city"),
    ("called like its state", Words("New York", US, "New York"), (40.71, -74.0), "city"),
    ("called like its country", Words("Panama", "Panama"), (8.99, -79.52), "city"),
    ("a territory of another code", Words("San Juan", US, "Puerto Rico"), (18.45, -66.08), "city"),
    ("a postcode in its town", Words("Boston", US, MA, "02115"), (42.34, -71.1), "postcode"),
    ("it tells which of several", Words("Frankfurt", "Germany", None, "15236"), (52.33, 14.5), "postcode"),
    ("it helps a slip of typing", Words("Worchester", US, MA, "01608"), (42.26, -71.8), "postcode"),
    ("it stands alone", Words(None, "Germany", None, "80336"), MUNICH, "postcode"),
    ("with the country's letter", Words("München", "Germany", None, "D-81377"), (48.12, 11.5), "postcode"),
    ("a region's name", Words("Ibaraki", "Japan", None, "310-0015"), (36.37, 140.47), "postcode"),
    ("a large town against a slip", Words("Midland", US, "Texas", "78701"), (32.0, -102.08), "city"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "point", "precision"), [row[1:] for row in FILLED], ids=[row[0] for row in FILLED])
def test_a_missing_point_is_filled(knowledge: Knowledge, words: Words, point: Point, precision: str) -> None:
    found = site(knowledge, words)
    assert lies_near(found, point, 12), found
    assert (found.precision, found.position_source, found.registry_point) == (precision, "gazetteer", None)


LEFT_OPEN = [
    ("unknown", Words("Neklez", "Czechia")),
    ("misspelt", Words("Worchester", US, MA)),
    ("several of one name", Words("Biberach", "Germany")),
    ("none of that name in the region", Words("Oklahoma City", US, "Ohio")),
    ("a region", Words("Region de Madrid", "Spain")),
    ("a prefecture", Words("Aichi", "Japan")),
    ("a state that a village is called like", Words("Sachsen", "Germany")),
    ("a township that a village elsewhere is called like", Words("Hamilton", US, "New Jersey")),
    ("the postcode lies elsewhere", Words("Clinton", US, "North Carolina", "28801")),
    ("no such country", Words("Boston", "Neverland", None, "02115")),
    ("nothing told", Words(None, "Germany")),
]


@pytest.mark.parametrize("words", [row[1] for row in LEFT_OPEN], ids=[row[0] for row in LEFT_OPEN])
def test_no_point_is_guessed(knowledge: Knowledge, words: Words) -> None:
    found = site(knowledge, words)
    assert (found.lat, found.lon, found.precision, found.position_source) == (None, None, None, None)


REPLACED = [
    ("405 km away", Words("Muenchen", "Germany", point=(51.607, 13.312)), MUNICH),
    ("Rome in Veneto", Words("Roma", "Italy", "RM", point=(44.994, 11.106)), (41.9, 12.5)),
    ("Milan in Umbria", Words("Milan", "Italy", point=(42.782, 12.598)), (45.46, 9.19)),
    ("in its own region, by postcode", Words("München", "Germany", "Bavaria", "81675", (48.697, 13.463)), MUNICH),
    ("150 km away", Words("München", "Germany", point=(49.45, 11.08)), MUNICH),
    ("latitude and longitude swapped", Words("Boston", US, MA, point=(-71.06, 42.36)), BOSTON),
    ("in the sea", Words("Boston", US, MA, point=(0.1, 0.0)), BOSTON),
    ("a namesake's, by postcode", Words("Ashford", "Australia", "South Australia", "5035", (-29.32, 151.09)), ASHFORD),
    ("on another continent", Words("Barcelona", "Spain", None, "08036", (39.99, -74.84)), (41.39, 2.16)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "point"), [row[1:] for row in REPLACED], ids=[row[0] for row in REPLACED])
def test_an_impossible_point_is_replaced_and_kept(knowledge: Knowledge, words: Words, point: Point) -> None:
    found = site(knowledge, words)
    assert lies_near(found, point, 12), found
    assert found.registry_point == words.point
    assert found.position_source == "gazetteer"
    assert found.precision == ("postcode" if words.postcode else "city")


KEPT = [
    ("right", Words("München", "Germany", point=MUNICH)),
    ("60 km away", Words("München", "Germany", point=(48.37, 10.9))),
    ("a house's, to the metre", Words("Boston", US, MA, "02111", (42.34941, -71.06394))),
    ("a namesake in no region", Words("Frankfurt", "Germany", point=(52.35, 14.55))),
    ("a namesake in another region", Words("Sherbrooke", "Canada", "Alberta", point=(45.4, -71.899))),
    ("none of that name in the region", Words("Wynnewood", US, "Pennsylvania", point=(40.0, -75.27))),
    ("in the registry's region", Words("Mission Hills", US, "California", point=(34.266, -118.46))),
    ("where the postcode is", Words("Mission Hills", US, "California", "91345", (34.266, -118.46))),
    ("an unknown town", Words("Tel Hashomer", "Israel", point=(40.0, 10.0))),
    ("a region's name", Words("Aichi", "Japan", point=(32.519, 130.622))),
    ("in the region called like a town", Words("Ibaraki", "Japan", point=(36.34, 140.45))),
    ("a ward that is misplaced", Words("Koto", "Japan", point=(35.667, 139.817))),
    ("a misspelt town", Words("Muchen", "Germany", point=(53.0, 9.0))),
    ("of no known country", Words("Boston", "Neverland", point=(1.0, 1.0))),
    ("a territory of another code", Words("San Juan", US, "Puerto Rico", point=(18.388, -66.074))),
    ("abbreviated like another country", Words("Serra", "Brazil", "ES", point=(-20.129, -40.308))),
]


@pytest.mark.parametrize("words", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_the_registrys_point_is_kept(knowledge: Knowledge, words: Words) -> None:
    found = site(knowledge, words)
    assert (found.lat, found.lon) == words.point
    assert (found.precision, found.position_source, found.registry_point) == ("city", "registry", None)


def test_a_document_has_the_new_point_and_shows_both(knowledge: Knowledge) -> None:
    filled, replaced, kept, unknown = document(
        record(
            Words("München", "Germany", None, "80336"),
            Words("Muenchen", "Germany", point=(51.607, 13.312)),
            Words("München", "Germany", point=MUNICH),
            Words("Neklez", "Czechia"),
        ),
        knowledge,
        run=1,
    )["sites"]
    shown = [msgspec.json.decode(each["display"], type=Site) for each in (filled, replaced, kept, unknown)]
    assert [(each["location"]["lat"], each["location"]["lon"]) for each in (filled, replaced, kept)] == [
        (each.lat, each.lon) for each in shown[:3]
    ]
    assert [each["precision"] for each in (filled, replaced, kept)] == ["postcode", "city", "city"]
    assert "location" not in unknown
    assert "precision" not in unknown
    assert [each.registry_point for each in shown] == [None, (51.607, 13.312), None, None]


def test_the_report_tells_shares_and_names_the_replaced(knowledge: Knowledge) -> None:
    found = record(
        Words("München", "Germany", None, "80336"),
        Words("Hamburg", "Germany"),
        Words("Neklez", "Czechia"),
        Words("Muenchen", "Germany", point=(51.607, 13.312)),
        Words("München", "Germany", point=MUNICH),
    )
    counts = PositionCounts.of(found.study.sites, document(found, knowledge, run=1)["sites"])
    report = Report(run=1, scope="files:test")
    for _ in range(2):
        report.count(counts)
    told = json.loads(report.as_json())
    named = told["positions"].pop("first_replaced")
    assert told["positions"] == {
        "sites": 10,
        "without_before": 6,
        "without_after": 2,
        "filled_by_town": 2,
        "filled_by_postcode": 2,
        "replaced": 2,
        "share_without_before": 0.6,
        "share_without_after": 0.2,
    }
    assert named[0].endswith("Muenchen, Germany: (51.607, 13.312) became (48.137, 11.575), 405 km away")
    assert report.sentences()[3].startswith(
        "sites without a point: 6 (60.0%) as the registries have them, 2 (20.0%) now"
    )
    assert "2 stand at their postcode, 2 at their town" in report.sentences()[3]
    assert report.sentences()[-3:] == [
        "2 points contradicted their city and were replaced, among them:",
        *(f"  {each}" for each in named),
    ]


def test_a_report_without_changes_says_nothing_of_positions(knowledge: Knowledge) -> None:
    found = record(Words("München", "Germany", point=MUNICH))
    report = Report(run=1, scope="files:test")
    report.count(PositionCounts.of(found.study.sites, document(found, knowledge, run=1)["sites"]))
    assert len(report.sentences()) == 3


def test_only_the_first_replaced_are_named() -> None:
    counts = PositionCounts()
    for number in range(50):
        counts.add(PositionCounts(sites=1, replaced=1, first_replaced=[f"NCT{number}"]))
    assert counts.replaced == 50
    assert len(counts.first_replaced) == MOST_NAMED
    assert counts.sentences() == [
        "50 points contradicted their city and were replaced, among them:",
        "  NCT0",
        "  NCT1",
        "  NCT2",
        "  and 47 more: `indexer status --json` names the first 20",
    ]


def test_sites_of_one_place_stand_at_its_most_exact_point(knowledge: Knowledge) -> None:
    town = replace(site(knowledge, Words("London", "United Kingdom", point=(51.5, -0.1))), place="GB:guys")
    code = replace(town, lat=51.499, lon=-0.117, precision="postcode", position_source="gazetteer")
    nowhere = replace(town, lat=None, lon=None, precision=None, position_source=None)
    elsewhere = replace(town, place=None)
    assert [(each.lat, each.precision) for each in at_one_place([town, code, elsewhere, nowhere])] == [
        (51.499, "postcode"),
        (51.499, "postcode"),
        (51.5, "city"),
        (51.499, "postcode"),
    ]
