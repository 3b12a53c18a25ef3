"""ISRCTN's words, and ours for them. A word outside these tables is counted and reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from indexer.registries.words import Words, comparable
from search.vocabulary import Phase, Purpose, StudyType

SAYS_NOTHING: Final = frozenset(
    {"", "na", "n_a", "n/a", "nil_known", "none", "not_applicable", "not_specified", "not_provided", "unknown", "other"}
    | {"not_provided_at_time_of_registration"}
)
"""Words that stand where nothing was chosen."""
TYPES: Final[dict[str, StudyType]] = {"interventional": "interventional", "observational": "observational"}
PURPOSES: Final[dict[str, Purpose]] = {
    "treatment": "treatment",
    "prevention": "prevention",
    "diagnostic": "diagnostic",
    "screening": "screening",
    "quality_of_life": "supportive_care",
    "supportive_care": "supportive_care",
    "palliative_care": "supportive_care",
    "basic_science": "basic_science",
    "health_services_research": "health_services",
    "device_feasibility": "other",
    "education_or_training": "other",
    "efficacy": "other",
    "safety": "other",
    "mixed": "other",
    "other": "other",
}
SEXES: Final = {"all": "all", "both": "all", "female": "female", "male": "male"}
KINDS: Final = {
    "drug": "drug",
    "biological_vaccine": "biological",
    "biological": "biological",
    "vaccine": "biological",
    "genetic": "genetic",
    "behavioural": "behavioral",
    "behavioral": "behavioral",
    "device": "device",
    "procedure_surgery": "procedure",
    "procedure": "procedure",
    "surgery": "procedure",
    "supplement": "dietary_supplement",
    "dietary_supplement": "dietary_supplement",
    "radiation": "radiation",
    "mixed": "other",
}
PHASE_NUMBER: Final[dict[str, Phase]] = {
    "0": "early_phase1",
    "i": "phase1",
    "ii": "phase2",
    "iii": "phase3",
    "iv": "phase4",
    "1": "phase1",
    "2": "phase2",
    "3": "phase3",
    "4": "phase4",
}
PHASE_WORD = re.compile(r"(?:phases?)?_?(0|iv|i{1,3}|[1-4])[ab]?")


def phases(given: Iterable[str | None], words: Words) -> tuple[Phase, ...]:
    """`Phase II/III` as both. `Not Applicable` is a word of its own, `Not Specified` none."""
    found: dict[Phase, None] = {}
    for word in given:
        if not word or comparable(word) == "not_specified":
            continue
        if comparable(word) in {"not_applicable", "n_a", "n/a", "na"}:
            found["na"] = None
            continue
        parts = [PHASE_WORD.fullmatch(comparable(part)) for part in re.split(r"/|,|&|\+|\band\b", word)]
        if all(parts):
            found |= {PHASE_NUMBER[part[1]]: None for part in parts if part}
        else:
            words.not_known(word, "phase")
    return tuple(found)


def study_type(word: str | None, words: Words) -> StudyType | None:
    """Whether people are treated or only watched."""
    return words.ours(TYPES, _said(word), "study type")


def purpose(given: Iterable[str], words: Words) -> Purpose | None:
    """The treatment where it is one of several, else the first that says more than `other`."""
    said = (_said(word) or ("other" if comparable(word) == "other" else None) for word in given)
    found = [ours for word in said if (ours := words.ours(PURPOSES, word, "purpose"))]
    if "treatment" in found:
        return "treatment"
    return next((ours for ours in found if ours != "other"), found[0] if found else None)


def sex(word: str | None, words: Words) -> str | None:
    """Who can take part: `all`, `female` or `male`."""
    return words.ours(SEXES, _said(word), "sex")


def kind(word: str | None, words: Words) -> str | None:
    """What sort of intervention it is; `other` says nothing."""
    return words.ours(KINDS, _said(word), "intervention type")


def healthy(allowed: str | None, types: Iterable[str]) -> bool | None:
    """Whether healthy people can take part: said outright, or by the types of participants where they are clear."""
    if allowed and comparable(allowed) in {"true", "false"}:
        return comparable(allowed) == "true"
    named = {comparable(word) for word in types}
    if named & {"healthy_volunteer", "healthy_volunteers"}:
        return True
    return False if named == {"patient"} else None


def _said(word: str | None) -> str | None:
    return None if word is None or comparable(word) in SAYS_NOTHING else word
