"""The questions that patients ask, answered with the registry's own facts where nobody has written a summary."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from search.answer import WholeStudy
from search.study import Arm, Card, Details
from web.pages import dates
from web.pages.facts import REGISTRIES, age_words
from web.pages.markdown import paragraphs, registry_html
from web.pages.words import JOINABLE

HOW, PART, TREATMENT, VISITS, CANNOT = (
    "How does it work?",
    "How do I take part?",
    "What treatment will I be given?",
    "How often will I be seen?",
    "What if I can’t take part?",
)
SEXES = {"all": "Any sex.", "female": "Women only.", "male": "Men only."}
OUTLINE = ("OUTLINE", "ARM ", "GROUP ", "COHORT ")
AFTERWARDS = "After completion of"


class Piece(Struct, frozen=True, kw_only=True):
    """A part of an answer: our words, a list of facts, or the registry's own words with their source."""

    words: str | None = None
    points: tuple[str, ...] = ()
    quote: Markup | None = None
    source: str | None = None
    fold: str | None = None
    lang: str | None = None


class Asked(Struct, frozen=True, kw_only=True):
    question: str
    pieces: tuple[Piece, ...]


class Questions(Struct, frozen=True, kw_only=True):
    """All of them; `source` says first who wrote the answers."""

    source: str
    asked: tuple[Asked, ...]


def questions(study: WholeStudy) -> Questions:
    """What somebody wrote for patients; where nobody did, facts under the same questions."""
    written = study.details.plain_summary
    if written:
        by = " and ".join(dict.fromkeys(answer.source for answer in written))
        when = max((answer.written for answer in written if answer.written), default=None)
        told = f"Written for patients by {by}" + (f", {dates.long_day(when)}." if when else ".")
        return Questions(
            source=told,
            asked=tuple(
                Asked(question=one.question, pieces=(Piece(quote=registry_html(one.answer), lang=one.lang),))
                for one in written
            ),
        )
    record = study.details.records[0]
    updated = f", {dates.long_day(record.updated)}" if record.updated else ""
    return Questions(
        source="Nobody has written a plain-language summary of this study yet. These are the registry’s own facts, "
        f"unedited, from {REGISTRIES[record.registry]}{updated}.",
        asked=tuple(_from_facts(study)),
    )


def _from_facts(study: WholeStudy) -> list[Asked]:
    card, details = study.card, study.details
    return [
        Asked(question=HOW, pieces=tuple(_how(card, details))),
        Asked(question=PART, pieces=tuple(_part(card, details))),
        Asked(question=TREATMENT, pieces=tuple(_treatment(card, details))),
        Asked(question=VISITS, pieces=tuple(_visits(details))),
        Asked(
            question=CANNOT,
            pieces=(
                Piece(words="Your usual care goes on. Your doctor can tell you about other treatments and studies."),
            ),
        ),
    ]


def _how(card: Card, details: Details) -> list[Piece]:
    summary = _text(details, "summary")
    pieces = [_quote(summary, f"The registry’s summary, {_registry(details)}")] if summary else []
    points = design_points(card, details)
    if points:
        pieces.append(Piece(points=tuple(points)))
    return pieces or [Piece(words="The registry does not say.")]


def design_points(card: Card, details: Details) -> list[str]:
    """Chance and masking in plain words: never odds, and nothing that the registry does not say."""
    if card.type != "interventional":
        return []
    points = []
    if details.allocation == "randomized":
        points.append("A computer decides by chance which group you are in.")
    if details.masked is None:
        points.append("The registry does not say who knows which treatment you get.")
    elif "participant" in details.masked:
        points.append("You will not be told which treatment you get.")
    elif details.masked:
        points.append("Some people in the study team do not know who gets which treatment.")
    else:
        points.append("Everyone knows who gets which treatment.")
    return points


def _part(card: Card, details: Details) -> list[Piece]:
    age = age_words(card.age)
    points = [" ".join((_age_point(age), SEXES.get(card.sex or "", "The registry does not say which sex.")))]
    if card.age is None and card.sex is None:
        points = ["Age and sex are not given."]
    if card.healthy is not None:
        points.append(f"Healthy volunteers are {'accepted' if card.healthy else 'not accepted'}.")
    criteria = details.eligibility.text
    if criteria:
        points.append("Medical conditions also apply. A doctor at the centre checks them with you.")
    else:
        points.append("No medical conditions are given here. Ask the study office or your doctor.")
    if card.status in JOINABLE:
        points.append("Call a centre above, or ask your own doctor to call.")
    else:
        points.append("This study is not taking new people.")
    pieces = [Piece(points=tuple(points))]
    if criteria:
        pieces.append(
            Piece(fold="The medical conditions, in the registry’s words", quote=registry_html(criteria), lang="en")
        )
    return pieces


def _age_point(age: str | None) -> str:
    if age is None:
        return "The registry does not say which age."
    return "Any age." if age == "any age" else f"You must be {age}."


def _treatment(card: Card, details: Details) -> list[Piece]:
    if details.arms:
        return [
            Piece(words=_arms_told(details.arms)),
            *(Piece(fold=arm.label, words=_arm_words(arm), lang="en") for arm in details.arms),
        ]
    if outline := _outline(details):
        said = "The registry does not list the groups one by one. This is its own text:"
        return [Piece(words=said), _quote("\n\n".join(outline), f"Outline, {_registry(details)}")]
    if details.given:
        names = tuple(f"{one.name} · {one.kind.replace('_', ' ')}" if one.kind else one.name for one in details.given)
        said = "The registry lists what is used in this study, not who gets what:"
        return [Piece(words=said), Piece(points=names, lang="en")]
    if card.type == "observational":
        return [Piece(words="This study watches and records only. The registry lists no treatment.")]
    return [Piece(words="The registry does not say.")]


def _arms_told(arms: tuple[Arm, ...]) -> str:
    if len(arms) == 1:
        return "Everyone in this study is in one group, in the registry’s words:"
    return f"The registry lists {len(arms)} groups. You would be in one of them, in the registry’s words:"


def _arm_words(arm: Arm) -> str:
    """The whole arm, never a part of it: "Placebo together with Carboplatin"."""
    together = " together with ".join(arm.interventions)
    return ". ".join(part for part in (together, arm.description) if part) or "The registry does not say more."


def _visits(details: Details) -> list[Piece]:
    after = [part for part in paragraphs(_text(details, "description") or "") if part.startswith(AFTERWARDS)]
    if not after:
        told = "The registry does not say how often you would be seen. Ask for the visit plan."
        return [Piece(words=told)]
    said = "The registry gives no visit plan. Ask for the visit plan. After treatment, in its own words:"
    return [Piece(words=said), _quote("\n\n".join(after), _registry(details))]


def _outline(details: Details) -> list[str]:
    """The paragraphs of the description that tell who gets what, word for word."""
    return [part for part in paragraphs(_text(details, "description") or "") if part.startswith(OUTLINE)]


def _text(details: Details, section: str) -> str | None:
    return next((text.text for text in details.texts if text.section == section), None)


def _quote(text: str, source: str) -> Piece:
    return Piece(quote=registry_html(text), source=source, lang="en")


def _registry(details: Details) -> str:
    return REGISTRIES[details.records[0].registry]
