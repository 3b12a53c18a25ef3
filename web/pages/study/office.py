"""Whom to call about a whole study, at none of its centres: every registry's office, and the operator's beside them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from search.answer import WholeStudy
from search.study import Contact
from search.vocabulary import Registry
from web.pages.language.registries import short_name
from web.pages.language.translate import gettext as _
from web.pages.sites import Call, call_of


class Office(Struct, frozen=True, kw_only=True):
    """Somebody who answers for the whole study: whose contact it is, the name, and the way there."""

    whose: str
    name: str | None
    call: Call | None


def office_contact(study: WholeStudy) -> Contact | None:
    """The first that can be reached: a registry's before the one whom the service's operator names."""
    return next((one for _registry, one in _contacts(study) if call_of(one)), None)


def office_of(study: WholeStudy) -> Call | None:
    """The way to the study's office."""
    return call_of(office_contact(study))


def offices(study: WholeStudy) -> tuple[Office, ...]:
    """Everybody whom a registry names, with the registry where there are several, then whom the operator names."""
    several = len(study.card.registries) > 1
    found = (
        Office(whose=_whose(one, registry if several else None), name=_name(one), call=call_of(one))
        for registry, one in _contacts(study)
    )
    return tuple(dict.fromkeys(office for office in found if office.name or office.call))


def _contacts(study: WholeStudy) -> Iterator[tuple[Registry | None, Contact]]:
    """The study's contacts, each with the registry whose record has it, where that is known."""
    told = [(record.registry, one) for record in study.details.records for one in record.contacts]
    known = [one for _registry, one in told]
    beside = [one for one in (study.card.contact, *study.details.contacts) if one and one not in known]
    yield from told
    yield from ((None, one) for one in beside if one.source == "study")
    yield from ((None, one) for one in beside if one.source == "operator")


def _whose(contact: Contact, registry: Registry | None) -> str:
    if contact.source == "operator":
        return _("Contact that the operator of this service gives")
    return _("Study office, %(registry)s", registry=short_name(registry)) if registry else _("Study office")


def _name(contact: Contact) -> str | None:
    return " ".join((contact.name or "").split()) or None
