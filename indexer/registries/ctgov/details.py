"""What only the study's own page shows: numbers, dates, arms, masking, contacts, texts."""

from __future__ import annotations

from indexer.identifiers import numbers_in
from indexer.registries.ctgov import raw
from indexer.registries.ctgov.sites import contacts
from indexer.registries.ctgov.texts import texts
from indexer.registries.ctgov.words import ALLOCATIONS, MASKINGS, ROLES, Words
from indexer.text import line, markdown, plain
from search.study import Arm, Details, Eligibility, Intervention, Number, Record, Titles


def details(protocol: raw.Protocol, record: Record, own: Number, words: Words) -> Details:
    """The study's page, from one record."""
    identification = protocol.identification_module or raw.Identification()
    conditions = protocol.conditions_module or raw.Conditions()
    status = protocol.status_module or raw.StatusModule()
    design = protocol.design_module or raw.Design()
    given = protocol.arms_interventions_module or raw.ArmsInterventions()
    places = protocol.contacts_locations_module or raw.ContactsLocations()
    info = design.design_info or raw.DesignInfo()
    masking, masked = _masking(info.masking_info or raw.Masking(), words)
    return Details(
        acronym=line(identification.acronym),
        numbers=_numbers(identification, own),
        aliases=former_numbers(identification),
        records=(record,),
        titles=Titles(
            registry=line(identification.brief_title) or line(identification.official_title) or record.id,
            official=line(identification.official_title),
            public=None,
            plain=None,
        ),
        plain_summary=(),
        condition_words=lines(conditions.conditions),
        keywords=lines(conditions.keywords),
        arms=_arms(given),
        given=_given(given),
        allocation=words.ours(ALLOCATIONS, info.allocation, "allocation"),
        masked=masked,
        masking=masking,
        eligibility=_eligibility(protocol.eligibility_module),
        dates=record.dates,
        enrolment=record.enrolment,
        why_stopped=status.why_stopped and plain(status.why_stopped),
        contacts=contacts(places.central_contacts, "study"),
        texts=texts(protocol, record.registry),
    )


def former_numbers(identification: raw.Identification | raw.Numbered) -> tuple[str, ...]:
    """The numbers that the record had before."""
    return tuple(alias.strip().upper() for alias in raw.texts(identification.nct_id_aliases))


def given_numbers(identification: raw.Identification | raw.Numbered) -> list[tuple[str | None, str | None]]:
    """What else the record calls itself, the sponsor's number first, each with the address that stands beside it."""
    org = identification.org_study_id_info
    others = [(other.id, other.link) for other in raw.many(identification.secondary_id_infos)]
    return [(org.id, org.link), *others] if org else others


def lines(given: raw.Texts) -> tuple[str, ...]:
    """Names on one line each, in their order, each once."""
    return tuple(dict.fromkeys(name for text in raw.texts(given) if (name := line(text))))


def _numbers(identification: raw.Identification, own: Number) -> tuple[Number, ...]:
    """The record's own number first, then the sponsor's, then whatever else it is called."""
    found = {own.number: own}
    for id, link in given_numbers(identification):
        for each in numbers_in(text, link) if (text := line(id)) else ():
            found.setdefault(each.number, each)
    return tuple(found.values())


def _arms(module: raw.ArmsInterventions) -> tuple[Arm, ...]:
    """The arms with what each is given; older records say it from the intervention's side alone."""
    named = [(line(given.name), set(lines(given.arm_group_labels))) for given in raw.many(module.interventions)]
    return tuple(
        Arm(
            label=label,
            kind=arm.type and arm.type.lower(),
            description=arm.description and plain(arm.description),
            interventions=_without_kind(arm) or tuple(name for name, arms in named if name and label in arms),
        )
        for arm in raw.many(module.arm_groups)
        if (label := line(arm.label))
    )


def _without_kind(arm: raw.ArmGroup) -> tuple[str, ...]:
    """`Drug: Placebo` as `Placebo`: the kind stands with the intervention itself."""
    return tuple(name.partition(": ")[2] or name for name in lines(arm.intervention_names))


def _given(module: raw.ArmsInterventions) -> tuple[Intervention, ...]:
    return tuple(
        Intervention(
            kind=given.type and given.type.lower(),
            name=name,
            description=given.description and plain(given.description),
        )
        for given in raw.many(module.interventions)
        if (name := line(given.name))
    )


def _masking(info: raw.Masking, words: Words) -> tuple[str | None, tuple[str, ...] | None]:
    """How many are masked, and who: `quadruple` without names means all four; None where nobody says who."""
    masking = words.ours(MASKINGS, info.masking, "masking")
    roles = [words.ours(ROLES, role, "who masked") for role in raw.texts(info.who_masked)]
    if known := tuple(role for role in roles if role):
        return masking, known
    return masking, {"none": (), "quadruple": tuple(ROLES)}.get(masking or "")


def _eligibility(module: raw.Eligibility | None) -> Eligibility:
    if module is None:
        return Eligibility(text=None, gender_based=None)
    criteria = markdown(module.eligibility_criteria) if module.eligibility_criteria else None
    return Eligibility(text=criteria or None, gender_based=module.gender_based)
