"""The kinds of study that the demonstration has: design, masking, arms and phase of each."""

from __future__ import annotations

from typing import Final, NamedTuple

Arms = tuple[tuple[str, str, str], ...]


class Plan(NamedTuple):
    """A design. `arms` are label, kind and what its people get; `{given}` is what the study tests."""

    kind: str
    sentence: str
    arms: Arms = ()
    phases: tuple[str, ...] | None = ("NA",)
    purpose: str | None = "TREATMENT"
    allocation: str | None = "RANDOMIZED"
    model: str | None = "PARALLEL"
    masking: str | None = "NONE"
    masked: tuple[str, ...] = ()
    study_type: str = "INTERVENTIONAL"


PLACEBO: Final[Arms] = (
    ("{Given}", "EXPERIMENTAL", "{Given}, {how}."),
    ("Placebo", "PLACEBO_COMPARATOR", "A placebo that looks like {given}, taken in the same way."),
)
USUAL_CARE: Final[Arms] = (
    ("{Given}", "EXPERIMENTAL", "{Given}, {how}, in addition to usual care."),
    ("Usual care", "ACTIVE_COMPARATOR", "The care that patients get outside the study."),
)
SHAM: Final[Arms] = (
    ("{Given}", "EXPERIMENTAL", "{Given}, {how}."),
    ("Switched-off device", "SHAM_COMPARATOR", "The same device without any effect."),
)
ONE_ARM: Final[Arms] = (("{Given}", "EXPERIMENTAL", "{Given}, {how}."),)

BY_CHANCE = "Chance decides who is in which group. "
NOBODY_KNOWS = (
    f"{BY_CHANCE}One group gets {{given}}; the other gets a placebo, which looks the same and has no active "
    "ingredient. Until the end of the study neither the participants nor their doctors know who gets what."
)
PARTICIPANTS_DO_NOT_KNOW = (
    f"{BY_CHANCE}Participants are not told whether they get {{given}} or a placebo; their doctors know."
)
ALL_KNOW = f"{BY_CHANCE}One group gets {{given}}, the other the usual care. Everybody knows who gets what."
ALL_GET_IT = "Everybody in this study gets {given}, and everybody knows it."
NOTHING_CHANGES = "Nothing about the participants' treatment changes: the study only looks at what happens."
OUTSIDE_A_STUDY = "This is no study: a doctor can ask for {given} for one patient who has no other choice."

PLANS: Final = {
    "placebo": Plan(
        "DRUG",
        NOBODY_KNOWS,
        PLACEBO,
        phases=("PHASE3",),
        masking="QUADRUPLE",
        masked=("PARTICIPANT", "CARE_PROVIDER", "INVESTIGATOR", "OUTCOMES_ASSESSOR"),
    ),
    # The registry often says "quadruple" and not who: all four.
    "placebo, early": Plan("DRUG", NOBODY_KNOWS, PLACEBO, phases=("PHASE2",), masking="QUADRUPLE"),
    "placebo, single": Plan(
        "DRUG",
        PARTICIPANTS_DO_NOT_KNOW,
        PLACEBO,
        phases=("PHASE2", "PHASE3"),
        masking="SINGLE",
        masked=("PARTICIPANT",),
    ),
    "crossover": Plan(
        "DRUG",
        "Everybody gets {given} for some weeks and a placebo for some weeks; chance decides which comes first.",
        PLACEBO,
        phases=("PHASE4",),
        model="CROSSOVER",
        masking="DOUBLE",
        masked=("PARTICIPANT", "INVESTIGATOR"),
    ),
    "open": Plan("DRUG", ALL_KNOW, USUAL_CARE, phases=("PHASE3",)),
    "first": Plan(
        "DRUG", ALL_GET_IT, ONE_ARM, phases=("PHASE1",), allocation="NA", model="SINGLE_GROUP", masking="NONE"
    ),
    "first, early": Plan(
        "BIOLOGICAL", ALL_GET_IT, ONE_ARM, phases=("EARLY_PHASE1",), allocation="NA", model="SINGLE_GROUP"
    ),
    "vaccine": Plan(
        "BIOLOGICAL",
        NOBODY_KNOWS,
        PLACEBO,
        phases=("PHASE2",),
        purpose="PREVENTION",
        masking="TRIPLE",
        masked=("PARTICIPANT", "CARE_PROVIDER", "OUTCOMES_ASSESSOR"),
    ),
    "radiation": Plan("RADIATION", ALL_KNOW, USUAL_CARE, phases=("PHASE3",)),
    "surgery": Plan("PROCEDURE", ALL_KNOW, USUAL_CARE, masking="SINGLE", masked=("OUTCOMES_ASSESSOR",)),
    "device": Plan(
        "DEVICE",
        f"{BY_CHANCE}One group uses {{given}}; the other gets the same device without any effect.",
        SHAM,
        masking="DOUBLE",
        masked=("PARTICIPANT", "OUTCOMES_ASSESSOR"),
    ),
    "behaviour": Plan("BEHAVIORAL", ALL_KNOW, USUAL_CARE, purpose="SUPPORTIVE_CARE"),
    "care": Plan("OTHER", ALL_KNOW, USUAL_CARE, purpose="HEALTH_SERVICES_RESEARCH", allocation="NON_RANDOMIZED"),
    "diet": Plan("DIETARY_SUPPLEMENT", ALL_KNOW, USUAL_CARE, purpose="PREVENTION"),
    "test": Plan("DIAGNOSTIC_TEST", ALL_GET_IT, ONE_ARM, purpose="DIAGNOSTIC", allocation="NA", model="SINGLE_GROUP"),
    "screening": Plan(
        "DIAGNOSTIC_TEST", ALL_GET_IT, ONE_ARM, purpose="SCREENING", allocation="NA", model="SINGLE_GROUP"
    ),
    "healthy": Plan("OTHER", ALL_GET_IT, ONE_ARM, purpose="BASIC_SCIENCE", allocation="NA", model="SINGLE_GROUP"),
    "watch": Plan(
        "OTHER",
        NOTHING_CHANGES,
        phases=None,
        purpose=None,
        allocation=None,
        model="COHORT",
        masking=None,
        study_type="OBSERVATIONAL",
    ),
    "access": Plan(
        "DRUG",
        OUTSIDE_A_STUDY,
        phases=None,
        purpose=None,
        allocation=None,
        model=None,
        masking=None,
        study_type="EXPANDED_ACCESS",
    ),
}
