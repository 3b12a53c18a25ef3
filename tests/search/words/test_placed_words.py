"""Words with a place at their end, taken apart; and words that only look so, left alone."""

from __future__ import annotations

from typing import Final

import pytest
from msgspec.structs import replace

import mappings
from search.fold import fold
from search.places.place import Place
from search.words.placed_words import LONGEST, Placed, split
from tests.search.words.placed_rows import FAR, HERE, LEFT, SPLIT

TOWNS: Final = {
    "Boston": ("Boston, Massachusetts, US", 650_000),
    "Boston, MA": ("Boston, Massachusetts, US", 650_000),
    "Stoke on Trent": ("Stoke-on-Trent, England, GB", 270_000),
    "St Louis": ("Saint Louis, Missouri, US", 300_000),
    "Nice": ("Nice, Provence-Alpes-Côte d'Azur, FR", 338_000),
    "Bath": ("Bath, England, GB", 94_000),
    "Paris": ("Paris, Île-de-France, FR", 2_100_000),
    "Paris, Texas": ("Paris, Texas, US", 24_000),
    "Newcastle": ("Newcastle upon Tyne, England, GB", 192_000),
    "Newcastle, England": ("Newcastle upon Tyne, England, GB", 192_000),
    "The Hague": ("The Hague, South Holland, NL", 475_000),
    "Frankfurt": ("Frankfurt am Main, Hesse, DE", 650_000),
    "München": ("Munich, Bavaria, DE", 1_260_000),
    "Muenchen": ("Munich, Bavaria, DE", 1_260_000),
    "Ulm": ("Ulm, Baden-Wurttemberg, DE", 120_000),
    "Halle": ("Halle (Saale), Saxony-Anhalt, DE", 234_000),
    "Marburg": ("Marburg an der Lahn, Hesse, DE", 78_000),
    "Madrid": ("Madrid, ES", 3_255_000),
    "Orléans": ("Orléans, Centre, FR", 124_000),
    "Lyon": ("Lyon, Auvergne-Rhône-Alpes, FR", 472_000),
    "東京": ("Tokyo, JP", 8_300_000),
    "Nether Wallop": ("Nether Wallop, England, GB", 900),
    "Recovery": ("Recovery, Georgia, US", 600),
    "Turf": ("Turf, Nebraska, US", 4_900),
    "colon": ("Colón, PA", 76_000),
    "bone": ("Annaba, DZ", 342_000),
    "eye": ("Eye, England, GB", 2_300),
    "man": ("Man, Montagnes, CI", 139_000),
    "young": ("Young, Río Negro, UY", 17_000),
    "kinder": ("Granite City, Illinois, US", 29_000),
    "mujeres": ("Isla Mujeres, Quintana Roo, MX", 13_000),
    "rein": ("Rayne, Louisiana, US", 8_000),
    "rest": ("Rasht, Gilan, IR", 594_000),
    "ALS": ("Als, DK", 170_000),
    "OCD": ("Ocd, IN", 200_000),
}
"""What a gazetteer answers, with the people who live there."""

OTHERS: Final = {
    "02115": Place(name="02115 Boston, Massachusetts, US", lat=42.3, lon=-71.1, precision="postcode"),
    "SW1A 1AA": Place(name="SW1A London, England, GB", lat=51.5, lon=-0.1, precision="postcode"),
    "A1C": Place(name="A1C St. John's, Newfoundland, CA", lat=47.6, lon=-52.7, precision="postcode"),
    "2025": Place(name="2025 Woollahra, New South Wales, AU", lat=-33.9, lon=151.2, precision="postcode"),
    "10115 Berlin": Place(name="10115 Berlin, DE", lat=52.5, lon=13.4, precision="postcode"),
    "42.4,-71.1": Place(name="42.4,-71.1", lat=42.4, lon=-71.1, precision="exact"),
    **{
        name: Place(kind="area", name=name, lat=0, lon=0, precision="region", area="XX")
        for name in ("Massachusetts", "UK", "USA", "Scotland", "Bayern", "Schweiz", "Saarland", "Canada", "France")
    },
    **{
        code: Place(kind="area", name=f"{code}, US", lat=0, lon=0, precision="region", area=f"US.{code}")
        for code in ("CA", "MI", "MS", "NY", "OR", "ME")
    },
}

