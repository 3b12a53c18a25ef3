"""Whom to call about a study, and who is behind it: what stands beside the trial in the API's answer."""

from __future__ import annotations

import re

from indexer.registries.isrctn import raw
from indexer.text import line
from search.study import Contact

NOBODY = re.compile(r"[\W_]*|n/?a|none|nil known|not (?:known|provided|applicable|available)\b.*", re.IGNORECASE)


def contacts(record: raw.Record) -> tuple[Contact, ...]:
    """The study's office: those for the public first, then those for doctors, each who can be called or written to."""
    people = sorted(record.contact, key=_rank)
    return tuple(dict.fromkeys(shown for person in people if (shown := _contact(person))))


def sponsor(record: raw.Record) -> str | None:
    return next((name for each in record.sponsor if (name := line(each.organisation))), None)


def _rank(person: raw.Contact) -> int:
    types = " ".join(person.types).casefold()
    return 0 if "public" in types else 1 if "scientific" in types else 2


def _contact(person: raw.Contact) -> Contact | None:
    phone, email = _said(person.telephone), _said(person.email)
    if not phone and not (email and "@" in email):
        return None
    name = " ".join(part for part in map(_said, (person.title, person.forename, person.surname)) if part)
    return Contact(name=name or None, phone=phone, email=email if email and "@" in email else None, source="study")


def _said(text: str | None) -> str | None:
    shown = line(text)
    return None if not shown or NOBODY.fullmatch(shown) else shown
