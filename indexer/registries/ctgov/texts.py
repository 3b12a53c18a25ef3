"""A record's long texts, section by section, for those who want the registry's own words."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from indexer.registries.ctgov import raw
from indexer.text import markdown
from search.study import Text
from search.vocabulary import Registry


def texts(protocol: raw.Protocol, registry: Registry) -> tuple[Text, ...]:
    """The sections that the record has, in reading order, in markdown as the registry writes it."""
    return tuple(
        Text(registry=registry, lang="en", section=section, text=written)
        for section, text in _sections(protocol)
        if text and (written := markdown(text))
    )


def _sections(protocol: raw.Protocol) -> Iterator[tuple[str, str | None]]:
    identification = protocol.identification_module or raw.Identification()
    description = protocol.description_module or raw.Description()
    outcomes = protocol.outcomes_module or raw.Outcomes()
    eligibility = protocol.eligibility_module or raw.Eligibility()
    sponsors = protocol.sponsor_collaborators_module or raw.Sponsors()
    contacts = protocol.contacts_locations_module or raw.ContactsLocations()
    yield "official_title", identification.official_title
    yield "summary", description.brief_summary
    yield "description", description.detailed_description
    yield "design", _design(protocol.design_module or raw.Design())
    yield "primary_outcomes", _outcomes(raw.many(outcomes.primary_outcomes))
    yield "secondary_outcomes", _outcomes(raw.many(outcomes.secondary_outcomes))
    yield "other_outcomes", _outcomes(raw.many(outcomes.other_outcomes))
    yield "eligibility", eligibility.eligibility_criteria
    yield "gender", eligibility.gender_description
    yield "population", _population(eligibility)
    yield "collaborators", _lines(other.name for other in raw.many(sponsors.collaborators))
    yield "officials", _lines(_official(person) for person in raw.many(contacts.overall_officials))


def _outcomes(outcomes: list[raw.Outcome]) -> str:
    """A line for what is measured, with when, and what the registry says of it beneath."""
    return _lines(_outcome(outcome) for outcome in outcomes)


def _outcome(outcome: raw.Outcome) -> str | None:
    if not outcome.measure:
        return None
    when = f" (time frame: {outcome.time_frame})" if outcome.time_frame else ""
    return "\n\n".join(part for part in (outcome.measure + when, outcome.description) if part)


def _design(design: raw.Design) -> str:
    info = design.design_info or raw.DesignInfo()
    masking = info.masking_info or raw.Masking()
    who = ", ".join(_spoken(role) for role in raw.texts(masking.who_masked))
    facts = {
        "Study type": _spoken(design.study_type),
        "Primary purpose": _spoken(info.primary_purpose),
        "Allocation": _spoken(info.allocation),
        "Intervention model": _spoken(info.intervention_model),
        "Observational model": _spoken(info.observational_model),
        "Time perspective": _spoken(info.time_perspective),
        "Masking": _spoken(masking.masking) + (f" ({who})" if who else ""),
        "Follow-up": design.target_duration,
    }
    described = (info.intervention_model_description, masking.masking_description)
    listed = _lines(f"{name}: {value}" for name, value in facts.items() if value)
    return "\n\n".join(part for part in (listed, *described) if part)


def _population(eligibility: raw.Eligibility) -> str:
    sampling = _spoken(eligibility.sampling_method)
    parts = (eligibility.study_population, sampling and f"Sampling: {sampling}")
    return "\n\n".join(part for part in parts if part)


def _official(person: raw.Official) -> str:
    return ", ".join(part for part in (person.name, _spoken(person.role), person.affiliation) if part)


def _spoken(word: str | None) -> str:
    """`NON_RANDOMIZED` as `non randomized`; nothing for what does not apply."""
    return "" if word in (None, "NA") else str(word).replace("_", " ").lower()


def _lines(items: Iterator[str | None]) -> str:
    """A markdown list; what an item says in further lines belongs to it."""
    return "\n".join(f"- {indent(item.strip(), '  ').strip()}" for item in items if item)
