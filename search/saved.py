"""What a browser asks of the studies that its reader saved, and a crawler of all: one bucket of 256 at a time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from search import kept
from search.buckets import every_hit, ids_in
from search.engine.client import Client
from search.indices import Live
from search.study import Card
from search.vocabulary import Status


class SavedStudy(Struct, frozen=True, array_like=True):
    """What can change on a saved study: its status, recruiting sites, all sites, the day of its last check."""

    status: Status
    recruiting: int
    sites: int
    checked: str | None


class DatedStudy(SavedStudy, frozen=True, array_like=True):
    """One whose recruiting follows from dates has its last day as a fifth value."""

    recruits_until: str


class Own(NamedTuple):
    """A study by its own id, and the day its record was last changed."""

    id: str
    updated: str | None


def saved(client: Client, live: Live, bucket: str, today: date) -> dict[str, SavedStudy]:
    """Every id of the bucket with its study as it stands today; another number too, where it means only one study.

    Statuses and counts are those of its hits.
    """
    own: dict[str, SavedStudy] = {}
    others: defaultdict[str, list[SavedStudy]] = defaultdict(list)
    for hit in every_hit(client, live, bucket, ("card",)):
        card = kept.card(hit["fields"]["card"][0], today)
        told = _told(card)
        for id in ids_in(bucket, hit):
            if id == card.id:
                own[id] = told
            else:
                others[id].append(told)
    clear = {id: found[0] for id, found in others.items() if len(found) == 1}
    return dict(sorted((clear | own).items()))


def _told(card: Card) -> SavedStudy:
    values = (card.status, card.sites.recruiting, card.sites.total, card.checked)
    return DatedStudy(*values, card.recruits_until) if card.recruits_until else SavedStudy(*values)


def own_ids(client: Client, live: Live, bucket: str) -> list[Own]:
    """The studies whose own id is in the bucket: every study is in one."""
    return [
        Own(hit["_id"], *hit["fields"].get("updated", [None]))
        for hit in every_hit(client, live, bucket)
        if hit["_id"] in ids_in(bucket, hit)
    ]
