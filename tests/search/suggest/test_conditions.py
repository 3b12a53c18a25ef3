"""Condition tags while they are being typed."""

from __future__ import annotations

import string
import time
from pathlib import Path

import pytest

from search.conditions import Conditions, Heading, Meaning
from search.suggest import Begun, ConditionSuggestions

NAMES = {
    "D1": ("Breast Neoplasms", "Breast Cancer", "Cancer of the Breast"),
    "D2": ("Brain Neoplasms", "Brain Cancer"),
    "D3": ("Menière Disease", "Ménière's Vertigo"),
    "D4": ("Neoplasms by Site", "Breast Site"),
    "D5": ("Bronchitis",),
    "D6": ("Asthma",),
    "D7": ("Brain Abscess",),
}
COUNTS = {"D1": (9, 4), "D2": (9, 0), "D3": (1, 1), "D4": (50, 5), "D6": (0, 0), "D7": (10, 2), "D99": (3, 3)}


SHOWN = {"en": {"D1": "Breast Cancer"}, "de": {"D1": "Brustkrebs"}, "es": {}, "fr": {}}
OURS = {"en": {"D2": ("head cancer",)}, "de": {"D1": ("Mammakarzinom",)}, "es": {}, "fr": {}}


class Few:
    """The vocabulary, with only what suggestions ask of it."""

    def names(self, id: str) -> tuple[str, ...]:
        return NAMES.get(id, ())

    def ours(self, id: str, language: str) -> tuple[str, ...]:
        return OURS[language].get(id, ())

    def lay(self, id: str, language: str = "en") -> str | None:
        return SHOWN[language].get(id)

    def shown(self, id: str, language: str = "en") -> str:
        return self.lay(id, language) or self.lay(id) or self.names(id)[0]

    def said_of_several(self, id: str) -> tuple[str, ...]:
        return ("BA",) if id in ("D6", "D7") else ()

    def hidden(self, id: str) -> bool:
        return id == "D4"

    def meaning(self, text: str) -> Meaning | None:
        if text.lower() == "ba":
            return Meaning(name="BA", choices=("Asthma", "Brain Abscess"))
        meant = [Heading(id, names[0], ()) for id, names in NAMES.items() if text.lower() in map(str.lower, names)]
        return Meaning(name=meant[0].name, headings=tuple(meant)) if meant else None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("b", ["D7", "D2", "D1"]),
        ("br", ["D7", "D2", "D1"]),
        ("bre", ["D1"]),
        ("BREAST", ["D1"]),
        ("breast c", ["D1"]),
        ("breast  n", ["D1"]),
        ("cancer", ["D1", "D2"]),
        ("cancer o", ["D1"]),
        ("brain cancer", ["D2"]),
        ("head", ["D2"]),
        ("brust", ["D1"]),
        ("ba", ["D7"]),
        ("cancer of the b", ["D1"]),
        ("brain breast", []),
        ("of", []),
        ("the b", []),
        ("men", ["D3"]),
        ("mén", ["D3"]),
        ("menieres v", ["D3"]),
        ("site", []),
        ("bronchitis", []),
        ("asthma", []),
        ("", []),
        (" - ", []),
        ("x" * 1000, []),
    ],
)
def test_beginnings_of_words(text: str, ids: list[str]) -> None:
    assert [each.id for each in ConditionSuggestions(Few(), COUNTS).prefix(text)] == ids


def test_a_row_and_the_limit() -> None:
    found = ConditionSuggestions(Few(), COUNTS).prefix("b", limit=2)
    assert found == [
        Begun(id="D7", name="Brain Abscess", lay=None, studies=10, recruiting=2, matched=None),
        Begun(id="D2", name="Brain Neoplasms", lay=None, studies=9, recruiting=0, matched=None),
    ]


@pytest.mark.parametrize(
    ("text", "language", "lay", "matched"),
    [
        ("breast n", "en", "Breast Cancer", None),
        ("breast ca", "en", "Breast Cancer", None),
        ("cancer of", "en", "Breast Cancer", "Cancer of the Breast"),
        ("brustk", "en", "Breast Cancer", "Brustkrebs"),
        ("brustk", "de", "Brustkrebs", None),
        ("mamma", "de", "Brustkrebs", "Mammakarzinom"),
        ("breast ca", "de", "Brustkrebs", "Breast Cancer"),
        ("breast ca", "fr", "Breast Cancer", None),
        ("BA", "en", None, "BA"),
    ],
)
def test_the_name_that_has_it_is_told_where_it_is_another(
    text: str, language: str, lay: str | None, matched: str | None
) -> None:
    first, *_ = ConditionSuggestions(Few(), COUNTS).prefix(text, language)
    assert (first.lay, first.matched) == (lay, matched)


def test_the_language_asked_for_comes_first() -> None:
    class Both(Few):
        def ours(self, id: str, language: str) -> tuple[str, ...]:
            return ("Brustschmerz",) if (id, language) == ("D7", "es") else super().ours(id, language)

    suggestions = ConditionSuggestions(Both(), COUNTS)
    found = {language: [each.id for each in suggestions.prefix("brus", language)] for language in ("de", "es")}
    assert found == {"de": ["D1", "D7"], "es": ["D7", "D1"]}


def test_all_of_them_with_other_names() -> None:
    every = ConditionSuggestions(Few(), COUNTS).every("de")
    assert [each.id for each in every] == ["D7", "D2", "D1", "D3"]
    assert [each.lay for each in every] == [None, None, "Brustkrebs", None]
    assert [each.studies for each in every] == [10, 9, 9, 1]
    assert [each.also for each in every] == [(), (), ("Mammakarzinom",), ()]
    english = ConditionSuggestions(Few(), COUNTS).every("en")
    assert [each.also for each in english] == [("BA",), ("head cancer",), (), ()]


def test_nothing_has_studies() -> None:
    assert ConditionSuggestions(Few(), {}).prefix("b") == []


def test_the_whole_vocabulary_in_5_ms(reference_dir: Path) -> None:
    conditions = Conditions(reference_dir / "conditions.sqlite")
    under = conditions.beneath("D009369")
    suggestions = ConditionSuggestions(conditions, {id: (len(id) + rank, rank) for rank, id in enumerate(under)})
    assert [each.name for each in suggestions.prefix("triple neg")] == ["Triple Negative Breast Neoplasms"]
    times = []
    for text in (*string.ascii_lowercase, *(f"{letter}a" for letter in string.ascii_lowercase)):
        start = time.thread_time()
        suggestions.prefix(text)
        times.append(time.thread_time() - start)
    assert max(times) < 0.005


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("heart a", "Heart Attack"),
        ("womb c", "Uterine Neoplasms"),
        ("brustk", "Breast Neoplasms"),
        ("ms", "Multiple Sclerosis"),
        ("flu", "Influenza, Human"),
        ("lou gehrig", "Amyotrophic Lateral Sclerosis"),
    ],
)
def test_what_patients_mean_comes_first(reference_dir: Path, typed: str, meant: str) -> None:
    conditions = Conditions(reference_dir / "conditions.sqlite")
    everything = dict.fromkeys(conditions.beneath("D013568"), (9, 1)) | {
        heading.id: (10_000, 1)
        for name in ("Cardiovascular Diseases", "Neoplasms")
        if (heading := conditions.named(name))
    }
    heading = conditions.named(meant)
    assert heading
    everything.setdefault(heading.id, (3, 1))
    assert ConditionSuggestions(conditions, everything).prefix(typed)[0].id == heading.id
