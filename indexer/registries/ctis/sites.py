"""The sites of a record: one for each place and department of every member state's part II."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from indexer.countries import country_code
from indexer.registries.ctis.design import NOTHING
from indexer.registries.ctis.raw import Record as Received
from indexer.registries.ctis.raw_part_two import Address, Location, Person, TrialSite
from indexer.registries.ctis.raw_word import many, text
from indexer.registries.ctis.states import State, key_of, parts_two, state_key
from indexer.registries.ctis.status import Standing, study_meaning
from indexer.registries.site_ids import site_ids, site_key
from indexer.registries.words import Words
from indexer.text import fold
from search.study import Contact, Record, Site
from search.vocabulary import StatusSource

CEDEX: Final = re.compile(r"\s+cedex(?:\s+\d+)?$", re.IGNORECASE)
"""The French post's sorting office behind a town's name."""


class Place(NamedTuple):
    """A trial site as it is told apart from others: the same in two versions of a part II is one."""

    state: str
    country: str | None
    name: str | None
    street: str | None
    city: str | None
    postcode: str | None
    department: str | None


def sites(received: Received, record: Record, found: Mapping[str, State], words: Words) -> tuple[Site, ...]:
    """Every site, in the registry's order. A site has no word of its own: its state's holds."""
    people = _places(received)
    silent = _of_silent(record, found.values(), words)
    states = {place: found.get(place.state) or _unspoken(place) for place in people}
    for state in set(states.values()):
        if state.country is None:
            words.unknown[f"member state: {(state.name or '')[:100]}"] = None
    keys = [
        site_key(record.registry, state.name, place.city, place.postcode, place.name, state.country)
        for place, state in states.items()
    ]
    ids = site_ids(record.id, keys, list(people))
    return tuple(
        _site(id, place, states[place], contacts, record, _holding(states[place].standing, silent, record))
        for id, (place, contacts) in zip(ids, people.items(), strict=True)
    )


def _unspoken(place: Place) -> State:
    """The state of a site in a country that the record does not list among its member states."""
    return State(country_code(place.country), place.country, Standing("unknown", None))


def _places(received: Received) -> dict[Place, tuple[Contact, ...]]:
    """The places, each once, with all who can be asked there."""
    people: dict[Place, tuple[Contact, ...]] = {}
    known: dict[tuple[str, ...], Place] = {}
    for part in parts_two(received):
        for trial_site in many(part.trial_sites):
            place = _place(key_of(part), trial_site)
            if not (place.name or place.city or place.postcode):
                continue
            same = known.setdefault(tuple(fold(word or "") for word in place), place)
            people[same] = tuple(dict.fromkeys((*people.get(same, ()), *_contacts(trial_site))))
    return people


def _place(state: str, trial_site: TrialSite) -> Place:
    location = trial_site.location or Location()
    address = location.address or Address()
    city, country = text(address.city), text(address.country_name)
    return Place(
        state=state or state_key(country),
        country=country,
        name=text(location.organisation.name) if location.organisation else None,
        street=text(address.line),
        city=CEDEX.sub("", city) if city else None,
        postcode=text(address.postcode),
        department=text(trial_site.department_name),
    )


def _contacts(trial_site: TrialSite) -> tuple[Contact, ...]:
    """Who answers for the site, under their own number, else under the hospital's."""
    person, location = trial_site.person or Person(), trial_site.location or Location()
    phone, email = text(person.telephone), text(person.email)
    if not phone and not email:
        phone, email = text(location.phone), text(location.email)
    if not phone and not email:
        return ()
    name = " ".join(part for part in (text(person.first_name), text(person.last_name)) if part)
    department = text(trial_site.department_name)
    who = ", ".join(part for part in (name, department) if part and fold(part) not in NOTHING)
    return (Contact(name=who or None, phone=phone, email=email, source="site"),)


def _site(
    id: str,
    place: Place,
    state: State,
    people: tuple[Contact, ...],
    record: Record,
    holding: tuple[Standing, StatusSource],
) -> Site:
    where, source = holding
    return Site(
        id=id,
        record=record.id,
        registry=record.registry,
        name=place.name,
        city=place.city,
        region=None,
        country=state.country,
        country_name=state.name,
        postcode=place.postcode,
        lat=None,
        lon=None,
        precision=None,
        position_source=None,
        status=where.status,
        said=where.said,
        status_source=source,
        status_as_of=record.checked,
        recruits_until=where.until,
        contacts=people,
    )


def _holding(state: Standing, silent: tuple[Standing, StatusSource], record: Record) -> tuple[Standing, StatusSource]:
    """The state's word. A site recruits only if its study does, where anything is said of that."""
    if state.said is None:
        return silent
    if state.status == "recruiting" and record.status not in {"recruiting", "unknown"}:
        return state._replace(status=record.status, until=None), "study"
    return state, "country"


def _of_silent(record: Record, found: Iterable[State], words: Words) -> tuple[Standing, StatusSource]:
    """What holds where a state says nothing: the study's own word, where no state speaks or it closes the study.

    What other states say, and a study that recruits in them, is no word on this one.
    """
    is_closed = study_meaning(record.said, words) not in {"recruiting", "unknown", "authorised"}
    if is_closed or not any(state.standing.said for state in found):
        return Standing(record.status, None, until=record.recruits_until), "study"
    return Standing("unknown", None), "country"
