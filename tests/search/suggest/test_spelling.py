"""Which known word was meant by one that nobody knows, by how it is written and how it sounds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from search.conditions import Conditions
from search.sound import sound
from search.suggest import ConditionSuggestions
from search.suggest.spelling import Spelling

# fmt: off
MEANT: Final = {
    "diabetis": "diabetes", "diabtes": "diabetes", "arthritus": "arthritis", "athritis": "arthritis",
    "alzhiemers": "alzheimers", "altzheimers": "alzheimers", "leukimia": "leukemia", "luekemia": "leukemia",
    "parkinsins": "parkinsons", "parkisons": "parkinsons", "pnemonia": "pneumonia", "numonia": "pneumonia",
    "hemmorhoids": "hemorrhoids", "fybromyalgia": "fibromyalgia", "psoriosis": "psoriasis", "soriasis": "psoriasis",
    "shizophrenia": "schizophrenia", "scizophrenia": "schizophrenia", "athsma": "asthma", "astma": "asthma",
    "asthama": "asthma", "epilepsey": "epilepsy", "anxity": "anxiety", "anxeity": "anxiety",
    "hypertention": "hypertension", "obesty": "obesity", "cholestrol": "cholesterol", "eczma": "eczema",
    "exzema": "eczema", "diarhea": "diarrhea", "diahrea": "diarrhea", "melenoma": "melanoma", "lymphona": "lymphoma",
    "hepititis": "hepatitis", "sirosis": "cirrhosis", "osteoperosis": "osteoporosis", "tuberculosus": "tuberculosis",
    "anemea": "anemia", "colitus": "colitis", "endometreosis": "endometriosis", "infertilty": "infertility",
    "insomia": "insomnia", "autisim": "autism", "dimentia": "dementia", "demensia": "dementia", "siezure": "seizure",
    "neuropothy": "neuropathy", "thyriod": "thyroid", "cerebal": "cerebral", "cystick": "cystic",
    "glacoma": "glaucoma", "catarct": "cataract", "tinitus": "tinnitus", "vertago": "vertigo", "gonorhea": "gonorrhea",
    "clamydia": "chlamydia", "syphillus": "syphilis", "meningitus": "meningitis", "bronkitis": "bronchitis",
    "emphysima": "emphysema", "apnia": "apnea", "rosasea": "rosacea", "siatica": "sciatica", "cancr": "cancer",
}
# fmt: on
"""Slips that people make in the names of common conditions."""


@pytest.fixture(scope="module")
def spelling(reference_dir: Path) -> Spelling:
    """With studies for each heading about as they are: those above others have more."""
    conditions = Conditions(reference_dir / "conditions.sqlite")
    headings = {id for top in conditions.tree.tops() for id in (top, *conditions.beneath(top))}
    counts = {id: (1 + len(conditions.beneath(id)), 0) for id in headings}
    return ConditionSuggestions(conditions, counts).spelling


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_the_word_that_was_meant(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.nearest(typed) == meant


@pytest.mark.parametrize("typed", ["qzxwvq", "xyz", "ms", "", "pembrolizumab", "il17", "x" * 500, "semaglutide"])
def test_nothing_is_near(spelling: Spelling, typed: str) -> None:
    assert spelling.nearest(typed) is None


def test_fewest_slips_then_most_studies_then_most_names_and_english_first() -> None:
    english = {"lumbar": (5, 1), "lumber": (9, 1), "lumbor": (9, 3)}
    spelling = Spelling(english, {"lumbur": (99, 9), "krebs": (9, 1)})
    assert spelling.nearest("lumbxr") == "lumbor"
    assert spelling.nearest("lumbarr") == "lumbar"
    assert spelling.nearest("lumbur") == "lumbor"
    assert spelling.nearest("krebbs") == "krebs"
    assert (spelling.studies("lumbar"), spelling.studies("krebs")) == (5, 9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hemorrhoids", "hemoroids"),
        ("pneumonia", "numonia"),
        ("psoriasis", "soriasis"),
        ("phlegm", "flegm"),
        ("eczema", "ekzema"),
        ("diarrhea", "diarhea"),
        ("schizophrenia", "skizofrenia"),
        ("chlamydia", "klamidia"),
        ("leukaemia", "leukemia"),
    ],
)
def test_what_sounds_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)
