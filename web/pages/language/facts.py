"""What a study does, whom it takes, in which phase it is: the registry's codes in plain words."""

from __future__ import annotations

from typing import Final, NamedTuple

from search.study import Age, Card
from search.vocabulary import Phase, Purpose
from web.pages.language.ages import ALONE, ON_CARD, told_age
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext, noted


class Does(NamedTuple):
    """What a study does: by itself, and with the names of what it tries."""

    alone: str
    naming: str


FINDS: Final = Does(noted("Tests a way to find or see illness"), noted("Tests a way to find or see illness: %(names)s"))
PURPOSES: Final[dict[Purpose, Does]] = {
    "treatment": Does(noted("Tests a treatment"), noted("Tests a treatment: %(names)s")),
    "prevention": Does(noted("Prevention"), noted("Prevention: %(names)s")),
    "diagnostic": FINDS,
    "screening": FINDS,
    "supportive_care": Does(
        noted("Support during illness, daily life"), noted("Support during illness, daily life: %(names)s")
    ),
    "basic_science": Does(noted("Looks at how the body works"), noted("Looks at how the body works: %(names)s")),
    "health_services": Does(noted("Looks at how care is given"), noted("Looks at how care is given: %(names)s")),
}
OFFERS: Final = Does(
    noted("Offers a treatment outside a study"), noted("Offers a treatment outside a study: %(names)s")
)
WATCHES: Final = noted("Watches and records only")
PHASES: Final[dict[Phase, str]] = {
    "early_phase1": noted("Early phase 1"),
    "phase1": noted("Phase 1"),
    "phase2": noted("Phase 2"),
    "phase3": noted("Phase 3"),
    "phase4": noted("Phase 4"),
}
TWO_PHASES: Final[dict[tuple[Phase, ...], str]] = {
    ("phase1", "phase2"): noted("Phase 1 and 2"),
    ("phase2", "phase3"): noted("Phase 2 and 3"),
}
SEXES: Final = {"all": noted("any sex"), "female": noted("women only"), "male": noted("men only")}
SHOWN_INTERVENTIONS = 3


def what_it_does(card: Card) -> str | None:
    """`Tests a treatment`; None where the registry gives no study type."""
    if card.type == "observational":
        return _(WATCHES)
    does = _does(card)
    return _(does.alone) if does else None


def what_line(card: Card) -> str | None:
    """`Tests a treatment: trastuzumab deruxtecan · chemotherapy`"""
    names = list(card.interventions[:SHOWN_INTERVENTIONS])
    if card.type in (None, "observational") or not names:
        return what_it_does(card)
    if more := len(card.interventions) - len(names):
        names.append(ngettext("and %(num)s more", "and %(num)s more", more))
    does = _does(card)
    told = " · ".join(names)
    return _(does.naming, names=told) if does else _("Tests: %(names)s", names=told)


def whom_line(card: Card) -> list[str]:
    """`Age 18 or older`, `any sex`, `medical conditions also apply`"""
    if card.age is None and card.sex is None:
        return [_("Age and sex not given")]
    age = told_age(card.age, ON_CARD) if card.age else _("Age not given")
    sex = _(SEXES[card.sex]) if card.sex in SEXES else _("sex not given")
    return [age, sex, _("medical conditions also apply")]


def age_words(age: Age | None) -> str | None:
    """`18 or older`, `6 months to 5 years`, `any age`; None where the registry gives none."""
    return told_age(age, ALONE) if age else None


def phase_words(phases: tuple[Phase, ...]) -> str | None:
    """`Phase 2 and 3`; None where there is none: "no phase" says nothing to a reader."""
    if phases in TWO_PHASES:
        return _(TWO_PHASES[phases])
    return ", ".join(_(PHASES[phase]) for phase in phases if phase in PHASES) or None


def _does(card: Card) -> Does | None:
    if card.type == "expanded_access":
        return OFFERS
    return PURPOSES.get(card.purpose) if card.type == "interventional" and card.purpose else None
