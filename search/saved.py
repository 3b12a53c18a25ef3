"""What a browser asks of the studies that its reader saved, and a crawler of all: one bucket of 256 at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import msgspec
from msgspec import Struct

from search.buckets import every_hit, ids_in
from search.engine.client import Client
from search.indices import Live
from search.study import SiteCounts
from search.vocabulary import Status


class SavedStudy(Struct, frozen=True, array_like=True):
    """What can change on a saved study: its status, recruiting sites, all sites, the day of its last check."""

    status: Status
    recruiting: int
    sites: int
    checked: str | None


class Own(NamedTuple):
    """A study by its own id, and the day its record was last changed."""

    id: str
    updated: str | None


class Kept(Struct, frozen=True):
    """The part of a card that is needed here."""

    id: str
    status: Status
    checked: str | None
    sites: SiteCounts


kept_decoder = msgspec.json.Decoder(Kept)


def saved(client: Client, live: Live, bucket: str) -> dict[str, SavedStudy]:
    """Every id of the bucket with its study as it is now; another number of a study too, where it means only one.

    The numbers are those of its hits.
    """
    own: dict[str, SavedStudy] = {}
    others: defaultdict[str, list[SavedStudy]] = defaultdict(list)
    for hit in every_hit(client, live, bucket, ("card",)):
        kept = kept_decoder.decode(hit["fields"]["card"][0])
        told = SavedStudy(kept.status, kept.sites.recruiting, kept.sites.total, kept.checked)
        for id in ids_in(bucket, hit):
            if id == kept.id:
                own[id] = told
            else:
                others[id].append(told)
    clear = {id: found[0] for id, found in others.items() if len(found) == 1}
    return dict(sorted((clear | own).items()))


def own_ids(client: Client, live: Live, bucket: str) -> list[Own]:
    """The studies whose own id is in the bucket: every study is in one."""
    return [
        Own(hit["_id"], *hit["fields"].get("updated", [None]))
        for hit in every_hit(client, live, bucket)
        if hit["_id"] in ids_in(bucket, hit)
    ]
