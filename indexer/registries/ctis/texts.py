"""A record's long texts, section by section, and what they are in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import NamedTuple

from indexer.registries.ctis.design import periods
from indexer.registries.ctis.raw_part_one import (
    Details,
    Eligibility,
    EndPoints,
    Exclusion,
    Identifiers,
    Inclusion,
    Information,
    Objectives,
    PartOne,
    Period,
    Translation,
)
from indexer.registries.ctis.raw_word import Listed, Word, many, prose, text
from indexer.registries.ctis.words import LANGUAGES
from indexer.registries.plain_text import as_markdown
from indexer.registries.words import Words
from search.study import Text

INCLUSION, EXCLUSION = "Inclusion criteria", "Exclusion criteria"


class Written(NamedTuple):
    section: str
    text: str
    lang: str = "en"


def texts(part: PartOne, words: Words) -> tuple[Text, ...]:
    """The sections that the record has, in reading order; the registry's text is no markdown and becomes none."""
    details = part.trial_details or Details()
    found = (*_sections(part, details), *_translations(details, words))
    return tuple(
        Text(registry="ctis", lang=one.lang, section=one.section, text=one.text) for one in found if one.text.strip()
    )


def criteria(given: Eligibility | None) -> str | None:
    """Who can and who cannot take part, under a heading each."""
    eligibility = given or Eligibility()
    parts = (
        (INCLUSION, _listed(one.text for one in many(eligibility.inclusion))),
        (EXCLUSION, _listed(one.text for one in many(eligibility.exclusion))),
    )
    return "\n\n".join(f"{heading}:\n\n{items}" for heading, items in parts if items) or None


def english(given: Word, translations: Listed[Translation]) -> str | None:
    """A title on one line: in English where the registry has that, else as it is."""
    spoken = (one.text for one in many(translations) if (text(one.language) or "").lower() == "english")
    return next((title for word in (*spoken, given) if (title := text(word))), None)


def _sections(part: PartOne, details: Details) -> Iterator[Written]:
    titles = details.clinical_trial_identifiers or Identifiers()
    information = details.trial_information or Information()
    objectives = information.trial_objective or Objectives()
    ends = information.end_point or EndPoints()
    yield Written("official_title", _plain(titles.full_title))
    yield Written("summary", _plain(objectives.main_objective))
    yield Written("secondary_objectives", _listed(one.text for one in many(objectives.secondary_objectives)))
    yield Written("design", "\n\n".join(part for period in periods(details) for part in _period(period)))
    yield Written("primary_outcomes", _listed(one.text for one in many(ends.primary)))
    yield Written("secondary_outcomes", _listed(one.text for one in many(ends.secondary)))
    yield Written("eligibility", criteria(information.eligibility_criteria) or "")
    yield Written(
        "collaborators", _listed(one.organisation_name for one in many(information.source_of_monetary_support))
    )
    yield Written("countries_outside", _listed(one.name for one in many(part.outside)))


def _translations(details: Details, words: Words) -> Iterator[Written]:
    """Titles, main objective and criteria in the other languages that the registry has them in."""
    titles = details.clinical_trial_identifiers or Identifiers()
    information = details.trial_information or Information()
    objectives = information.trial_objective or Objectives()
    eligibility = information.eligibility_criteria or Eligibility()
    for section, one in (
        ("official_title", titles.full_title_translations),
        ("public_title", titles.public_title_translations),
        ("summary", objectives.main_objective_translations),
    ):
        for translation in many(one):
            if lang := _language(translation, words):
                yield Written(section, _plain(translation.text), lang)
    yield from _criteria_in("inclusion", many(eligibility.inclusion), words)
    yield from _criteria_in("exclusion", many(eligibility.exclusion), words)


def _criteria_in(section: str, given: list[Inclusion] | list[Exclusion], words: Words) -> Iterator[Written]:
    """A list for each language that all of these criteria are written in: one that misses some would mislead."""
    spoken: dict[str, list[Word]] = {}
    for criterion in given:
        found = {_language(one, words): one.text for one in many(criterion.translations)}
        for lang, written in found.items():
            if lang:
                spoken.setdefault(lang, []).append(written)
    for lang, items in spoken.items():
        if len(items) == len(given):
            yield Written(section, _listed(items), lang)


def _language(one: Translation, words: Words) -> str | None:
    return words.ours(LANGUAGES, text(one.language), "language")


def _period(period: Period) -> Iterator[str]:
    yield from filter(None, (_plain(period.title), _plain(period.description), _plain(period.blinding_details)))
    if arms := _listed(
        "\n".join(filter(None, (prose(arm.title), prose(arm.description)))) for arm in many(period.arm_details)
    ):
        yield arms


def _plain(word: Word) -> str:
    return as_markdown(prose(word))


def _listed(given: Iterable[Word]) -> str:
    """A markdown list; what an item says in further lines belongs to it."""
    items = (_plain(word) for word in given)
    return "\n".join(f"- {indent(item, '  ').strip()}" for item in items if item)
