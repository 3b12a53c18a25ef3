"""Part I of an application: what the study is, the same in all member states."""

from __future__ import annotations

from msgspec import field

from indexer.registries.ctis.raw_given import Product, Sponsor
from indexer.registries.ctis.raw_word import Listed, Part, Word


class Translation(Part):
    text: Word = field(default=None, name="attributeTranslation")
    language: Word = field(default=None, name="languageDescription")


class OtherNumber(Part):
    number: Word = None


class OtherNumbers(Part):
    nct: OtherNumber | None = field(default=None, name="nctNumber")
    isrctn: OtherNumber | None = field(default=None, name="isrctnNumber")
    eudra_ct: OtherNumber | None = field(default=None, name="eudraCtNumber")
    who: OtherNumber | None = field(default=None, name="whoUniversalTrialNumber")
    additional_registries: Listed[OtherNumber] = None


class Identifiers(Part):
    full_title: Word = None
    full_title_translations: Listed[Translation] = None
    public_title: Word = None
    public_title_translations: Listed[Translation] = None
    short_title: Word = None
    secondary_identifying_numbers: OtherNumbers | None = None


class Category(Part):
    trial_phase: Word = None


class Condition(Part):
    medical_condition: Word = None


class MeddraTerm(Part):
    term_name: Word = None


class Conditions(Part):
    conditions: Listed[Condition] = field(default=None, name="partIMedicalConditions")
    meddra_terms: Listed[MeddraTerm] = field(default=None, name="meddraConditionTerms")


class Coded(Part):
    code: Word = None
    name: Word = None


class Objective(Part):
    text: Word = field(default=None, name="secondaryObjective")
    translations: Listed[Translation] = field(default=None, name="secondaryObjectiveTranslations")


class Objectives(Part):
    trial_scopes: Listed[Coded] = None
    main_objective: Word = None
    main_objective_translations: Listed[Translation] = None
    secondary_objectives: Listed[Objective] = None


class Inclusion(Part):
    text: Word = field(default=None, name="principalInclusionCriteria")
    translations: Listed[Translation] = field(default=None, name="principalInclusionCriteriaTranslations")


class Exclusion(Part):
    text: Word = field(default=None, name="principalExclusionCriteria")
    translations: Listed[Translation] = field(default=None, name="principalExclusionCriteriaTranslations")


class Eligibility(Part):
    inclusion: Listed[Inclusion] = field(default=None, name="principalInclusionCriteria")
    exclusion: Listed[Exclusion] = field(default=None, name="principalExclusionCriteria")


class EndPoint(Part):
    text: Word = field(default=None, name="endPoint")


class EndPoints(Part):
    primary: Listed[EndPoint] = field(default=None, name="primaryEndPoints")
    secondary: Listed[EndPoint] = field(default=None, name="secondaryEndPoints")


class Duration(Part):
    recruitment_start: Word = field(default=None, name="estimatedRecruitmentStartDate")
    end: Word = field(default=None, name="estimatedEndDate")
    global_end: Word = field(default=None, name="estimatedGlobalEndDate")


class AgeRange(Part):
    category: Word = field(default=None, name="ageRangeCategory")
    category_code: Word = field(default=None, name="ageRangeCategoryCode")
    range: Word = field(default=None, name="ctAgeRange")
    range_code: Word = field(default=None, name="ctAgeRangeCode")


class Population(Part):
    age_ranges: Listed[AgeRange] = None
    finer_ranges: Listed[AgeRange] = field(default=None, name="ageRangeSecondaryIds")
    clinical_trial_groups: Listed[Coded] = None
    is_female_subjects: bool | None = None
    is_male_subjects: bool | None = None


class Funder(Part):
    organisation_name: Word = None


class Information(Part):
    trial_category: Category | None = None
    medical_condition: Conditions | None = None
    trial_objective: Objectives | None = None
    eligibility_criteria: Eligibility | None = None
    end_point: EndPoints | None = None
    trial_duration: Duration | None = None
    source_of_monetary_support: Listed[Funder] = None
    population_of_trial_subjects: Population | None = None


class Arm(Part):
    title: Word = None
    description: Word = None


class Period(Part):
    """A period of the study; codes 1, 2, 3 of blinding are single, double, none, of allocation random, not, n/a."""

    title: Word = None
    description: Word = None
    blinding_method_code: Word = None
    blinding_details: Word = None
    allocation_method: Word = None
    blinded_roles: Listed[Coded] = None
    arm_details: Listed[Arm] = None


class Design(Part):
    period_details: Listed[Period] = None


class Protocol(Part):
    study_design: Design | None = None


class Details(Part):
    clinical_trial_identifiers: Identifiers | None = None
    trial_information: Information | None = None
    protocol_information: Protocol | None = None


class Country(Part):
    name: Word = None


class PartOne(Part):
    trial_details: Details | None = None
    products: Listed[Product] = None
    sponsors: Listed[Sponsor] = None
    outside: Listed[Country] = field(default=None, name="rowCountriesInfo")
    subjects_outside: Word = field(default=None, name="rowSubjectCount")
