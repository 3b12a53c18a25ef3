"""Records of several registries made by hand, as their readers would give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from indexer.own.addition import Addition
from indexer.registries.reading import Read
from search.study import (
    Card,
    CountryWord,
    Details,
    Eligibility,
    Number,
    Record,
    Site,
    SiteCounts,
    Study,
    Titles,
)
from search.vocabulary import Registry, Status, StatusSource

IDS: dict[Registry, str] = {
    "ctgov": "NCT00000001",
    "ctis": "2023-500001-12-00",
    "isrctn": "ISRCTN00000001",
    "file": "OWN-1",
    "demo": "DEMO1",
}
CHECKED = "2026-05-01"


def record(
    registry: Registry,
    status: Status,
    checked: str | None = CHECKED,
    *,
    source: StatusSource = "study",
    until: str | None = None,
    countries: Sequence[CountryWord] = (),
) -> Record:
    """What the registry says of the study."""
    return Record(
        registry=registry,
        id=IDS[registry],
        url=f"https://{registry}.example/{IDS[registry]}",
        status=status,
        status_source=source,
        checked=checked,
        updated=checked,
        recruits_until=until,
        countries=tuple(countries),
    )


def country(code: str, status: Status, since: str | None = None, until: str | None = None) -> CountryWord:
    """What a registry says of all sites in a country."""
    return CountryWord(country=code, status=status, said=status.capitalize(), since=since, recruits_until=until)


def site(
    registry: Registry,
    status: Status,
    source: StatusSource,
    as_of: str | None = CHECKED,
    *,
    name: str = "Charité",
    code: str = "DE",
    until: str | None = None,
    number: int = 1,
    **fields: Any,
) -> Site:
    """A site of the registry's record, in Berlin unless said otherwise; `number` tells those of one record apart."""
    shown = Site(
        id=f"{IDS[registry]}-{number}",
        record=IDS[registry],
        registry=registry,
        name=name,
        city="Berlin",
        region=None,
        country=code,
        country_name=None,
        postcode=None,
        lat=None,
        lon=None,
        precision=None,
        position_source=None,
        status=status,
        said=status.upper() if source == "site" else None,
        status_source=source,
        status_as_of=as_of,
        recruits_until=until,
    )
    return replace(shown, **fields)


def part(said: Record, *sites: Site, numbers: Sequence[Number] = (), **fields: Any) -> Read:
    """A record as read. Further fields are put where they belong: into card or details, `headings` into the Read."""
    own = Number(number=said.id, registry=said.registry, url=said.url)
    card = Card(
        id=said.id,
        ids=tuple(number.number for number in numbers),
        registries=(said.registry,),
        title=f"Title in {said.registry}",
        public_title=None,
        plain_title=None,
        status=said.status,
        recruits_until=said.recruits_until,
        checked=said.checked,
        type=None,
        purpose=None,
        interventions=(),
        phase=(),
        sex=None,
        age=None,
        healthy=None,
        sponsor=None,
        updated=said.updated,
        conditions=(),
        sites=SiteCounts(total=0, recruiting=0),
        contact=None,
    )
    page = Details(
        acronym=None,
        numbers=(own, *numbers),
        aliases=(),
        records=(said,),
        titles=Titles(registry=card.title, official=None, public=None, plain=None),
        plain_summary=(),
        condition_words=(),
        keywords=(),
        arms=(),
        given=(),
        allocation=None,
        masked=None,
        masking=None,
        eligibility=Eligibility(text=None, gender_based=None),
        dates={},
        enrolment=None,
        why_stopped=None,
        contacts=(),
        texts=(),
    )
    of_card = {name: value for name, value in fields.items() if name in Card.__struct_fields__}
    of_page = {name: value for name, value in fields.items() if name in Details.__struct_fields__}
    beside = {name: value for name, value in fields.items() if name in ("headings", "unknown_words")}
    assert len(of_card) + len(of_page) + len(beside) == len(fields)
    study = Study(card=replace(card, **of_card), details=replace(page, **of_page), sites=sites)
    return Read(study, **beside)


def addition(**fields: Any) -> Addition:
    """What an operator adds to the study, by default one title."""
    given: dict[str, Any] = {
        "study": IDS["ctgov"],
        "source": "Patient team",
        "written": "2026-03-01",
        "plain_title": "Can a walk help?",
    }
    return Addition(**(given | fields))


def by_name(site: Site) -> str | None:
    """The centre of a site in these tests: its name, but for those that are called nothing."""
    return site.name.casefold() if site.name else None
