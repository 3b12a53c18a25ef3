"""What only the study's own page shows: numbers, dates, interventions, contacts, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from indexer.dates import partial_day
from indexer.registries.isrctn import raw
from indexer.registries.isrctn.days import in_london, newest
from indexer.registries.isrctn.design import allocation, masked, masking
from indexer.registries.isrctn.people import contacts
from indexer.registries.isrctn.summary import answers
from indexer.registries.isrctn.texts import criteria, texts
from indexer.registries.isrctn.words import kind
from indexer.registries.plain_text import as_markdown, meant
from indexer.registries.words import Words
from indexer.text import fold, line
from search.study import Details, Eligibility, Enrolment, Intervention, Number, Record, Titles

COUNT = re.compile(r"\s*(\d{1,3}(?:[ ,.\u00a0]\d{3}){1,2}|\d{1,9})(?!\d).*", re.DOTALL)
NOT_SAID = re.compile(r"|n a|na|none|nil known|not (?:applicable|provided|specified|known)\b.*")
LABEL = re.compile(
    r"^(?:(?:primary |secondary )?(?:specialty|sub ?specialty|topic|subtopic|disease|condition)s?)\s*:\s*", re.I
)
BETWEEN_DRUGS = re.compile(r"\s*[;,\n]\s*(?![^(]*\))")
LONGEST_NAME = 120


def details(record: raw.Record, held: Record, numbers: tuple[Number, ...], words: Words) -> Details:
    """The study's page, from one record."""
    described, design = record.trial_description, record.trial_design
    shown = titles(described, held)
    eligible = criteria(record.participants)
    return Details(
        acronym=_said(described.acronym),
        numbers=numbers,
        aliases=(),
        records=(held,),
        titles=shown,
        plain_summary=answers(described.plain_english_summary, held.updated),
        condition_words=_unlike(_conditions(record.conditions)),
        keywords=_unlike(_said(each.disease_class1) for each in record.conditions),
        arms=(),
        given=_given(record.interventions, words),
        allocation=allocation(design),
        masked=masked(masking(design)),
        masking=masking(design),
        eligibility=Eligibility(text=as_markdown(eligible) or None, gender_based=None),
        dates=held.dates,
        enrolment=held.enrolment,
        why_stopped=design.reason_abandoned and (meant(design.reason_abandoned) or None),
        contacts=contacts(record),
        texts=texts(record),
    )


def titles(described: raw.Description, held: Record) -> Titles:
    """The registry asks for a lay title beside the scientific one; many give the same twice, which is no plain one."""
    title, scientific = line(described.title), line(described.scientific_title)
    plain = title if title and scientific and fold(title) != fold(scientific) else None
    return Titles(
        registry=title or scientific or held.id,
        official=scientific,
        public=None,
        plain=plain,
        plain_source="ISRCTN" if plain else None,
        plain_written=held.updated if plain else None,
    )


def dates(record: raw.Record, today: date) -> dict[str, str]:
    """The record's dates by name: days, for the registry knows no others."""
    design, participants = record.trial_design, record.participants
    written = {
        "start": participants.recruitment_start or design.overall_start_date,
        "completion": design.overall_end_date,
        "first_posted": record.isrctn.date_assigned,
        "updated": newest(record.last_updated, today),
    }
    return {name: day for name, text in written.items() if (day := partial_day(in_london(text)))}


def enrolment(participants: raw.Participants) -> Enrolment | None:
    """How many took part in the end, else how many are wanted; records that go on have a 0 for the first."""
    if found := _count(participants.total_final_enrolment):
        return Enrolment(count=found, kind="actual")
    wanted = _count(participants.target_enrolment) or _count(participants.total_target)
    return Enrolment(count=wanted, kind="estimated") if wanted else None


def _count(written: str | None) -> int | None:
    """`3,060` as a number; None for 0 and for what begins with none."""
    match = COUNT.fullmatch(written or "")
    return int(re.sub(r"\D", "", match[1])) or None if match else None


def _conditions(conditions: list[raw.Condition]) -> Iterator[str | None]:
    """What is studied: the sponsor's words, then the registry's name for the disease."""
    for condition in conditions:
        for part in re.split(r"[;\n]", meant(condition.description or "")):
            yield _said(LABEL.sub("", part.strip()))
        yield _said(condition.disease_class2)


def _given(interventions: list[raw.Intervention], words: Words) -> tuple[Intervention, ...]:
    found: dict[str, Intervention] = {}
    for given in interventions:
        sort, names = kind(given.intervention_type, words), _names(given)
        told = meant(given.description) if given.description and len(names) == 1 else None
        for name in names:
            description = told if told != name else None
            found.setdefault(name.casefold(), Intervention(kind=sort, name=name, description=description or None))
    return tuple(found.values())


def _names(given: raw.Intervention) -> list[str]:
    """The drugs; what is no drug has only a description, which is its name where it is short."""
    drugs = [name for part in BETWEEN_DRUGS.split(given.drug_names or "") if (name := _said(part))]
    described = line(given.description) or ""
    return drugs or ([described] if 0 < len(described) <= LONGEST_NAME and _said(described) else [])


def _said(text: str | None) -> str | None:
    shown = line(text)
    return None if not shown or NOT_SAID.fullmatch(fold(shown)) else shown


def _unlike(names: Iterator[str | None]) -> tuple[str, ...]:
    """Each name once, however it is capitalised."""
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())
