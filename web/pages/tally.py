"""How many centres recruit, in words: only what was checked of late is counted as recruiting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from search.answer import ShownSite
from search.vocabulary import Status
from web.pages import dates
from web.pages.words import OPEN, Look, listed, look

MOST_DOTS = 40
"""Each nearby centre has its sign under the count up to here; more would be a texture."""
CLOSED_TOGETHER: frozenset[Status] = frozenset({"completed", "terminated", "withdrawn"})
OVER = "over"
OVER_WORDS = "finished, stopped or never opened"
ORDER: tuple[Status, ...] = (
    "recruiting",
    "not_yet_recruiting",
    "available",
    "by_invitation",
    "suspended",
    "temporarily_not_available",
    "unknown",
    "active_not_recruiting",
)


class Tally(Struct, frozen=True, kw_only=True):
    """How many centres recruit, in words; `count` is the part in green, and only what is sure of late has one."""

    count: str | None
    words: str
    beneath: str
    dots: tuple[Look, ...] = ()


def tally_words(sites: Iterable[ShownSite], town: str | None = None) -> Tally:
    """`15 of 31 near Boston are recruiting`, or that none is, or that nobody has confirmed any of them."""
    sites = list(sites)
    dots = tuple(look(site.status, site.fresh) for site in sorted(sites, key=rank)) if len(sites) <= MOST_DOTS else ()
    recruiting = [site for site in sites if site.status == "recruiting"]
    if sure := [site for site in recruiting if site.fresh == "recent"]:
        are = "is" if len(sure) == 1 else "are"
        rest = others([site for site in sites if site not in sure])
        return Tally(count=_of_all(len(sure), len(sites), town), words=f"{are} recruiting", beneath=rest, dots=dots)
    if aging := [site for site in recruiting if site.fresh == "aging"]:
        were = "was" if len(aging) == 1 else "were"
        rest = others([site for site in sites if site not in aging])
        words = f"{_of_all(len(aging), len(sites), town)} {were} recruiting when last checked"
        return Tally(count=None, words=words, beneath=rest, dots=dots)
    if doubtful := [site for site in sites if look(site.status, site.fresh) == "unconfirmed"]:
        checked = max((site.status_as_of for site in doubtful if site.status_as_of), default=None)
        since = f"confirmed since {dates.month(checked)}" if checked else "confirmed: the registry gives no date"
        known = others([site for site in sites if site.status != "unknown"], then=False)
        beneath = f"{'Then' if checked else 'Listed'}: {known}" if known else ""
        return Tally(count=None, words=f"{_none(len(sites), town)} {since}", beneath=beneath, dots=dots)
    words = f"{_none(len(sites), town, be='is ')} taking people"
    return Tally(count=None, words=words, beneath=others(sites), dots=dots)


def _of_all(number: int, total: int, town: str | None) -> str:
    near = f" near {town}" if town else ""
    if total == 1:
        return f"The only centre{near}"
    return f"{number:,} of {total:,}{near or ' centres'}"


def _none(total: int, town: str | None, be: str = "") -> str:
    """What comes before "confirmed" or "taking people" where it holds for none of them."""
    if total == 1:
        return f"{_of_all(1, 1, town)} is not"
    near = f" near {town}" if town else " centres"
    return f"None of {total:,}{near} {be}".rstrip()


def others(sites: list[ShownSite], *, then: bool = True) -> str:
    """`11 paused · 5 running, not taking new people`; those that are over stand together.

    `then` marks the words that nobody has confirmed of late.
    """
    told: Counter[str] = Counter()
    for site in sorted(sites, key=rank):
        word = OVER_WORDS if site.status in CLOSED_TOGETHER else listed(site.status)
        doubtful = then and site.status in OPEN and site.fresh != "recent"
        told[f"then {word}" if doubtful else word] += 1
    return " · ".join(f"{number:,} {word}" for word, number in told.items())


def rank(site: ShownSite) -> tuple[int, bool, int]:
    return place_of(site.status), site.distance_m is None, site.distance_m or 0


def place_of(status: Status) -> int:
    """Those that take people first, those that are over last."""
    return ORDER.index(status) if status in ORDER else len(ORDER)
