"""Who wrote what patients read, and when: a registry's record, or somebody for whoever runs the service."""

from __future__ import annotations

from search.vocabulary import REGISTRY_NAMES
from web.pages.language import dates
from web.pages.language.translate import gettext as _


def written_for_patients(source: str, written: str | None) -> str:
    """`Written for patients, in ISRCTN’s record of 1 March 2026.`"""
    if _is_registry(source):
        if written:
            day = dates.long_day(written)
            return _("Written for patients, in %(registry)s’s record of %(day)s.", registry=source, day=day)
        return _("Written for patients, in %(registry)s’s record.", registry=source)
    if written:
        day = dates.long_day(written)
        return _("Written for patients by %(source)s, %(day)s. It stands in no registry.", source=source, day=day)
    return _("Written for patients by %(source)s. It stands in no registry.", source=source)


def written_title(source: str | None, written: str | None) -> str | None:
    """Who wrote a title in plain words; None where nobody says so."""
    if not source:
        return None
    if _is_registry(source):
        return _("Title in plain words: %(registry)s", registry=source)
    if written:
        day = dates.long_day(written)
        return _("Title in plain words by %(source)s, %(day)s; it stands in no registry", source=source, day=day)
    return _("Title in plain words by %(source)s; it stands in no registry", source=source)


def _is_registry(source: str) -> bool:
    """Registries' records name themselves as the source of what stands in them."""
    return source in (*REGISTRY_NAMES, *REGISTRY_NAMES.values())
