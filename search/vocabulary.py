"""The values that a study and its sites may have: one vocabulary for all registries."""

from __future__ import annotations

from typing import Final, Literal

Status = Literal[
    "recruiting",
    "not_yet_recruiting",
    "by_invitation",
    "active_not_recruiting",
    "suspended",
    "completed",
    "terminated",
    "withdrawn",
    "available",
    "temporarily_not_available",
    "no_longer_available",
    "approved_for_marketing",
    "withheld",
    "unknown",
]
Fresh = Literal["recent", "aging", "stale"]
Registry = Literal["ctgov", "isrctn", "ctis", "file", "demo"]
StudyType = Literal["interventional", "observational", "expanded_access"]
Phase = Literal["na", "early_phase1", "phase1", "phase2", "phase3", "phase4"]
Purpose = Literal[
    "treatment",
    "prevention",
    "diagnostic",
    "screening",
    "supportive_care",
    "basic_science",
    "health_services",
    "other",
]
StatusSource = Literal["site", "country", "study", "dates"]
"""Whose word a site's status is, the best first; `dates`: nobody says it, it follows from the dates of recruitment."""

Precision = Literal["exact", "postcode", "city", "region"]
PositionSource = Literal["registry", "gazetteer", "operator"]
Sort = Literal["distance", "relevance", "updated"]
WordsIn = Literal["topic", "all"]
Extra = Literal["also", "mentions", "outside", "suggestions"]

STATUSES: Final[tuple[Status, ...]] = Status.__args__  # type: ignore[attr-defined]
PHASES: Final[tuple[Phase, ...]] = Phase.__args__  # type: ignore[attr-defined]
SORTS: Final[tuple[Sort, ...]] = Sort.__args__  # type: ignore[attr-defined]
WORDS_IN: Final[tuple[WordsIn, ...]] = WordsIn.__args__  # type: ignore[attr-defined]
EXTRAS: Final[tuple[Extra, ...]] = Extra.__args__  # type: ignore[attr-defined]
FRESH: Final[tuple[Fresh, ...]] = Fresh.__args__  # type: ignore[attr-defined]
TYPES: Final[tuple[StudyType, ...]] = StudyType.__args__  # type: ignore[attr-defined]
PURPOSES: Final[tuple[Purpose, ...]] = Purpose.__args__  # type: ignore[attr-defined]
REGISTRIES: Final[tuple[Registry, ...]] = Registry.__args__  # type: ignore[attr-defined]

REGISTRY_NAMES: Final[dict[str, str]] = {
    "ctgov": "ClinicalTrials.gov",
    "isrctn": "ISRCTN",
    "ctis": "EU Clinical Trials Information System",
    "file": "the operator's own file",
    "demo": "demonstration, not real",
}
