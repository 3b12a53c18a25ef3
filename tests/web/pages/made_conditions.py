"""A small vocabulary of conditions in the shape of the real one, and how many studies each has."""

from __future__ import annotations

from typing import Final

from search.conditions import Heading, Meaning
from search.conditions.keys import name_key
from search.conditions.tree import Tree
from search.suggest import Suggested

CANCER, BY_SITE, BREAST, MALE_BREAST = "D009369", "D009371", "D001943", "D018567"
TRIPLE_NEGATIVE, LEUKEMIA, SHELF, ISCHEMIA = "D064726", "D007938", "D013568", "D007511"
SIGNS, EYES, ANIMALS = "D012816", "D005128", "D000820"

NAMES: Final = {
    CANCER: ("Neoplasms", "Tumors", "Neoplasm", "malignancy"),
    BY_SITE: ("Neoplasms by Site",),
    BREAST: ("Breast Neoplasms", "Neoplasms, Breast", "Breast Tumors", "breast tumor", "cancer of the breast"),
    TRIPLE_NEGATIVE: ("Triple Negative Breast Neoplasms",),
    MALE_BREAST: ("Breast Neoplasms, Male",),
    LEUKEMIA: ("Leukemia",),
    SHELF: ("Pathological Conditions, Signs and Symptoms",),
    ISCHEMIA: ("Ischemia",),
    SIGNS: ("Signs and Symptoms",),
    EYES: ("Eye Diseases",),
    ANIMALS: ("Animal Diseases",),
} | {f"D90{number:04}": (f"Rare Cancer {number}",) for number in range(1, 14)}
"""MeSH's own name first."""

PLACES: Final = {
    "C04": CANCER,
    "C04.588": BY_SITE,
    "C04.588.180": BREAST,
    "C04.588.180.100": MALE_BREAST,
    "C04.588.180.788": TRIPLE_NEGATIVE,
    "C04.557": LEUKEMIA,
    "C23": SHELF,
    "C23.550": ISCHEMIA,
    "C23.888": SIGNS,
    "C11": EYES,
    "C22": ANIMALS,
} | {f"C04.7{number:02}": f"D90{number:04}" for number in range(1, 14)}

SHOWN: Final = {
    "en": {CANCER: "Cancer", BREAST: "Breast Cancer", TRIPLE_NEGATIVE: "Triple-Negative Breast Cancer"}
    | {SHELF: "General Conditions and Symptoms"},
    "de": {CANCER: "Krebs", BREAST: "Brustkrebs"},
    "es": {},
    "fr": {},
}
COUNTS: Final = {
    **{CANCER: (6_340, 442), BY_SITE: (3_000, 200), BREAST: (709, 41), TRIPLE_NEGATIVE: (60, 1), LEUKEMIA: (779, 0)},
    **{SHELF: (6_906, 472), ISCHEMIA: (270, 3), SIGNS: (1, 1), ANIMALS: (9, 1), "D999999": (5, 5)},
    **{f"D90{number:04}": (number, 1) for number in range(1, 14)},
}
"""The male breast's cancer and the eyes' diseases have no study; D999999 is none that the vocabulary has."""


class Vocabulary:
    """Answers as `search.conditions.Conditions` does, from these values."""

    def __init__(self) -> None:
        self._headings = {
            id: Heading(id, names[0], tuple(place for place, at in PLACES.items() if at == id))
            for id, names in NAMES.items()
        }
        shape = {"paths": {SIGNS: {"under": None}}, "shelves": [SHELF], "hidden": [BY_SITE, ANIMALS]}
        self.tree = Tree(PLACES, self._headings, shape)

    def heading(self, id: str) -> Heading | None:
        return self._headings.get(id.upper())

    def named(self, text: str) -> Heading | None:
        meaning = self.meaning(text)
        return self.heading(text) or (meaning.headings[0] if meaning and meaning.headings else None)

    def meaning(self, text: str) -> Meaning | None:
        """BT stands for breast tumors and for a rare cancer; a blast crisis has no heading, and lies under leukemia."""
        if text == "blast crisis":
            return Meaning(name=text, above=(self._headings[LEUKEMIA],))
        if text.upper() == "BT":
            return Meaning(name="BT", choices=("Breast Neoplasms", "Rare Cancer 1"))
        key = name_key(text)
        found = [heading for heading in self._headings.values() if key in map(name_key, self._every_name(heading.id))]
        return Meaning(name=found[0].name, headings=tuple(found[:1])) if found else None

    def names(self, id: str) -> tuple[str, ...]:
        return NAMES.get(id, ())

    def lay(self, id: str, language: str = "en") -> str | None:
        return SHOWN[language].get(id)

    def shown(self, id: str, language: str = "en") -> str:
        return self.lay(id, language) or self.lay(id) or self._headings[id].name

    def hidden(self, id: str) -> bool:
        return self.tree.hidden(id)

    def _every_name(self, id: str) -> tuple[str, ...]:
        return (*NAMES[id], *(names[id] for names in SHOWN.values() if id in names))


class Names:
    """The conditions that have studies, by what their names mean or begin with; a last letter may be a slip."""

    def prefix(self, text: str, language: str) -> list[Suggested]:
        meaning = VOCABULARY.meaning(text)
        meant = filter(None, map(VOCABULARY.named, meaning.choices if meaning else ()))
        begun = [id for id, names in NAMES.items() if any(name.lower().startswith(text.lower()) for name in names)]
        ids = dict.fromkeys([*(heading.id for heading in meant), *begun])
        return [_suggested(id) for id in ids if id in COUNTS]

    def corrected(self, text: str, language: str) -> list[Suggested]:
        return self.prefix(text[:-1], language) if len(text) > 4 else []


def _suggested(id: str) -> Suggested:
    studies, recruiting = COUNTS[id]
    return Suggested(id=id, name=NAMES[id][0], lay=None, studies=studies, recruiting=recruiting)


VOCABULARY: Final = Vocabulary()
