"""The sites of a record: one for each of its locations, none merged."""

from __future__ import annotations

from functools import lru_cache

from indexer.countries import country_code
from indexer.registries.ctgov import raw
from indexer.registries.ctgov.words import Words
from indexer.registries.site_ids import site_ids, site_key
from indexer.site_status import effective_status
from indexer.text import line
from search.study import Contact, Record, Site

name_of = lru_cache(10_000)(line)


def sites(module: raw.ContactsLocations | None, record: Record, words: Words) -> tuple[Site, ...]:
    """Every location as a site, in the registry's order, each with the status that holds there."""
    locations = raw.many(module.locations) if module else []
    keys = [
        site_key(record.registry, place.country, place.city, place.zip, place.facility, place.country_code)
        for place in locations
    ]
    ids = site_ids(record.id, keys, locations)
    return tuple(_site(location, id, record, words) for location, id in zip(locations, ids, strict=True))


def contacts(given: list[raw.Contact | None] | raw.Contact | None, source: str) -> tuple[Contact, ...]:
    """Those who can be called or written to; whoever is named as a contact before investigators."""
    reachable = [person for person in raw.many(given) if person.phone or person.email]
    reachable.sort(key=lambda person: person.role != "CONTACT")
    return tuple(shown for person in reachable if (shown := _contact(person, source)))


def _site(location: raw.Location, id: str, record: Record, words: Words) -> Site:
    country_name = name_of(location.country)
    country = country_code(location.country, location.country_code)
    if country is None and country_name:
        words.unknown[f"location country: {country_name[:100]}"] = None
    status, source = effective_status(record.status, words.status(location.status, "location status"))
    lat, lon = _point(location.geo_point)
    return Site(
        id=id,
        record=record.id,
        registry=record.registry,
        name=name_of(location.facility),
        city=name_of(location.city),
        region=name_of(location.state),
        country=country,
        country_name=country_name,
        postcode=name_of(location.zip),
        lat=lat,
        lon=lon,
        # The registry's points are towns' centres: 184 sites of New York share one.
        precision=None if lat is None else "city",
        position_source=None if lat is None else "registry",
        status=status,
        said=location.status,
        status_source=source,
        status_as_of=record.checked,
        contacts=contacts(location.contacts, "site") if location.contacts else (),
    )


def _contact(person: raw.Contact, source: str) -> Contact | None:
    phone, extension, email = line(person.phone), line(person.phone_ext), line(person.email)
    if phone and extension:
        phone = f"{phone} ext. {extension}"
    if not phone and not email:
        return None
    return Contact(name=line(person.name), phone=phone, email=email, source=source)


def _point(point: raw.GeoPoint | None) -> tuple[float | None, float | None]:
    """Latitude and longitude; none for a point outside the globe or at its zero."""
    if point is None or point.lat is None or point.lon is None:
        return None, None
    known = abs(point.lat) <= 90 and abs(point.lon) <= 180 and (point.lat, point.lon) != (0, 0)
    return (point.lat, point.lon) if known else (None, None)
