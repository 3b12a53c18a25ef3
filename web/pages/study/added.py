"""What whoever runs the service adds to a study: shown as theirs, beside what the registries say."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from search.study import Added, SponsorLink
from web.pages.language import dates
from web.pages.language.translate import gettext as _


class ShownAdded(Struct, frozen=True, kw_only=True):
    """An addition: by whom and when, whom to ask, and pages about the study."""

    source: str
    contact: str | None
    links: tuple[SponsorLink, ...]


def shown_additions(added: tuple[Added, ...]) -> Iterator[ShownAdded]:
    for one in added:
        yield ShownAdded(source=_source(one), contact=one.contact, links=one.links)


def _source(one: Added) -> str:
    if one.written:
        day = dates.long_day(one.written)
        return _("Added by %(source)s, %(day)s. No registry says this.", source=one.source, day=day)
    return _("Added by %(source)s. No registry says this.", source=one.source)