SLIPS: Final = """
breast cancer near Bostn | breast cancer | Bostn
near Bostn | | Bostn
breast cancer within 50 miles of Bostn | breast cancer | Bostn
Brustkrebs in der Nähe von Munchn | Brustkrebs | Munchn
cáncer cerca de Bostn | cáncer | Bostn
cancer près de Bostn | cancer | Bostn
cancer close to Bostn | cancer | Bostn
cancer around Bostn | cancer | Bostn
"""

MEANT: Final = {"bostn": "Boston", "munchn": "München", "turff": "Turf", "the knee": "Boston"}
"""What is clearly meant by a slip: a city, a hamlet, and a city by a word that is right."""


def place_of(text: str, *, slip: bool = False) -> Place | None:
    if slip:
        return place_of(MEANT.get(fold(text), ""))
    known = {fold(name): name for name in (*TOWNS, *OTHERS)}.get(fold(text))
    if known is None or known in OTHERS:
        return OTHERS.get(known or "")
    name, people = TOWNS[known]
    return Place(name=name, lat=0, lon=0, precision="city", population=people)


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize(("typed", "words"), rows(HERE))
def test_the_readers_own_place(typed: str, words: str) -> None:
    assert split(typed, place_of) == Placed(words, None, here=True)


@pytest.mark.parametrize(("typed", "words", "place"), rows(SPLIT))
def test_a_place_behind_the_words(typed: str, words: str, place: str) -> None:
    assert split(typed, place_of) == Placed(words, place)


@pytest.mark.parametrize(("typed", "words", "place", "within"), rows(FAR))
def test_how_far_from_it(typed: str, words: str, place: str, within: str) -> None:
    assert split(typed, place_of) == Placed(words, place or None, here=not place, within=within)


@pytest.mark.parametrize(("typed", "words", "place"), rows(SLIPS))
def test_a_slip_in_the_place(typed: str, words: str, place: str) -> None:
    placed = split(typed, place_of)
    assert (placed.words, placed.place) == (words, place)


@pytest.mark.parametrize("typed", [row[0] for row in rows(LEFT)])
def test_words_that_lead_to_no_place(typed: str) -> None:
    assert split(typed, place_of) == Placed(typed)


def test_a_hamlet_swallows_no_word() -> None:
    """The same word is a place where a town of some size has it as its own name."""
    larger = replace(place_of("Turf") or Place(name="", lat=0, lon=0), population=5_000)
    assert split("asthma in Turf", lambda text, *, slip=False: larger).place == "Turf"
    assert split("asthma in Turf", place_of).place is None
    assert split("asthma near Turf", place_of).place == "Turf"


def test_the_place_that_is_asked_for_is_never_longer_than_a_place_can_be() -> None:
    asked, mended = asked_for("near " + "in x " * 60)
    assert max(len(text.split()) for text in asked) <= LONGEST
    assert len(mended) <= 1, "to mend a slip takes a while"


def test_only_the_end_of_a_long_text_is_looked_at() -> None:
    short, long = (asked_for("near x " * length) for length in (40, 4_000))
    assert long == short


def asked_for(text: str) -> tuple[list[str], list[str]]:
    """What is asked of the gazetteer: as it is written, and with a slip."""
    asked: tuple[list[str], list[str]] = ([], [])

    def nothing(text: str, *, slip: bool = False) -> None:
        asked[slip].append(text)

    assert split(text, nothing).place is None
    return asked


def test_the_lists_are_folded_and_each_word_stands_once_in_a_language() -> None:
    lists = mappings.read("placed_words")
    for name in ("here", "near", "within", "from", "self", "units", "articles", "not_places", "any_study"):
        for language, words in lists[name].items():
            assert len(words) == len(set(words)), (name, language)
            assert words == [fold(word) for word in words], (name, language)
