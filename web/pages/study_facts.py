"""The rows of a study's definition lists: basic details, and where they come from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from search.answer import WholeStudy
from web.pages import dates
from web.pages.facts import REGISTRIES, UNKNOWN, age_words, phase_words, what_it_does

SEXES = {"all": "Any", "female": "Women only", "male": "Men only"}


class Fact(Struct, frozen=True, kw_only=True):
    """A row of a definition list; `more` is said in a lower voice."""

    name: str
    value: str
    more: str = ""


def basic_details(study: WholeStudy, today: date) -> list[Fact]:
    card, details = study.card, study.details
    healthy = {True: "Accepted", False: "Not accepted", None: UNKNOWN}[card.healthy]
    age = age_words(card.age)
    facts = [
        Fact(name="Sex", value=SEXES.get(card.sex or "", UNKNOWN)),
        Fact(name="Age", value=f"{age[:1].upper()}{age[1:]}" if age else UNKNOWN),
        Fact(name="Healthy volunteers", value=healthy),
        Fact(name="What it does", value=what_it_does(card) or UNKNOWN),
        Fact(name="Sponsor", value=card.sponsor or UNKNOWN),
    ]
    if phase := phase_words(card.phase):
        facts.append(Fact(name="Phase", value=phase))
    if told := _dates(study, today):
        facts.append(told)
    if details.enrolment:
        planned = {"actual": "", "estimated": " planned"}.get(details.enrolment.kind or "", "")
        facts.append(Fact(name="People in it", value=f"{details.enrolment.count:,}{planned}"))
    if details.why_stopped:
        facts.append(Fact(name="Why it stopped", value=details.why_stopped))
    return facts


def _dates(study: WholeStudy, today: date) -> Fact | None:
    """`Began January 2018 · expected to end August 2024, said in July 2020`"""
    known = study.details.dates
    start, end = known.get("start"), known.get("completion")
    told = []
    if start:
        told.append(f"{'Began' if dates.is_over(start, today) else 'Begins'} {dates.month(start)}")
    if end and study.card.status in ("completed", "terminated"):
        told.append(f"ended {dates.month(end)}")
    elif end:
        said = known.get("updated") if dates.is_over(end, today) else None
        told.append(f"expected to end {dates.month(end)}" + (f", said in {dates.month(said)}" if said else ""))
    if not told:
        return None
    return Fact(name="Dates", value=told[0][:1].upper() + told[0][1:], more="".join(f" · {one}" for one in told[1:]))


def sources(study: WholeStudy) -> list[Fact]:
    facts = []
    for record in study.details.records:
        changed = f" · changed there {dates.long_day(record.updated)}" if record.updated else ""
        facts.append(Fact(name="Registry", value=REGISTRIES[record.registry], more=changed))
    if study.as_of:
        facts.append(Fact(name="Copied here", value=dates.long_day(study.as_of)))
    if study.card.checked:
        newer = " Nothing newer has reached us." if study.fresh == "stale" else ""
        checked = dates.long_day if study.fresh == "recent" else dates.month
        value = f"{checked(study.card.checked)}, as the registry gives it.{newer}"
        facts.append(Fact(name="Centres’ status", value=value))
    else:
        facts.append(Fact(name="Centres’ status", value="The registry gives no date."))
    facts.append(Fact(name="Places", value="GeoNames", more=" · CC BY 4.0"))
    facts.append(Fact(name="Condition names", value="MeSH", more=" · U.S. National Library of Medicine"))
    return facts
