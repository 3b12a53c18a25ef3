"""What a study does, whom it takes, in which phase it is: the registry's codes in plain words."""

from __future__ import annotations

from typing import Final

from search.study import Age, Card
from search.vocabulary import REGISTRY_NAMES, Phase, Purpose

PURPOSES: Final[dict[Purpose, str]] = {
    "treatment": "Tests a treatment",
    "prevention": "Prevention",
    "diagnostic": "Tests a way to find or see illness",
    "screening": "Tests a way to find or see illness",
    "supportive_care": "Support during illness, daily life",
    "basic_science": "Looks at how the body works",
    "health_services": "Looks at how care is given",
}
PHASES: Final[dict[Phase, str]] = {
    "early_phase1": "Early phase 1",
    "phase1": "Phase 1",
    "phase2": "Phase 2",
    "phase3": "Phase 3",
    "phase4": "Phase 4",
}
SEXES: Final = {"all": "any sex", "female": "women only", "male": "men only"}
SHOWN_INTERVENTIONS = 3
REGISTRIES: Final = {**REGISTRY_NAMES, "demo": "a made-up demonstration"}
UNKNOWN = "The registry does not say"


def what_it_does(card: Card) -> str | None:
    """`Tests a treatment`; None where the registry gives no study type."""
    if card.type == "observational":
        return "Watches and records only"
    if card.type == "expanded_access":
        return "Offers a treatment outside a study"
    if card.type == "interventional":
        return PURPOSES.get(card.purpose) if card.purpose else None
    return None


def what_line(card: Card) -> str | None:
    """`Tests a treatment: trastuzumab deruxtecan · chemotherapy`"""
    does = what_it_does(card)
    if card.type is None or card.type == "observational":
        return does
    names = list(card.interventions[:SHOWN_INTERVENTIONS])
    if more := len(card.interventions) - len(names):
        names.append(f"and {more} more")
    return ": ".join(part for part in (does or ("Tests" if names else None), " · ".join(names)) if part) or None


def whom_line(card: Card) -> list[str]:
    """`Age 18 or older`, `any sex`, `medical conditions also apply`"""
    if card.age is None and card.sex is None:
        return ["Age and sex not given"]
    age = age_words(card.age)
    sex = SEXES.get(card.sex or "", "sex not given")
    return [_with_age(age) if age else "Age not given", sex, "medical conditions also apply"]


def age_words(age: Age | None) -> str | None:
    """`18 or older`, `6 months to 5 years`, `any age`: years go without saying where there is no other unit."""
    if age is None:
        return None
    text = age.text
    if "year" in text and not any(unit in text for unit in ("month", "week", "day", "hour", "minute")):
        return text.replace(" years", "").replace(" year", "")
    return text


def phase_words(phases: tuple[Phase, ...]) -> str | None:
    """`Phase 2 and 3`; None where there is none: "no phase" says nothing to a reader."""
    words = [PHASES[phase] for phase in phases if phase in PHASES]
    if not words:
        return None
    return " and ".join([words[0], *(word.removeprefix("Phase ") for word in words[1:])])


def _with_age(words: str) -> str:
    return words.capitalize() if words == "any age" else f"Age {words}"
