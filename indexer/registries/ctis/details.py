"""What only the study's own page shows: titles, numbers, arms, contacts, dates, texts."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.registries.ctis import design
from indexer.registries.ctis.numbers import is_acronym, numbers, other_numbers
from indexer.registries.ctis.raw import EudraCt
from indexer.registries.ctis.raw import Record as Received
from indexer.registries.ctis.raw_given import Sponsor, SponsorContact
from indexer.registries.ctis.raw_part_one import (
    Conditions,
    Identifiers,
    Information,
    PartOne,
)
from indexer.registries.ctis.raw_part_one import Details as RawDetails
from indexer.registries.ctis.raw_word import Word, many, text
from indexer.registries.ctis.states import parts_two
from indexer.registries.ctis.texts import criteria, english, texts
from indexer.registries.words import Words
from search.study import Contact, Details, Eligibility, Enrolment, Number, Record, Titles


def details(received: Received, part: PartOne, record: Record, own: Number, words: Words) -> Details:
    """The study's page, from one record."""
    raw = part.trial_details or RawDetails()
    titles = raw.clinical_trial_identifiers or Identifiers()
    information = raw.trial_information or Information()
    conditions = information.medical_condition or Conditions()
    short = text(titles.short_title) or text(received.short_title)
    acronym = short if short and is_acronym(short) else None
    periods = design.periods(raw)
    masking, masked = design.masking(periods, words)
    return Details(
        acronym=acronym,
        numbers=numbers(
            own, other_numbers(titles.secondary_identifying_numbers, eudra_ct(received)), None if acronym else short
        ),
        aliases=(),
        records=(record,),
        titles=_titles(received, titles, short, record),
        plain_summary=(),
        condition_words=_names(one.medical_condition for one in many(conditions.conditions)),
        keywords=_names(one.term_name for one in many(conditions.meddra_terms)),
        arms=design.arms(periods),
        given=design.products(many(part.products), words),
        allocation=design.allocation(periods, words),
        masked=masked,
        masking=masking,
        eligibility=Eligibility(text=criteria(information.eligibility_criteria), gender_based=None),
        dates=record.dates,
        enrolment=record.enrolment,
        why_stopped=_why_stopped(received),
        contacts=contacts(sponsor(part)),
        texts=texts(part, words),
    )


def eudra_ct(received: Received) -> Word:
    """The number that the trial had before it moved into CTIS."""
    known = received.authorised.eudra_ct or received.eudra_ct_info or EudraCt()
    return known.code


def sponsor(part: PartOne) -> Sponsor:
    """The one that answers for the trial: the primary sponsor, else the first that is named."""
    given = many(part.sponsors)
    return next((one for one in given if one.primary), given[0] if given else Sponsor())


def contacts(given: Sponsor) -> tuple[Contact, ...]:
    """Who answers questions of the public, and then those of scientists."""
    people = (*many(given.public_contacts), *many(given.scientific_contacts))
    return tuple(dict.fromkeys(shown for person in people if (shown := _contact(person))))


def enrolment(received: Received, part: PartOne) -> Enrolment | None:
    """The planned number in the whole world: that of the EU and EEA, and that of all other countries."""
    states = [_count(each.subjects) for each in parts_two(received)]
    inside = _count(received.total_number_enrolled) or sum(states)
    total = inside + _count(part.subjects_outside)
    return Enrolment(count=total, kind="estimated") if total else None


def _titles(received: Received, given: Identifiers, short: str | None, record: Record) -> Titles:
    official = english(given.full_title, given.full_title_translations) or text(received.title)
    public = english(given.public_title, given.public_title_translations)
    return Titles(registry=public or official or short or record.id, official=official, public=public, plain=None)


def _names(given: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in given if (name := text(word))))


def _contact(person: SponsorContact) -> Contact | None:
    phone, email = text(person.telephone), text(person.email)
    if not phone and not email:
        return None
    organisation = text(person.organisation.name) if person.organisation else None
    who = ", ".join(dict.fromkeys(name for name in (text(person.functional_name), organisation) if name))
    return Contact(name=who or None, phone=phone, email=email, source="study")


def _why_stopped(received: Received) -> str | None:
    """The reasons for which the trial was ended early, where they are told."""
    told = many(received.events.trial_events) if received.events else []
    reasons = _names(one.early_termination_reason.name for one in told if one.early_termination_reason)
    return "; ".join(reasons) or None


def _count(word: Word) -> int:
    """A number of people; 0 for what is none."""
    written = text(word) or ""
    return int(written) if written.isdecimal() and len(written) < 8 else 0
