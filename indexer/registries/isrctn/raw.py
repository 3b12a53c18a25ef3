"""The record of ISRCTN, as far as we read it; every field may be missing from it.

Those that stand only in the API's XML, not in renderings of it, are the trial's attributes (`lastUpdated`),
`dateAssigned`, and the contacts, sponsors and funders beside the trial. A name with a slash leads into a branch.
"""

from __future__ import annotations

from msgspec import field

from indexer.registries.isrctn.fitting import Part


class Own(Part):
    """The trial's own number, without its prefix."""

    text: str | None
    date_assigned: str | None


class Outcome(Part):
    variable: str | None
    method: str | None
    timepoints: str | None


class Committee(Part):
    committee_name: str | None
    committee_reference: str | None


class Description(Part):
    title: str | None
    scientific_title: str | None
    acronym: str | None
    study_hypothesis: str | None
    plain_english_summary: str | None
    primary_outcome: str | None
    primary_outcomes: list[Outcome] = field(name="primaryOutcomes/outcomeMeasure")
    secondary_outcome: str | None
    secondary_outcomes: list[Outcome] = field(name="secondaryOutcomes/outcomeMeasure")
    ethics_approval: str | None
    ethics_committees: list[Committee] = field(name="ethicsCommittees/ethicsCommittee")


class References(Part):
    doi: str | None
    eudra_ct_number: str | None = field(name="eudraCTNumber")
    iras_number: str | None
    clinical_trials_gov_number: str | None
    protocol_serial_number: str | None
    secondary_numbers: list[str] = field(name="secondaryNumbers/secondaryNumber")


class NewDesign(Part):
    """How records of recent years tell their design: word by word."""

    allocation: str | None
    masking: str | None
    control: str | None
    assignment: str | None
    purposes: list[str] = field(name="purposes/purpose")


class Design(Part):
    study_design: str | None
    primary_study_design: str | None
    secondary_study_design: str | None
    trial_setting: str | None
    trial_type: list[str]
    trial_types: list[str] = field(name="trialTypes/trialType")
    interventional_trial_design: NewDesign
    overall_status_override: str | None
    reason_abandoned: str | None
    overall_start_date: str | None
    overall_end_date: str | None

    @property
    def purposes(self) -> list[str]:
        return [*self.interventional_trial_design.purposes, *self.trial_types, *self.trial_type]


class Centre(Part):
    name: str | None
    address: str | None
    city: str | None
    state: str | None
    country: str | None
    zip: str | None


class AgeLimit(Part):
    """An age in words (`18 Years`), and the same as a number and its unit."""

    text: str | None
    value: str | None
    unit: str | None


class Participants(Part):
    countries: list[str] = field(name="recruitmentCountries/country")
    centres: list[Centre] = field(name="trialCentres/trialCentre")
    participant_type: list[str]
    participant_types: list[str] = field(name="participantTypes/participantType")
    healthy_volunteers_allowed: str | None
    inclusion: str | None
    exclusion: str | None
    age_range: str | None
    lower_age_limit: AgeLimit
    upper_age_limit: AgeLimit
    gender: str | None
    target_enrolment: str | None
    total_final_enrolment: str | None
    total_target: str | None
    recruitment_start: str | None
    recruitment_end: str | None
    recruitment_start_status_override: str | None
    recruitment_status_override: str | None

    @property
    def types(self) -> list[str]:
        return [*self.participant_types, *self.participant_type]


class Condition(Part):
    description: str | None
    disease_class1: str | None
    disease_class2: str | None


class Intervention(Part):
    description: str | None
    intervention_type: str | None
    phase: str | None
    drug_names: str | None


class Results(Part):
    publication_plan: str | None
    publication_details: str | None
    basic_report: str | None
    plain_english_report: str | None
    ipd_sharing_statement: str | None


class Contact(Part):
    title: str | None
    forename: str | None
    surname: str | None
    types: list[str] = field(name="contactTypes/contactType")
    telephone: str | None = field(name="contactDetails/telephone")
    email: str | None = field(name="contactDetails/email")


class Sponsor(Part):
    organisation: str | None


class Funder(Part):
    name: str | None


class Beginning(Part):
    """As much of a record as tells whose it is, how new, and which numbers it bears."""

    last_updated: str | None
    public_identifier_canonical: str | None
    isrctn: Own
    external_refs: References


class Record(Beginning):
    trial_description: Description
    trial_design: Design
    participants: Participants
    conditions: list[Condition] = field(name="conditions/condition")
    interventions: list[Intervention] = field(name="interventions/intervention")
    results: Results
    contact: list[Contact]
    sponsor: list[Sponsor]
    funder: list[Funder]
