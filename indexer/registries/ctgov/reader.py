"""From a record of ClinicalTrials.gov's API v2 to a study."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from indexer.ages import age, understood
from indexer.identifiers import ctgov_number, registry_numbers
from indexer.registries.ctgov import decoding, raw
from indexer.registries.ctgov.details import details, former_numbers, given_numbers
from indexer.registries.ctgov.held import held, updated
from indexer.registries.ctgov.sites import sites
from indexer.registries.ctgov.words import PHASES, PURPOSES, SEXES, TYPES, Words
from indexer.registries.reading import Identity, Read, Unreadable
from indexer.text import line
from search.conditions import normal_id
from search.study import Age, Card, Condition, Details, Number, Record, Site, SiteCounts, Study
from search.vocabulary import Registry

NUMBER = "protocolSection.identificationModule.nctId"
NCT = re.compile(r"NCT\d{8}")
DEMO = re.compile(r"DEMO\d")
OTHER_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")


def study(received: bytes | dict[str, Any], *, registry: Registry = "ctgov", today: date | None = None) -> Read:
    """The study of a record in the v2 shape.

    `registry` is whose record it is: the bundled demonstration and an operator's own studies have the same
    shape. A date after `today` is a fault of the registry and counts for nothing. Raises `Unreadable`, naming the
    field, for a record without a number or with a field of a wrong type.
    """
    record = decoding.record(received)
    protocol = record.protocol_section or raw.Protocol()
    words = Words()
    own = _own_number(protocol.identification_module, registry)
    told = held(protocol, own, registry, words, today or date.today())
    places = sites(protocol.contacts_locations_module, told, words)
    page = details(protocol, told, own, words)
    headings = _headings(record.derived_section)
    card = _card(protocol, told, page, places, headings, words)
    without_id = tuple(heading.name for heading in headings if not heading.id)
    return Read(Study(card=card, details=page, sites=places), without_id, tuple(words.unknown))


def v2_reader(registry: Registry) -> Callable[[bytes, date], Read]:
    """The reader of this registry's records in the v2 shape."""
    return lambda received, today: study(received, registry=registry, today=today)


def identify(received: bytes, today: date | None = None) -> Identity:
    """Whose record of the v2 shape it is, by its number; raises `Unreadable` for one that has none.

    A number of ClinicalTrials.gov is that registry's, a demonstration's the bundled demonstration's, any other
    an operator's own.
    """
    protocol = decoding.beginning(received)
    identification = protocol.identification_module or raw.Numbered()
    given = _number(identification)
    registry: Registry = "ctgov" if given[:3].upper() == "NCT" else "demo" if DEMO.match(given) else "file"
    own = _own_number(identification, registry).number
    former = registry_numbers(former_numbers(identification), own)
    names = registry_numbers((number for number, _ in given_numbers(identification)), own)
    last = updated(protocol.status_module or raw.Updated(), today or date.today())
    return Identity(registry, own, last, tuple(name for name in names if name not in former), former)


def _number(identification: raw.Numbered | raw.Identification | None) -> str:
    given = identification.nct_id.strip() if identification and identification.nct_id else ""
    if not given:
        raise Unreadable(f"{NUMBER}: missing")
    return given


def _own_number(identification: raw.Numbered | raw.Identification | None, registry: Registry) -> Number:
    given = _number(identification)
    if registry == "ctgov":
        if not NCT.fullmatch(given.upper()):
            raise Unreadable(f"{NUMBER}: {given[:40]!r} is no ClinicalTrials.gov number")
        return ctgov_number(given.upper())
    if not OTHER_ID.fullmatch(given):
        raise Unreadable(f"{NUMBER}: {given[:40]!r} cannot stand in an address")
    return Number(number=given, registry=registry)


def _card(
    protocol: raw.Protocol,
    record: Record,
    page: Details,
    places: tuple[Site, ...],
    headings: list[Condition],
    words: Words,
) -> Card:
    design = protocol.design_module or raw.Design()
    eligibility = protocol.eligibility_module or raw.Eligibility()
    sponsors = protocol.sponsor_collaborators_module or raw.Sponsors()
    info = design.design_info or raw.DesignInfo()
    phases = (words.ours(PHASES, phase, "phase") for phase in raw.texts(design.phases))
    return Card(
        id=record.id,
        ids=tuple(number.number for number in page.numbers[1:]),
        registries=(record.registry,),
        title=page.titles.registry,
        public_title=None,
        plain_title=None,
        status=record.status,
        checked=record.checked,
        type=words.ours(TYPES, design.study_type, "study type"),
        purpose=words.ours(PURPOSES, info.primary_purpose, "purpose"),
        interventions=tuple(dict.fromkeys(given.name for given in page.given)),
        phase=tuple(dict.fromkeys(phase for phase in phases if phase)),
        sex=words.ours(SEXES, eligibility.sex, "sex"),
        age=_age(eligibility, words),
        healthy=eligibility.healthy_volunteers,
        sponsor=line(sponsors.lead_sponsor.name) if sponsors.lead_sponsor else None,
        updated=record.updated,
        conditions=tuple(heading for heading in headings if heading.id),
        sites=SiteCounts(total=len(places), recruiting=sum(site.status == "recruiting" for site in places)),
        contact=page.contacts[0] if page.contacts else None,
    )


def _age(eligibility: raw.Eligibility, words: Words) -> Age | None:
    """None where the registry says nothing at all on who can take part: that is not the same as any age."""
    ends = {"minimum age": eligibility.minimum_age, "maximum age": eligibility.maximum_age}
    if not any((*ends.values(), eligibility.sex, eligibility.eligibility_criteria)):
        return None
    words.unknown |= {f"{end}: {text[:100]}": None for end, text in ends.items() if text and not understood(text)}
    return age(*ends.values())


def _headings(derived: raw.Derived | None) -> list[Condition]:
    """The condition headings; those of older records have a name and no id."""
    module = derived.condition_browse_module if derived else None
    meshes = raw.many(module.meshes) if module else []
    return [
        Condition(id=_heading_id(mesh.id), name=line(mesh.term) or _heading_id(mesh.id))
        for mesh in meshes
        if mesh.id or mesh.term
    ]


def _heading_id(id: str | None) -> str:
    """`D000003920` as MeSH writes it, `D003920`; empty where there is none."""
    given = (id or "").strip()
    return normal_id(given) or given
