"""A record's long texts, section by section, for those who want the registry's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.registries.isrctn import raw
from indexer.registries.plain_text import as_markdown
from search.study import Text


def texts(record: raw.Record) -> tuple[Text, ...]:
    """The sections that the record has, in reading order; the registry's lines, as markdown."""
    return tuple(
        Text(registry="isrctn", lang="en", section=section, text=shown)
        for section, text in _sections(record)
        if text and (shown := as_markdown(text))
    )


def criteria(participants: raw.Participants) -> str:
    """Who can take part and who cannot, under the registry's two headings."""
    sides = (("Inclusion criteria", participants.inclusion), ("Exclusion criteria", participants.exclusion))
    return "\n\n".join(f"{heading}:\n\n{text}" for heading, text in sides if text)


def _sections(record: raw.Record) -> Iterator[tuple[str, str | None]]:
    described, results = record.trial_description, record.results
    yield "official_title", described.scientific_title
    yield "plain_summary", described.plain_english_summary
    yield "summary", described.study_hypothesis
    yield "description", _paragraphs(each.description for each in record.interventions)
    yield "design", _design(record.trial_design)
    yield "primary_outcomes", _outcomes(described.primary_outcome, described.primary_outcomes)
    yield "secondary_outcomes", _outcomes(described.secondary_outcome, described.secondary_outcomes)
    yield "eligibility", criteria(record.participants)
    yield "population", _lines(record.participants.types)
    yield "conditions", _paragraphs(_condition(each) for each in record.conditions)
    yield "countries", _lines(record.participants.countries)
    yield (
        "ethics",
        _paragraphs((described.ethics_approval, *map(_committee, described.ethics_committees))),
    )
    yield (
        "collaborators",
        _lines([*(each.organisation for each in record.sponsor[1:]), *(each.name for each in record.funder)]),
    )
    yield "publications", _paragraphs((results.publication_plan, results.publication_details))
    yield "results", _paragraphs((results.basic_report, results.plain_english_report))
    yield "data_sharing", results.ipd_sharing_statement


def _design(design: raw.Design) -> str:
    new = design.interventional_trial_design
    facts = {
        "Primary study design": design.primary_study_design,
        "Secondary study design": design.secondary_study_design,
        "Allocation": new.allocation,
        "Masking": new.masking,
        "Control": new.control,
        "Assignment": new.assignment,
        "Purpose": ", ".join(design.purposes),
        "Setting": design.trial_setting,
    }
    listed = _lines(f"{name}: {value}" for name, value in facts.items() if value)
    return _paragraphs((design.study_design, listed))


def _outcomes(text: str | None, measures: list[raw.Outcome]) -> str:
    """What is measured: as one text in older records, measure by measure in those of recent years, or both."""
    return _paragraphs((text, _lines(_outcome(measure) for measure in measures)))


def _outcome(measure: raw.Outcome) -> str | None:
    parts = (
        measure.variable,
        measure.method and f"measured by: {measure.method}",
        measure.timepoints and f"when: {measure.timepoints}",
    )
    return "; ".join(" ".join(part.split()) for part in parts if part) or None


def _condition(condition: raw.Condition) -> str:
    return _lines((condition.description, condition.disease_class1, condition.disease_class2))


def _committee(committee: raw.Committee) -> str:
    return ", ref: ".join(part for part in (committee.committee_name, committee.committee_reference) if part)


def _paragraphs(parts: Iterable[str | None]) -> str:
    return "\n\n".join(part for part in parts if part)


def _lines(items: Iterable[str | None]) -> str:
    return "\n".join(f"- {item}" for item in dict.fromkeys(items) if item)
