"""CTIS's words and codes, and ours for them. One outside these tables is counted and reported."""

from __future__ import annotations

from typing import Final, NamedTuple

from search.vocabulary import Phase, Purpose

PHASES: Final[dict[str, tuple[Phase, ...]]] = {
    "1": ("phase1",),
    "2": ("phase1",),
    "3": ("phase1",),
    "4": ("phase2",),
    "5": ("phase3",),
    "6": ("phase4",),
    "7": ("phase1", "phase2"),
    "8": ("phase1", "phase2"),
    "9": ("phase1", "phase2"),
    "10": ("phase2", "phase3"),
    "11": ("phase3", "phase4"),
}
"""By code; first in humans, bioequivalence and other of phase I, and of phase I and II, are 1 to 3 and 7 to 9."""

PHASE_WORDS: Final[dict[str, tuple[Phase, ...]]] = {
    "human_pharmacology_(phase_i)": ("phase1",),
    "therapeutic_exploratory_(phase_ii)": ("phase2",),
    "therapeutic_confirmatory_(phase_iii)": ("phase3",),
    "therapeutic_use_(phase_iv)": ("phase4",),
    "phase_i_and_phase_ii_(integrated)": ("phase1", "phase2"),
    "phase_ii_and_phase_iii_(integrated)": ("phase2", "phase3"),
    "phase_iii_and_phase_iv_(integrated)": ("phase3", "phase4"),
}
"""By the words of the registry's list, without what follows the bracket (`- Bioequivalence Study`)."""

PURPOSES: Final[dict[str, Purpose]] = {"1": "diagnostic", "2": "prevention", "3": "treatment"}
"""Scopes of a trial that are a purpose; the others (safety, efficacy, pharmacokinetics …) say what is measured."""

MASKINGS: Final = {"1": "single", "2": "double", "3": "none"}
ALLOCATIONS: Final = {"1": "randomized", "2": "non_randomized", "3": "na"}
ROLES: Final = {
    "subject": "participant",
    "investigator": "investigator",
    "carer": "care_provider",
    "analyst": "outcomes_assessor",
    "monitor": "monitor",
}
PRODUCT_ROLES: Final = {"1": "test", "2": "comparator", "3": "placebo", "4": "auxiliary"}


class Span(NamedTuple):
    """Ages from and to, as `indexer.ages` reads them; None is no limit."""

    least: str | None
    most: str | None


NEWBORN, UNBORN = Span(None, "27 days"), None
AGES: Final[dict[str, Span | None]] = {
    "1": UNBORN,
    "in_utero": UNBORN,
    "2": Span(None, "17 years"),
    "0_17_years": Span(None, "17 years"),
    "3": Span("18 years", "64 years"),
    "18_64_years": Span("18 years", "64 years"),
    "4": Span("65 years", None),
    "65+_years": Span("65 years", None),
}
"""The four ranges. Those not born yet have no age: nothing is said of it."""

CHILDREN: Final[dict[str, Span]] = {
    "1": NEWBORN,
    "2": NEWBORN,
    "3": Span("28 days", "23 months"),
    "4": Span("2 years", "11 years"),
    "5": Span("6 years", "17 years"),
    "6": Span("12 years", "17 years"),
}
"""The finer ranges within 0 to 17 years: preterm and newborn, infants, children and adolescents."""

LANGUAGES: Final = {
    "bulgarian": "bg",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hungarian": "hu",
    "icelandic": "is",
    "irish": "ga",
    "italian": "it",
    "latvian": "lv",
    "lithuanian": "lt",
    "maltese": "mt",
    "norwegian": "no",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "slovak": "sk",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
}
