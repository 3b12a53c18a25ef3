"""The record of CTIS as far as we read it, in both shapes: before the new portal of June 2024, and after.

The new shape keeps the study in `authorizedApplication`; the old one has the same parts at the top, beside the
`applications` they came from. Every field may be missing or null, and so may every item of a list. A single value is
now a text, now a number: `Word` takes both. What the registry's list says of a study stands at the top too.
"""

from __future__ import annotations

from msgspec import field

from indexer.registries.ctis.raw_part_one import OtherNumbers, PartOne
from indexer.registries.ctis.raw_part_two import Halt, MemberState, PartTwo, StateEvents
from indexer.registries.ctis.raw_word import Listed, Part, Word, Words


class EudraCt(Part):
    code: Word = field(default=None, name="eudraCtCode")


class Application(Part):
    """One application of the old shape: its part II holds the sites of states that have not decided yet."""

    decision_date: Word = None
    submission_date: Word = None
    parts_two: Listed[PartTwo] = field(default=None, name="partIIInfo")


class Authorised(Part):
    """What is authorised now."""

    part_one: PartOne | None = field(default=None, name="authorizedPartI")
    parts_two: Listed[PartTwo] = field(default=None, name="authorizedPartsII")
    member_states_concerned: Listed[MemberState] = None
    eudra_ct: EudraCt | None = None


class Events(Part):
    trial_events: Listed[StateEvents] = None
    temporary_halt_list: Listed[Halt] = None
    trial_global_end_date: Word = None


class Record(Authorised):
    """A record of either shape: `authorised` is the same part of both."""

    ct_number: Word = None
    ct_status: Word = None
    ct_public_status: Word = None
    ct_public_status_code: Word = None
    authorized_application: Authorised | None = None
    applications: Listed[Application] = None
    eudra_ct_info: EudraCt | None = None
    events: Events | None = None
    msc_trial_notifications_info_list: Listed[StateEvents] = None
    trial_countries: Words = None
    title: Word = None
    short_title: Word = None
    trial_phase: Word = None
    age_group: Words = None
    gender: Words = None
    total_number_enrolled: Word = None
    start_date: Word = field(default=None, name="startDateEU")
    end_date: Word = field(default=None, name="endDateEU")
    trial_start_date: Word = None
    trial_end_date: Word = None
    publish_date: Word = None
    last_updated: Word = None
    last_publication_update: Word = None

    @property
    def authorised(self) -> Authorised:
        """What is authorised, wherever the shape keeps it."""
        return self.authorized_application or self


class Beginning(Part):
    """As much of a record as tells its shape, its numbers and how new it is."""

    ct_number: Word = None
    last_updated: Word = None
    last_publication_update: Word = None
    publish_date: Word = None
    authorized_application: BeginningOfAuthorised | None = None
    part_one: BeginningOfPartOne | None = field(default=None, name="authorizedPartI")
    eudra_ct_info: EudraCt | None = None


class BeginningOfAuthorised(Part):
    part_one: BeginningOfPartOne | None = field(default=None, name="authorizedPartI")
    eudra_ct: EudraCt | None = None


class BeginningOfPartOne(Part):
    trial_details: BeginningOfDetails | None = None


class BeginningOfDetails(Part):
    clinical_trial_identifiers: Numbered | None = None


class Numbered(Part):
    secondary_identifying_numbers: OtherNumbers | None = None
