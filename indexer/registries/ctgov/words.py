"""ClinicalTrials.gov's words, and ours for them. A word outside these tables is counted and reported."""

from __future__ import annotations

from typing import Final

from indexer.registries import words as registry_words
from search.vocabulary import Phase, Purpose, Status, StudyType

STATUSES: Final[dict[str, Status]] = {
    "recruiting": "recruiting",
    "not_yet_recruiting": "not_yet_recruiting",
    "enrolling_by_invitation": "by_invitation",
    "active_not_recruiting": "active_not_recruiting",
    "suspended": "suspended",
    "completed": "completed",
    "terminated": "terminated",
    "withdrawn": "withdrawn",
    "available": "available",
    "temporarily_not_available": "temporarily_not_available",
    "no_longer_available": "no_longer_available",
    "approved_for_marketing": "approved_for_marketing",
    "withheld": "withheld",
    "unknown": "unknown",
    "unknown_status": "unknown",
}
TYPES: Final[dict[str, StudyType]] = {
    "interventional": "interventional",
    "observational": "observational",
    "observational_patient_registry": "observational",
    "expanded_access": "expanded_access",
}
PHASES: Final[dict[str, Phase]] = {
    "na": "na",
    "n_a": "na",
    "early_phase1": "early_phase1",
    "phase1": "phase1",
    "phase2": "phase2",
    "phase3": "phase3",
    "phase4": "phase4",
}
PURPOSES: Final[dict[str, Purpose]] = {
    "treatment": "treatment",
    "prevention": "prevention",
    "diagnostic": "diagnostic",
    "screening": "screening",
    "supportive_care": "supportive_care",
    "basic_science": "basic_science",
    "health_services_research": "health_services",
    "device_feasibility": "other",
    "ect": "other",
    "other": "other",
}
SEXES: Final = {"all": "all", "both": "all", "female": "female", "male": "male"}
MASKINGS: Final = {name: name for name in ("none", "single", "double", "triple", "quadruple")}
ROLES: Final = {name: name for name in ("participant", "care_provider", "investigator", "outcomes_assessor")}
ALLOCATIONS: Final = {"randomized": "randomized", "non_randomized": "non_randomized", "na": "na"}
ENROLMENTS: Final = {"actual": "actual", "estimated": "estimated", "anticipated": "estimated"}


class Words(registry_words.Words):
    """Finds our words for a record's, and keeps those that it does not know."""

    def status(self, word: str | None, field: str) -> Status | None:
        """Our status; `unknown` for a word that nobody knows, None only where the record says nothing.

        The classic form of a word counts too ("Active, not recruiting"), and is never split at its comma.
        """
        return (self.ours(STATUSES, word, field) or "unknown") if word else None
