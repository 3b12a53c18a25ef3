"""Who speaks of a site or a study, how near they are to it, and whose word holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, get_args

from msgspec.structs import replace

from indexer.joining.rank import RANK
from search.study import CountryWord, Record, Site
from search.vocabulary import STATUSES, Registry, Status, StatusSource

LEVELS: Final[tuple[StatusSource, ...]] = get_args(StatusSource)
"""The best first: what is said of the site itself comes before what is said of more than it."""

OF_STUDY: Final[tuple[StatusSource, ...]] = ("study", "country", "dates")
"""The best first, of a study: its own word comes before what its countries say together."""

NEVER: Final = "9999-12-31"


class Word(NamedTuple):
    """What a registry says and of what: `source` is the word's level, `as_of` the day on which it was so.

    `since` is the day from which it is so, `until` the last day of recruiting where that follows from dates.
    """

    status: Status
    source: StatusSource
    registry: Registry
    as_of: str | None
    since: str | None = None
    until: str | None = None

    @property
    def recruits_until(self) -> str | None:
        """The last day of recruiting; a registry may tell it of what does not recruit."""
        return self.until if self.status == "recruiting" else None


def holding(words: Sequence[Word], levels: Sequence[StatusSource] = LEVELS) -> Word:
    """The word that holds of one or more.

    `unknown` says nothing, and only the best of the levels counts. It is recruiting only if all at that level say so,
    and as long as all do: then the word that ends first holds. Else the newest of the other words does.
    """
    speaking = [word for word in words if word.status != "unknown"] or words
    best = min((word.source for word in speaking), key=levels.index)
    heard = [word for word in speaking if word.source == best]
    if others := [word for word in heard if word.status != "recruiting"]:
        return max(others, key=_newness)
    first_end = min(_last_day(word) for word in heard)
    return max((word for word in heard if _last_day(word) == first_end), key=_newness)


def agreed(site: Site, beside: Iterable[Site], records: Iterable[Record]) -> Site:
    """The site with the status that holds when all have spoken.

    `beside` are the sites at the same place, `records` all of the study's. No word is raised: only a site that its
    own record has recruiting can change, recruit for a shorter time, or have a better word for it from its place.
    """
    if site.status != "recruiting":
        return site
    others = [other for other in beside if other.registry != site.registry]
    word = holding([of_site(site), *_of_others(site, others, records)])
    if word.status == "recruiting":
        at_place = holding([of_site(each) for each in (site, *others)])
        if at_place.status == "recruiting" and LEVELS.index(at_place.source) < LEVELS.index(site.status_source):
            word = at_place
        elif _last_day(word) >= (site.recruits_until or NEVER):
            return site
    return replace(
        site,
        status=word.status,
        status_source=word.source,
        status_registry=word.registry if word.registry != site.registry else None,
        status_as_of=word.as_of,
        recruits_until=word.recruits_until,
    )


def of_site(site: Site) -> Word:
    """What a record says of its own site, by the rule within that record."""
    return Word(
        site.status,
        site.status_source,
        site.registry,
        site.status_as_of,
        since=site.status_since,
        until=site.recruits_until,
    )


def of_record(record: Record) -> Word:
    """What a record says of the study, or its countries together."""
    return Word(record.status, record.status_source, record.registry, record.checked, until=record.recruits_until)


def _of_others(site: Site, beside: Iterable[Site], records: Iterable[Record]) -> Iterator[Word]:
    """What is said of the site elsewhere: by other registries' sites, of its country, of the study.

    What some countries say together says nothing of a site in another.
    """
    yield from map(of_site, beside)
    for record in records:
        yield from (_of_country(said, record) for said in record.countries if said.country == site.country)
        if record.status_source != "country":
            yield of_record(record)


def _of_country(said: CountryWord, record: Record) -> Word:
    """An end is as old as itself; recruiting is as good as its last check."""
    as_of = record.checked if said.status == "recruiting" else said.since or record.checked
    return Word(said.status, "country", record.registry, as_of, since=said.since, until=said.recruits_until)


def _last_day(word: Word) -> str:
    return word.until or NEVER


def _newness(word: Word) -> tuple[str, int, int, str, str]:
    """The newest is the greatest; words of one day stand in an order that does not depend on the records'."""
    day, first = word.as_of or "", -RANK.index(word.registry)
    return day, first, STATUSES.index(word.status), word.since or "", word.until or ""
