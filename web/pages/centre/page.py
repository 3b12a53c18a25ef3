"""A centre's page: how many of its studies recruit there now, and which they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from search.answer import FacetCount, Hit, ShownSite, StudyPage
from search.query import DEFAULT_SIZE
from web.pages.language.numbers import country, number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.search.buttons import Button
from web.pages.search.cards import ShownCard, show_card
from web.pages.sites import directions

LOOKED_AT: Final = 100
"""Studies whose words for the centre are compared, those that changed last: the largest page there is."""


class ShownCentre(Struct, frozen=True, kw_only=True):
    """The page of a centre. `recruiting` is the part in green, `doubtful` what nobody has confirmed of late."""

    id: str
    name: str
    where: str
    directions: str
    recruiting: str | None
    doubtful: tuple[str, ...]
    total: str
    any_status: bool
    cards: tuple[ShownCard, ...]
    more: Button | None
    also_written: tuple[str, ...]
    compared: str | None


def show_centre(id: str, whole: StudyPage, open: StudyPage, listed: StudyPage) -> ShownCentre:
    """`whole` has studies of any status, `open` those that recruit, counted by freshness, `listed` the ones shown."""
    sites = list(sites_of(id, whole.studies))
    names = Counter(" ".join((site.name or "").split()) for site in sites)
    (name, _times), *others = names.most_common()
    usual = next(site for site in sites if " ".join((site.name or "").split()) == name)
    recruiting, doubtful = _recruiting(open.facets)
    return ShownCentre(
        id=id,
        name=name,
        where=", ".join(part for part in (usual.city, country(usual.country)) if part),
        directions=directions(usual),
        recruiting=recruiting,
        doubtful=doubtful,
        total=ngettext("%(num)s study in all", "%(num)s studies in all", whole.total),
        any_status="any" in listed.question.status,
        cards=tuple(_card(hit, listed) for hit in listed.studies),
        more=_more(listed),
        also_written=tuple(written for written, _times in others),
        compared=_compared(whole.total),
    )


def sites_of(id: str, hits: Iterable[Hit]) -> Iterable[ShownSite]:
    """The centre's own sites among those that the hits tell."""
    return (site for hit in hits for site in hit.nearest if site.centre == id)


def _recruiting(facets: Mapping[str, tuple[FacetCount, ...]]) -> tuple[str | None, tuple[str, ...]]:
    """How many recruit here for sure, and how many were said to."""
    counts = {row.value: row.count for row in facets.get("fresh", ())}
    sure, aging, stale = (counts.get(fresh, 0) for fresh in ("recent", "aging", "stale"))
    doubtful = []
    if aging:
        doubtful.append(
            ngettext(
                "%(num)s study was recruiting here when last checked",
                "%(num)s studies were recruiting here when last checked",
                aging,
            )
        )
    if stale:
        doubtful.append(
            ngettext(
                "%(num)s study is listed as recruiting here; nobody has confirmed that of late",
                "%(num)s studies are listed as recruiting here; nobody has confirmed that of late",
                stale,
            )
        )
    if sure:
        words = ngettext("%(num)s study is recruiting here", "%(num)s studies are recruiting here", sure)
        return words, tuple(doubtful)
    return None, tuple(doubtful) or (_("No study is recruiting here"),)


def _card(hit: Hit, page: StudyPage) -> ShownCard:
    """The card as in a list of results, without what the page's heading says of all of them."""
    return replace(show_card(hit, page.question, None), site=None, why=None)


def _more(page: StudyPage) -> Button | None:
    if page.next is None:
        return None
    following = min(DEFAULT_SIZE, page.total - len(page.studies))
    label = _("Show %(following)s more of %(all)s", following=number(following), all=number(page.total))
    return Button(name="after", value=page.next, label=label)


def _compared(total: int) -> str | None:
    """Told where not all of its studies were looked at."""
    if total <= LOOKED_AT:
        return None
    return _("In the %(num)s studies that changed last.", num=number(LOOKED_AT))
