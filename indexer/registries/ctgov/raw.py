"""The record of ClinicalTrials.gov's API v2, as far as we read it.

Source: the registry's OpenAPI description 2.0.3. Every module and field may be missing or null. Copies made
from the classic XML hold a single value where a list of one belongs, and `{}` for an empty list: `many` and
`texts` read all three.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

Texts = list[str | None] | str | dict[str, Any] | None


class Part(msgspec.Struct, rename="camel", gc=False):
    """A JSON object of the record; fields that it does not name are passed over."""


class DateStruct(Part):
    date: str | None = None


class OrgId(Part):
    id: str | None = None
    link: str | None = None


class SecondaryId(Part):
    id: str | None = None
    type: str | None = None
    link: str | None = None


class Identification(Part):
    nct_id: str | None = None
    nct_id_aliases: Texts = None
    org_study_id_info: OrgId | None = None
    secondary_id_infos: list[SecondaryId | None] | SecondaryId | None = None
    brief_title: str | None = None
    official_title: str | None = None
    acronym: str | None = None


class StatusModule(Part):
    overall_status: str | None = None
    status_verified_date: str | None = None
    why_stopped: str | None = None
    start_date_struct: DateStruct | None = None
    primary_completion_date_struct: DateStruct | None = None
    completion_date_struct: DateStruct | None = None
    study_first_submit_date: str | None = None
    study_first_post_date_struct: DateStruct | None = None
    results_first_post_date_struct: DateStruct | None = None
    last_update_submit_date: str | None = None
    last_update_post_date_struct: DateStruct | None = None


class Named(Part):
    name: str | None = None


class Sponsors(Part):
    lead_sponsor: Named | None = None
    collaborators: list[Named | None] | Named | None = None


class Description(Part):
    brief_summary: str | None = None
    detailed_description: str | None = None


class Conditions(Part):
    conditions: Texts = None
    keywords: Texts = None


class Masking(Part):
    masking: str | None = None
    masking_description: str | None = None
    who_masked: Texts = None


class DesignInfo(Part):
    allocation: str | None = None
    intervention_model: str | None = None
    intervention_model_description: str | None = None
    primary_purpose: str | None = None
    observational_model: str | None = None
    time_perspective: str | None = None
    masking_info: Masking | None = None


class Enrollment(Part):
    count: int | float | None = None
    type: str | None = None


class Design(Part):
    study_type: str | None = None
    phases: Texts = None
    design_info: DesignInfo | None = None
    enrollment_info: Enrollment | None = None
    target_duration: str | None = None


class ArmGroup(Part):
    label: str | None = None
    type: str | None = None
    description: str | None = None
    intervention_names: Texts = None


class Intervention(Part):
    type: str | None = None
    name: str | None = None
    description: str | None = None
    arm_group_labels: Texts = None


class ArmsInterventions(Part):
    arm_groups: list[ArmGroup | None] | ArmGroup | None = None
    interventions: list[Intervention | None] | Intervention | None = None


class Outcome(Part):
    measure: str | None = None
    description: str | None = None
    time_frame: str | None = None


class Outcomes(Part):
    primary_outcomes: list[Outcome | None] | Outcome | None = None
    secondary_outcomes: list[Outcome | None] | Outcome | None = None
    other_outcomes: list[Outcome | None] | Outcome | None = None


class Eligibility(Part):
    eligibility_criteria: str | None = None
    healthy_volunteers: bool | None = None
    sex: str | None = None
    gender_based: bool | None = None
    gender_description: str | None = None
    minimum_age: str | None = None
    maximum_age: str | None = None
    study_population: str | None = None
    sampling_method: str | None = None


class Contact(Part):
    name: str | None = None
    role: str | None = None
    phone: str | None = None
    phone_ext: str | None = None
    email: str | None = None


class Official(Part):
    name: str | None = None
    affiliation: str | None = None
    role: str | None = None


class GeoPoint(Part):
    lat: float | None = None
    lon: float | None = None


class Location(Part):
    facility: str | None = None
    status: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    country: str | None = None
    country_code: str | None = None
    contacts: list[Contact | None] | Contact | None = None
    geo_point: GeoPoint | None = None


class ContactsLocations(Part):
    central_contacts: list[Contact | None] | Contact | None = None
    overall_officials: list[Official | None] | Official | None = None
    locations: list[Location | None] | Location | None = None


class Protocol(Part):
    identification_module: Identification | None = None
    status_module: StatusModule | None = None
    sponsor_collaborators_module: Sponsors | None = None
    description_module: Description | None = None
    conditions_module: Conditions | None = None
    design_module: Design | None = None
    arms_interventions_module: ArmsInterventions | None = None
    outcomes_module: Outcomes | None = None
    eligibility_module: Eligibility | None = None
    contacts_locations_module: ContactsLocations | None = None


class Mesh(Part):
    id: str | None = None
    term: str | None = None


class ConditionBrowse(Part):
    meshes: list[Mesh | None] | Mesh | None = None


class Derived(Part):
    condition_browse_module: ConditionBrowse | None = None


class Record(Part):
    protocol_section: Protocol | None = None
    derived_section: Derived | None = None


class Beginning(Part):
    """As much of a record as tells whose it is, how new, and which numbers it bears."""

    protocol_section: BeginningOfProtocol | None = None


class BeginningOfProtocol(Part):
    identification_module: Numbered | None = None
    status_module: Updated | None = None


class Numbered(Part):
    nct_id: str | None = None
    nct_id_aliases: Texts = None
    org_study_id_info: OrgId | None = None
    secondary_id_infos: list[SecondaryId | None] | SecondaryId | None = None


class Updated(Part):
    last_update_submit_date: str | None = None
    last_update_post_date_struct: DateStruct | None = None


Item = TypeVar("Item", bound=Part)


def many(value: list[Item | None] | Item | None) -> list[Item]:
    """The items of a list, of a single value in a list's place, or of nothing."""
    if value is None:
        return []
    if isinstance(value, list):
        return [item for item in value if item is not None]
    return [] if value == type(value)() else [value]


def texts(value: Texts) -> list[str]:
    """The texts of a list, of a single text in a list's place, or of nothing."""
    if isinstance(value, str):
        return [value]
    return [text for text in value if text] if isinstance(value, list) else []
