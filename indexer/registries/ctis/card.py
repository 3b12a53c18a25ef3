"""What a hit shows of a CTIS record."""

from __future__ import annotations

from indexer.registries.ctis import population, raw
from indexer.registries.ctis.details import sponsor
from indexer.registries.ctis.raw_part_one import Category, Information, Objectives, PartOne, Population
from indexer.registries.ctis.raw_part_one import Details as RawDetails
from indexer.registries.ctis.raw_word import many, text
from indexer.registries.ctis.words import PHASE_WORDS, PHASES, PURPOSES
from indexer.registries.words import Words
from search.study import Card, Details, Record, SiteCounts
from search.vocabulary import Phase, Purpose


def card(record: raw.Record, part: PartOne, held: Record, page: Details, words: Words) -> Card:
    """The card of a record whose page is read."""
    information = (part.trial_details or RawDetails()).trial_information or Information()
    people = information.population_of_trial_subjects or Population()
    organisation = sponsor(part).organisation
    return Card(
        id=held.id,
        ids=tuple(number.number for number in page.numbers[1:]),
        registries=(held.registry,),
        title=page.titles.registry,
        public_title=page.titles.public,
        plain_title=None,
        status=held.status,
        recruits_until=held.recruits_until,
        checked=held.checked,
        # The regulation behind the registry is on interventional trials of medicines alone.
        type="interventional",
        purpose=_purpose(information.trial_objective),
        interventions=tuple(given.name for given in page.given),
        phase=_phases(record, information.trial_category, words),
        sex=population.sex(record, people, words),
        age=population.ages(record, people, words),
        healthy=population.healthy(people, words),
        sponsor=text(organisation.name) if organisation else None,
        updated=held.updated,
        conditions=(),
        # Counted when all records of the study are joined.
        sites=SiteCounts(total=0, recruiting=0),
        contact=page.contacts[0] if page.contacts else None,
    )


def _phases(record: raw.Record, category: Category | None, words: Words) -> tuple[Phase, ...]:
    if category and (code := text(category.trial_phase)):
        return words.ours(PHASES, code, "phase") or ()
    listed = (text(record.trial_phase) or "").partition(")")
    return words.ours(PHASE_WORDS, "".join(listed[:2]), "phase") or ()


def _purpose(objectives: Objectives | None) -> Purpose | None:
    """What the trial is for, where its scopes name just one of treatment, prevention and diagnosis."""
    scopes = [text(scope.code) for scope in many(objectives.trial_scopes)] if objectives else []
    purposes = {PURPOSES[scope] for scope in scopes if scope in PURPOSES}
    return purposes.pop() if len(purposes) == 1 else None
