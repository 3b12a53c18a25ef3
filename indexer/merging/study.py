"""The recipe of a joined study: the first registry's record, what only others say, and what an operator adds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from indexer.joining.rank import RANK
from indexer.merging.additions import with_additions
from indexer.merging.card import as_its_sites, card
from indexer.merging.details import details
from indexer.merging.picking import with_new
from indexer.merging.sites import CentreOf, counted, sites
from indexer.own.addition import Addition
from indexer.registries.reading import Read
from search.study import Study


def merged(parts: Sequence[Read], additions: Sequence[Addition], centre_of: CentreOf) -> Read:
    """The one study of these records, in whatever order they come, with what the operator's file adds to it.

    No two of the records are of one registry. A single record stays as it is but for the count of its sites, and what
    it says of the study stands with it.
    """
    told = [_told(part) for part in parts]
    joined = told[0] if len(told) == 1 else _joined(sorted(told, key=_rank), centre_of)
    read = with_additions(joined, additions)
    counts = counted(read.study.sites)
    return read._replace(study=replace(read.study, card=replace(read.study.card, sites=counts)))


def _joined(parts: Sequence[Read], centre_of: CentreOf) -> Read:
    studies = [part.study for part in parts]
    page = details([study.details for study in studies])
    every_site = sites([site for study in studies for site in study.sites], page.records, centre_of)
    return Read(
        Study(
            card=as_its_sites(card([study.card for study in studies], page), every_site),
            details=page,
            sites=every_site,
        ),
        headings=with_new(part.headings for part in parts),
        unknown_words=with_new(part.unknown_words for part in parts),
    )


def _told(part: Read) -> Read:
    """The record with the title, sponsor, phases and contacts of its own: beside others they may differ."""
    card, page = part.study.card, part.study.details
    own = {"title": card.title, "sponsor": card.sponsor, "phase": card.phase, "contacts": page.contacts}
    records = tuple(replace(each, **own) for each in page.records)
    return part._replace(study=replace(part.study, details=replace(page, records=records)))


def _rank(part: Read) -> int:
    return RANK.index(part.study.card.registries[0])
