"""What whoever runs the service adds to a study: shown as theirs, beside what the registries say."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from search.study import Added, SponsorLink
from web.pages.language import dates
from web.pages.language.languages import current
from web.pages.language.registries import language_names
from web.pages.language.translate import gettext as _
from web.pages.sites import Call, call_of


class ShownAdded(Struct, frozen=True, kw_only=True):
    """An addition: by whom and when, whom to ask, and pages about the study. `whom` names whom to `call`, `lang` is
    that of its words and `language` told where it is not the page's."""

    source: str
    lang: str
    language: str | None
    whom: str | None
    call: Call | None
    contact_line: str | None
    links: tuple[SponsorLink, ...]


def shown_additions(added: tuple[Added, ...]) -> Iterator[ShownAdded]:
    for one in added:
        yield ShownAdded(
            source=_source(one),
            lang=one.lang,
            language=_language(one),
            whom=_whom(one),
            call=call_of(one.contact),
            contact_line=one.contact_line,
            links=one.links,
        )


def _language(one: Added) -> str | None:
    if one.lang == current() or not (one.contact_line or one.links):
        return None
    return _("This text is in %(language)s.", language=language_names([one.lang]))


def _whom(one: Added) -> str | None:
    """`Helpline, Wilson Patients Berlin`"""
    if not one.contact:
        return None
    if not one.contact.name or one.source in one.contact.name:
        return one.contact.name or one.source
    return _("%(name)s, %(source)s", name=one.contact.name, source=one.source)


def _source(one: Added) -> str:
    if one.written:
        day = dates.long_day(one.written)
        return _("Added by %(source)s, %(day)s. No registry says this.", source=one.source, day=day)
    return _("Added by %(source)s. No registry says this.", source=one.source)
