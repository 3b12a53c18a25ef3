"""Ids of sites: made from what a registry says of the place, so that they outlive the order of its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from indexer.countries import country_code
from indexer.text import fold
from search.vocabulary import Registry

folded = lru_cache(10_000)(fold)


def site_key(
    registry: Registry,
    country: str | None,
    city: str | None,
    postcode: str | None,
    name: str | None,
    code: str | None = None,
) -> str:
    """A short hash of what the registry says of the place; the country by its code, which outlives names."""
    words = (
        registry,
        country_code(country, code) or folded(country or ""),
        folded(city or ""),
        folded(postcode or ""),
        folded(name or ""),
    )
    return blake2b("\n".join(words).encode("utf-8", "replace"), digest_size=5).hexdigest()


def site_ids(record: str, keys: Sequence[str], places: Sequence[object]) -> list[str]:
    """An id for each place of a record, in their order: the record's own id and the place's key.

    Keys that several places share are told apart by a counter, in an order of our own: the registry's may change.
    """
    distinct = list(keys)
    times = Counter(keys)
    several = [place for place, key in enumerate(keys) if times[key] > 1]
    seen: Counter[str] = Counter()
    for place in sorted(several, key=lambda place: repr(places[place])):
        seen[keys[place]] += 1
        if (turn := seen[keys[place]]) > 1:
            distinct[place] = f"{keys[place]}-{turn}"
    return [f"{record}-{key}" for key in distinct]
