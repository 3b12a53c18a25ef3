"""What a name with slips most likely means: "Bostn", "Boston, Massachusets", "Edinburg UK"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from search.places.areas import Areas
from search.places.keys import place_key
from search.places.meaning import Meanings
from search.places.place import Place
from search.places.spelling import Near, Spellings
from search.places.towns import Towns
from search.places.weights import AREA_SHARE, HINT_WEIGHT, TYPED_MAIN_NAME_WEIGHT

A_SLIP: Final = 50
"""A name that is one slip farther counts as if so many times fewer people lived there."""

ANOTHER_FIRST_LETTER: Final = 10
"""The same for a name with another first letter: people seldom get that wrong."""

CLEAR: Final = 5
"""The best is clear where it weighs so many times as much as the next."""

LARGE: Final = (300_000, 1_500_000)
"""What the best must weigh to be clear where no area is named, after one slip and after more; a town's people count
thirty times by its main name, or small towns would be lost among the many names of large ones."""

MOST_WORDS: Final = 8
MOST_AREA_WORDS: Final = 4
"""Words of a text that is corrected, and of the areas at its end where no comma tells them."""

COMPARED: Final = 25
AREAS_COMPARED: Final = 3
"""Names, and areas behind a name, that are looked up; each takes a third of a millisecond."""


class Corrected(NamedTuple):
    """A text without its slips, the place that it then means, and what speaks for it."""

    text: str
    place: Place
    weight: float
    large: bool
    """Whether the place is large enough to be meant without its area, or its area was named."""


class Corrections:
    """Finds the names that a text with slips can be. Safe for use by several threads."""

    def __init__(self, areas: Areas, towns: Towns, meanings: Meanings, spellings: Spellings) -> None:
        self._areas = areas
        self._towns = towns
        self._meanings = meanings
        self._near = lru_cache(maxsize=1_000)(spellings.near)

    def of(self, text: str, country: str | None) -> list[Corrected]:
        """The places that may be meant, the likeliest first; none for numbers and for what is no name at all.

        Where no name is near enough, those that are one slip farther: they are offered, and none of them is clear.
        """
        found = _likeliest(self._all(text, country))
        return found or [each._replace(large=False) for each in _likeliest(self._all(text, country, farther=1))]

    def begun(self, key: str, country: str | None, limit: int) -> list[Place]:
        """The places of which a name nearly begins so."""
        names = self._near(key, begun=True)[:COMPARED]
        weighed = (self._weighed(key, near, Near(0, ""), country) for near in names)
        return [each.place for each in _likeliest(filter(None, weighed))[:limit]]

    def _all(self, text: str, country: str | None, farther: int = 0) -> Iterator[Corrected]:
        for name, behind in _readings(text):
            right = bool(self._towns.with_key(name))
            areas = self._behind(behind, all_of_them=right or "," in text)
            names = [Near(0, name)] if right else []
            names += self._near(name, farther=farther)[:COMPARED] if areas else []
            for area in areas:
                for near in names:
                    if near.slips + area.slips and (found := self._weighed(name, near, area, country)):
                        yield found

    def _weighed(self, typed: str, name: Near, area: Near, country: str | None) -> Corrected | None:
        """What a nearly typed name means inside the nearly typed areas."""
        text = f"{name.key}, {area.key}" if area.key else name.key
        place = next(iter(self._meanings.of(text, country)), None)
        if place is None:
            return None
        people = max(1, place.population or 0) * (HINT_WEIGHT if country and place.country == country else 1)
        if place.kind == "area":
            people //= AREA_SHARE
        if place.kind == "area" or place_key(place.name.split(",")[0]) == name.key:
            people *= TYPED_MAIN_NAME_WEIGHT
        slips = name.slips + area.slips
        share = A_SLIP**-slips / (ANOTHER_FIRST_LETTER if name.key[0] != typed[0] else 1)
        return Corrected(text, place, people * share, bool(area.key) or people >= LARGE[min(slips, len(LARGE)) - 1])

    def _behind(self, words: str, *, all_of_them: bool) -> list[Near]:
        """The areas that the words at the end mean, corrected where it must be; an empty one where there are none."""
        if not words or self._areas.meant(words, None).areas:
            return [Near(0, words)]
        if not all_of_them:
            return []
        split = words.split()
        found: list[Near] = []
        for cut in range(len(split), 0, -1):
            known = " ".join(split[cut:])
            if not known or self._areas.meant(known, None).areas:
                near = self._near(" ".join(split[:cut]))
                found += [Near(each.slips, f"{each.key} {known}".strip()) for each in near if self._names_area(each)]
        return found[:AREAS_COMPARED]

    def _names_area(self, near: Near) -> bool:
        return bool(self._areas.named(near.key))


def clear(found: list[Corrected]) -> Corrected | None:
    """The one that is meant; None where several may be, or none weighs enough."""
    if not found or not found[0].large:
        return None
    return found[0] if len(found) == 1 or found[0].weight >= CLEAR * found[1].weight else None


def _likeliest(found: Iterable[Corrected]) -> list[Corrected]:
    """Each place once, by what speaks for it."""
    best: dict[str, Corrected] = {}
    for each in sorted(found, key=lambda each: -each.weight):
        best.setdefault(each.place.name, each)
    return list(best.values())


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """A name and the areas behind it, as commas tell; without commas in every way that is likely."""
    parts = [key for part in text.split(",") if (key := place_key(part))]
    words = " ".join(parts).split()
    if not words or len(words) > MOST_WORDS:
        return
    if len(parts) > 1:
        yield parts[0], " ".join(parts[1:])
        return
    for behind in range(min(MOST_AREA_WORDS, len(words) - 1) + 1):
        cut = len(words) - behind
        yield " ".join(words[:cut]), " ".join(words[cut:])
