"""Which status holds at a site: the study's word and the site's word together.

A site recruits only if its study does, and a study that nobody has confirmed for years says nothing about its
sites.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from search.vocabulary import Status


class Effective(NamedTuple):
    """The status that holds, and whose word it is."""

    status: Status
    source: Literal["site", "study"]


def effective_status(study: Status, site: Status | None) -> Effective:
    """The status that holds at a site of one record; `site` is None where the registry says nothing of it."""
    if study == "unknown":
        return Effective("unknown", "study")
    if site is None:
        return Effective(study, "study")
    if site == "recruiting" and study != "recruiting":
        return Effective(study, "study")
    return Effective(site, "site")
