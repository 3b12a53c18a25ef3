"""Places while they are being typed."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path

import pytest

from search.places import Gazetteer
from search.places.place import Place


@pytest.fixture(scope="module")
def prefixes(reference_dir: Path) -> list[str]:
    """The first one to six letters of names all over the table."""
    chance = random.Random(7)
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        names = [name for (name,) in places.execute("SELECT name FROM town WHERE id % 97 = 0")]
        names += [name for (name,) in places.execute("SELECT key FROM town_name WHERE town % 499 = 0")]
    return [chance.choice(names)[: chance.randint(1, 6)] for _ in range(3_000)]


def names(places: list[Place]) -> list[str]:
    return [place.name for place in places]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bos", "Boston, Massachusetts, US"),
        ("BOSTON", "Boston, Massachusetts, US"),
        ("boston, m", "Boston, Massachusetts, US"),
        ("boston ma", "Boston, Massachusetts, US"),
        ("Boston, Massachusetts, US", "Boston, Massachusetts, US"),
        ("münchen", "Munich, Bavaria, DE"),
        ("munche", "Munich, Bavaria, DE"),
        ("muenche", "Munich, Bavaria, DE"),
        ("mass", "Massachusetts, US"),
        ("scotl", "Scotland, GB"),
        ("germ", "Germany"),
        ("deutschl", "Germany"),
        ("saint lou", "St. Louis, Missouri, US"),
        ("st lou", "St. Louis, Missouri, US"),
        ("fort wo", "Fort Worth, Texas, US"),
        ("fortal", "Fortaleza, Ceará, BR"),
        ("new york", "New York City, New York, US"),
        ("paris t", "Paris, Texas, US"),
        ("東京", "Tokyo, JP"),
        ("москв", "Moscow, RU"),
        ("021", "02108 Boston, Massachusetts, US"),
        ("10115 Ber", "10115 Berlin, DE"),
        ("SW1A 1", "SW1A Westminster Abbey, England, GB"),
        ("42.36,-71.06", "42.36,-71.06"),
    ],
)
def test_the_likeliest_comes_first(gazetteer: Gazetteer, text: str, first: str) -> None:
    assert names(gazetteer.suggest(text))[0] == first


@pytest.mark.parametrize("text", ["", " ", ",", "42.3", "zzzzzz", "\ud800", "x" * 300, "a, " * 60, "%_", "91,0"])
def test_what_nothing_begins_with(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.suggest(text) == []


def test_from_the_first_letter(gazetteer: Gazetteer) -> None:
    found = names(gazetteer.suggest("b"))
    assert (len(found), {"Beijing, CN", "Brazil", "Berlin, DE"} <= set(found)) == (10, True)


def test_a_hinted_country_weighs_more(gazetteer: Gazetteer) -> None:
    assert names(gazetteer.suggest("b", country="DE"))[0] == "Berlin, DE"
    assert names(gazetteer.suggest("cambridg"))[0] == "Cambridge, England, GB"
    assert names(gazetteer.suggest("cambridg", country="US"))[0] == "Cambridge, Massachusetts, US"
    assert {place.country for place in gazetteer.suggest("1", country="DE")} == {"DE"}


def test_the_limit(gazetteer: Gazetteer) -> None:
    assert [len(gazetteer.suggest("s", limit=limit)) for limit in (1, 3, 20, 100)] == [1, 3, 20, 20]


def test_what_is_worked_out_beforehand_is_what_all_names_give(gazetteer: Gazetteer, reference_dir: Path) -> None:
    query = """SELECT prefix FROM town_prefix WHERE length(prefix) > 2 GROUP BY prefix ORDER BY prefix"""
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        common = [prefix for (prefix,) in places.execute(query)][::40]
        for prefix in common:
            row = places.execute(
                """SELECT town FROM town_name JOIN town ON town.id = town WHERE key >= ? AND key < ?
                GROUP BY town ORDER BY max(population * (1 + main * 29)) DESC, town LIMIT 20""",
                (prefix, prefix + "\U0010ffff"),
            )
            kept = places.execute(
                "SELECT town FROM town_prefix WHERE prefix = ? ORDER BY weight DESC, town LIMIT 20", (prefix,)
            )
            assert kept.fetchall() == row.fetchall()
    assert len(common) > 10


def test_every_name_suggested_means_the_same_place(gazetteer: Gazetteer, prefixes: list[str]) -> None:
    told = {place.name: place for prefix in prefixes for place in gazetteer.suggest(prefix)}
    told |= {place.name: place for number in range(1000) for place in gazetteer.suggest(f"{number:03}", limit=3)}
    assert len(told) > 5_000
    assert [name for name, place in told.items() if gazetteer.find(name)[:1] != [place]] == []


def test_a_suggestion_takes_under_10_ms(gazetteer: Gazetteer, prefixes: list[str]) -> None:
    times = []
    for prefix in prefixes:
        start = time.thread_time()
        gazetteer.suggest(prefix, country="US")
        times.append(time.thread_time() - start)
    assert sorted(times)[int(len(times) * 0.99)] < 0.010


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bostn", "Boston, Massachusetts, US"),
        ("philadelf", "Philadelphia, Pennsylvania, US"),
        ("mancest", "Manchester, England, GB"),
        ("pitsb", "Pittsburgh, Pennsylvania, US"),
        ("cincinat", "Cincinnati, Ohio, US"),
        ("san fransi", "San Francisco, California, US"),
        ("massachuset", "Massachusetts, US"),
        ("califr", "California, US"),
        ("philly", "Philadelphia, Pennsylvania, US"),
    ],
)
def test_slips_and_everyday_names_while_typing(gazetteer: Gazetteer, text: str, first: str) -> None:
    assert names(gazetteer.suggest(text))[0] == first


def test_a_beginning_with_a_slip_takes_under_60_ms(gazetteer: Gazetteer, prefixes: list[str]) -> None:
    slips = [prefix[:2] + "q" + prefix[3:] for prefix in prefixes if len(prefix) > 4][:400]
    times = []
    for slip in slips:
        start = time.thread_time()
        gazetteer.suggest(slip)
        times.append(time.thread_time() - start)
    assert (len(slips) > 300, sorted(times)[int(len(times) * 0.99)] < 0.060) == (True, True)
