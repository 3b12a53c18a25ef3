"""What a hit shows of a joined study."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from indexer.merging.picking import as_read, first_named, with_new
from indexer.merging.words import OF_STUDY, holding, of_record
from search.study import Card, Details, Site

SAID_ONCE: Final = ("public_title", "plain_title", "type", "purpose", "sex", "age", "healthy", "sponsor", "contact")
"""The first registry that says it is shown."""


def card(cards: Sequence[Card], page: Details) -> Card:
    """The first registry's card, with what only others say; `page` is that of the joined study.

    The status is whose word holds among the records, and the day is that record's. Phases are one record's: what two
    registries call the same study may be "phase 2" and "phase 2 and 3", and is not both.
    """
    word = holding([of_record(record) for record in page.records], OF_STUDY)
    said: dict[str, Any] = first_named(cards, SAID_ONCE)
    return replace(
        cards[0],
        **said,
        ids=tuple(number.number for number in page.numbers[1:]),
        registries=with_new(card.registries for card in cards),
        status=word.status,
        recruits_until=word.recruits_until,
        checked=word.as_of,
        updated=max((card.updated for card in cards if card.updated), default=None),
        phase=next((card.phase for card in cards if card.phase), ()),
        interventions=with_new((card.interventions for card in cards), as_read),
        conditions=with_new((card.conditions for card in cards), lambda tag: tag.id),
    )


def as_its_sites(card: Card, sites: Sequence[Site]) -> Card:
    """The card of a study where somebody recruits: it recruits, whatever a registry says of the whole, as long as one
    of its sites does."""
    recruiting = [site for site in sites if site.status == "recruiting"]
    if not recruiting or card.status == "recruiting":
        return card
    ends = [site.recruits_until for site in recruiting]
    return replace(
        card,
        status="recruiting",
        recruits_until=None if None in ends else max(end for end in ends if end),
        checked=max((site.status_as_of for site in recruiting if site.status_as_of), default=None),
    )
