"""Part II of an application: where the study takes place in one member state, and what was notified there."""

from __future__ import annotations

from msgspec import field

from indexer.registries.ctis.raw_given import Organisation
from indexer.registries.ctis.raw_part_one import Coded
from indexer.registries.ctis.raw_word import Listed, Part, Word


class Address(Part):
    line: Word = field(default=None, name="oneLine")
    city: Word = None
    postcode: Word = None
    country_name: Word = None


class Location(Part):
    organisation: Organisation | None = None
    address: Address | None = None
    phone: Word = None
    email: Word = None


class Person(Part):
    first_name: Word = None
    last_name: Word = None
    telephone: Word = None
    email: Word = None


class TrialSite(Part):
    location: Location | None = field(default=None, name="organisationAddressInfo")
    person: Person | None = field(default=None, name="personInfo")
    department_name: Word = None


class TrialPeriod(Part):
    start: Word = field(default=None, name="trialStartDate")
    end: Word = field(default=None, name="trialEndDate")


class RecruitmentPeriod(Part):
    start: Word = field(default=None, name="recruitmentStartDate")
    end: Word = field(default=None, name="recruitmentEndDate")


class PastStatus(Part):
    status: Word = field(default=None, name="trialStatus")
    day: Word = field(default=None, name="trialStatusDate")


class Authority(Part):
    country_code: Word = field(default=None, name="memberStateCountryCode")


class MemberState(Part):
    """A member state concerned; the new shape tells most of it only in `authorizedPartsII`."""

    country_name: Word = None
    name: Word = field(default=None, name="mscName")
    authority: Authority | None = field(default=None, name="organisationInfo")
    public_status: Word = field(default=None, name="mscPublicStatusCode")
    trial_status: Word = None
    first_decision_date: Word = None
    decision_date: Word = None
    temporary_halt_date: Word = None
    trial_restart_date: Word = None
    has_recruitment_started: bool | None = None
    trial_periods: Listed[TrialPeriod] = field(default=None, name="trialPeriod")
    recruitment_periods: Listed[RecruitmentPeriod] = field(default=None, name="trialRecruitmentPeriod")
    history: Listed[PastStatus] = field(default=None, name="clinicalTrialStatusHistory")


class PartTwo(Part):
    state: MemberState | None = field(default=None, name="mscInfo")
    subjects: Word = field(default=None, name="recruitmentSubjectCount")
    trial_sites: Listed[TrialSite] = None


class Event(Part):
    kind: Word = field(default=None, name="notificationType")
    day: Word = field(default=None, name="date")


class StateEvents(Part):
    """What a state's sponsor notified; the old shape and the new one call the list differently."""

    name: Word = field(default=None, name="mscName")
    new: Listed[Event] = field(default=None, name="events")
    old: Listed[Event] = field(default=None, name="mscNotificationsListInfo")
    early_termination_reason: Coded | None = None


class HaltedState(Part):
    name: Word = field(default=None, name="mscName")


class Halt(Part):
    day: Word = field(default=None, name="haltDate")
    restart: Word = field(default=None, name="restartDate")
    states: Listed[HaltedState] = field(default=None, name="mscList")
