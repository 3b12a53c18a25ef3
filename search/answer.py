"""What an answer is made of. The names are those of the API: the web writes these values as they stand."""

from __future__ import annotations

from msgspec import Struct

from search.study import Card, Contact, Details, Record, SiteFacts
from search.vocabulary import Fresh, Precision, Status


class ShownSite(SiteFacts, frozen=True, kw_only=True):
    """A site in an answer. `distance_m` is None without a place to measure from, or without a position."""

    fresh: Fresh
    distance_m: int | None
    contact: Contact | None


class NearerOther(Struct, frozen=True, kw_only=True):
    """The closest site that is nearer than the nearest matching one, and why it does not match."""

    id: str
    name: str | None
    city: str | None
    country: str | None
    precision: Precision | None
    status: Status
    fresh: Fresh
    reason: str
    distance_m: int


class Matched(Struct, frozen=True, kw_only=True, rename={"where": "in"}, omit_defaults=True):
    """Why a study is among the hits. A condition has the id of its heading too."""

    where: str
    text: str
    id: str | None = None


class HitCounts(Struct, frozen=True, kw_only=True):
    """Sites of the study; how many recruit; how many match the question.

    `near` counts those inside the radius or box, whatever their status; None where neither was asked for.
    """

    total: int
    recruiting: int
    matching: int
    near: int | None


class Hit(Card, frozen=True, kw_only=True):
    """A study in a list of results. Up to three matching sites, nearest first.

    `highlights` are texts with the words asked for in `<mark>`; HTML, escaped but for these.
    """

    sites: HitCounts  # type: ignore[assignment]
    fresh: Fresh
    nearest: tuple[ShownSite, ...]
    nearer_other: NearerOther | None
    matched: tuple[Matched, ...]
    highlights: dict[str, str]


class AskedNear(Struct, frozen=True, kw_only=True):
    """The point the distances are measured from, or the area that sites lie in, and the other places of that name.

    `bbox` is an area's, as west, south, east, north. `corrected_from` is the text as it was typed where it is not the
    name of the place; None where the name was right.
    """

    kind: str
    name: str
    lat: float
    lon: float
    precision: Precision | None
    country: str | None
    area: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    others: tuple[str, ...]
    corrected_from: str | None = None


class Expanded(Struct, frozen=True, kw_only=True):
    words: str
    to: tuple[str, ...]


class AskedQuestion(Struct, frozen=True, kw_only=True):
    """The question as it was understood. `filters` holds the other filters that were asked, as parameters take them.

    `did_you_mean` is what was typed in another spelling; it was asked in its place where the question is `corrected`.
    """

    near: AskedNear | None
    within_m: int | None
    bbox: tuple[float, float, float, float] | None = None
    status: tuple[str, ...]
    condition: tuple[str, ...]
    country: tuple[str, ...]
    filters: dict[str, tuple[str, ...]] = {}
    words_in: str = "all"
    sort: str
    expanded: tuple[Expanded, ...]
    ambiguous: tuple[Expanded, ...]
    relaxed: bool
    did_you_mean: str | None = None
    corrected: bool = False


class FacetCount(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value of a filter and the number of studies it would find. A condition has its id and names too."""

    value: str
    count: int
    id: str | None = None
    name: str | None = None
    lay: str | None = None


class Suggestion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A condition, the number of studies without it, and for `within` how far the nearest of the others is."""

    drop: str
    total: int
    nearest_m: int | None = None


class StudyPage(Struct, frozen=True, kw_only=True):
    """One page of hits. `next` is the cursor of the page after it; None at the end.

    `mentions`, `also`, `outside` and `suggestions` are None where they were not asked for or make no sense.
    """

    total: int
    question: AskedQuestion
    studies: tuple[Hit, ...]
    mentions: int | None = None
    also: dict[str, int] | None = None
    outside: int | None = None
    suggestions: tuple[Suggestion, ...] | None = None
    facets: dict[str, tuple[FacetCount, ...]] = {}
    next: str | None
    as_of: str | None


class ShownRecord(Record, frozen=True, kw_only=True):
    """A registry's record as it stands today. Its words on countries are as fresh as the record."""

    fresh: Fresh


class ShownDetails(Details, frozen=True, kw_only=True):
    """What only the study's own page shows, as it stands today."""

    records: tuple[ShownRecord, ...]


class WholeStudy(Struct, frozen=True, kw_only=True):
    """A study with everything that is known of it, its sites nearest first where a place was asked from."""

    card: Card
    details: ShownDetails
    fresh: Fresh
    all_sites: tuple[ShownSite, ...]
    as_of: str | None


class RegistryPart(Struct, frozen=True, kw_only=True):
    name: str
    studies: int
    sites: int
    as_of: str | None


class Coverage(Struct, frozen=True, kw_only=True):
    """How much of the registries the index holds; `of` is None where nobody can tell."""

    studies: int
    of: int | None
    note: str


class IndexStory(Struct, frozen=True, kw_only=True):
    """What the index holds, from when, and under whose terms."""

    as_of: str | None
    scope: str
    coverage: Coverage
    registries: tuple[RegistryPart, ...]
    attribution: tuple[str, ...]
    version: str
