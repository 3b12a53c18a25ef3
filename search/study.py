"""A study and its sites, as every room of the project knows them.

A registry's reader makes a `Study`; the index keeps it as three pieces: the `Card` that a hit shows, the
`Details` that only the study's own page shows, and its sites. Days are `YYYY-MM-DD` texts, coordinates degrees in
WGS 84, ages days.
"""

from __future__ import annotations

from msgspec import Struct

from search.vocabulary import Phase, PositionSource, Precision, Purpose, Registry, Status, StatusSource, StudyType


class Contact(Struct, frozen=True, kw_only=True):
    """Whom to call. `source` says whose number it is: the `site`'s own, the `study`'s office, the `operator`'s."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    source: str = "site"


class Condition(Struct, frozen=True, kw_only=True):
    """A condition tag. `id` is its MeSH heading, `name` MeSH's name for it and `lay` the one that patients know.

    `path` leads from the broadest heading down to its parent, under the names that readers see. `lay` is None where
    MeSH's name is the plain one. `by` says who tagged the study: the `registry`, or `us` from its own words.
    """

    id: str
    name: str
    lay: str | None = None
    path: tuple[str, ...] = ()
    by: str = "registry"

    @property
    def shown(self) -> str:
        """What an English page calls it."""
        return self.lay or self.name


class Age(Struct, frozen=True, kw_only=True):
    """The ages a study takes: first and last day of life, both included; None is no limit."""

    min_days: int | None
    max_days: int | None
    text: str


class Number(Struct, frozen=True, kw_only=True):
    """An identifier of the study. `registry` is None for a sponsor's or a grant's own number."""

    number: str
    registry: str | None = None
    url: str | None = None


class Enrolment(Struct, frozen=True, kw_only=True):
    """How many people take part; `kind` is `actual` or `estimated`."""

    count: int
    kind: str | None


class CountryWord(Struct, frozen=True, kw_only=True):
    """What a registry says of all sites in one country: since when, and the last day of recruiting if it is told."""

    country: str
    status: Status
    said: str
    since: str | None = None
    recruits_until: str | None = None


class Record(Struct, frozen=True, kw_only=True):
    """What one registry holds of the study, and where it can be read.

    `status` is our word and `said` the registry's own; where that is none, `status_source` is `dates` and
    `recruits_until` the last day on which it recruits. `title`, `sponsor`, `phase`, `dates`, `enrolment` and
    `contacts` are this record's own.
    """

    registry: Registry
    id: str
    url: str | None
    status: Status
    checked: str | None
    updated: str | None
    said: str | None = None
    status_source: StatusSource = "study"
    recruits_until: str | None = None
    countries: tuple[CountryWord, ...] = ()
    title: str | None = None
    sponsor: str | None = None
    phase: tuple[Phase, ...] = ()
    dates: dict[str, str] = {}
    enrolment: Enrolment | None = None
    contacts: tuple[Contact, ...] = ()


class SiteFacts(Struct, frozen=True, kw_only=True):
    """One location of one registry's record; none is merged within a record.

    `status` is the one that holds, from study and site together; `said` is the site's own word, if it has one.
    `status_registry` is the registry whose word holds, where it is not the site's own. `place` is the same on sites of
    several registries that are one hospital; None on all others. `registry_point` is the registry's latitude and
    longitude where they contradict its own city, and were replaced.
    """

    id: str
    record: str
    registry: Registry
    name: str | None
    city: str | None
    region: str | None
    country: str | None
    country_name: str | None
    postcode: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    position_source: PositionSource | None
    registry_point: tuple[float, float] | None = None
    status: Status
    said: str | None = None
    status_source: StatusSource
    status_registry: Registry | None = None
    status_as_of: str | None
    status_since: str | None = None
    recruits_until: str | None = None
    centre: str | None = None
    place: str | None = None


class Site(SiteFacts, frozen=True, kw_only=True):
    """A site as the index keeps it, with everybody who can be called there."""

    contacts: tuple[Contact, ...] = ()


class SiteCounts(Struct, frozen=True, kw_only=True):
    """How many sites a study has, and how many of them recruit; `ends` tells how many of these on which last day."""

    total: int
    recruiting: int
    ends: dict[str, int] = {}


class Card(Struct, frozen=True, kw_only=True):
    """What a hit shows of its study."""

    id: str
    ids: tuple[str, ...]
    registries: tuple[Registry, ...]
    title: str
    public_title: str | None
    plain_title: str | None
    status: Status
    recruits_until: str | None = None
    checked: str | None
    type: StudyType | None
    purpose: Purpose | None
    interventions: tuple[str, ...]
    phase: tuple[Phase, ...]
    sex: str | None
    age: Age | None
    healthy: bool | None
    sponsor: str | None
    updated: str | None
    conditions: tuple[Condition, ...]
    sites: SiteCounts
    contact: Contact | None


class Titles(Struct, frozen=True, kw_only=True):
    """The titles of a study. `plain_source` is who wrote the plain one, `plain_written` when."""

    registry: str
    official: str | None
    public: str | None
    plain: str | None
    plain_source: str | None = None
    plain_written: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """A question that patients ask, answered in plain language by somebody who is named."""

    question: str
    answer: str
    source: str
    lang: str
    written: str | None


class Intervention(Struct, frozen=True, kw_only=True):
    kind: str | None
    name: str
    description: str | None = None


class Arm(Struct, frozen=True, kw_only=True):
    """A group of participants and what it is given."""

    label: str
    kind: str | None
    description: str | None
    interventions: tuple[str, ...]


class Eligibility(Struct, frozen=True, kw_only=True):
    text: str | None
    gender_based: bool | None


class SponsorLink(Struct, frozen=True, kw_only=True):
    """A page about the study that is no registry's."""

    text: str
    url: str


class Added(Struct, frozen=True, kw_only=True):
    """What the operator's file adds to a study beside title, questions and positions: by whom, when written, and in
    which language. `contact` is whom to call, one of the study's contacts."""

    source: str
    written: str | None
    lang: str = "en"
    contact: Contact | None = None
    contact_line: str | None = None
    links: tuple[SponsorLink, ...] = ()


class Text(Struct, frozen=True, kw_only=True):
    """A registry's own text, unedited, in markdown as the registry writes it."""

    registry: Registry
    lang: str
    section: str
    text: str


class Details(Struct, frozen=True, kw_only=True):
    """What only the study's own page shows."""

    acronym: str | None
    numbers: tuple[Number, ...]
    aliases: tuple[str, ...]
    records: tuple[Record, ...]
    titles: Titles
    plain_summary: tuple[Answer, ...]
    condition_words: tuple[str, ...]
    keywords: tuple[str, ...]
    arms: tuple[Arm, ...]
    given: tuple[Intervention, ...]
    allocation: str | None
    masked: tuple[str, ...] | None
    masking: str | None
    eligibility: Eligibility
    dates: dict[str, str]
    enrolment: Enrolment | None
    why_stopped: str | None
    contacts: tuple[Contact, ...]
    texts: tuple[Text, ...]
    added: tuple[Added, ...] = ()


class Study(Struct, frozen=True, kw_only=True):
    """A study whole."""

    card: Card
    details: Details
    sites: tuple[Site, ...]
