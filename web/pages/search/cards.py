"""A hit as a card: every line of it, in the order that it is read."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup
from msgspec import Struct

from search.answer import AskedQuestion, Hit
from web.pages.language.facts import what_line, whom_line
from web.pages.language.languages import current
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.language.typography import marked
from web.pages.language.words import JOINABLE, Badge, badge
from web.pages.port import KnowsConditions
from web.pages.saving import to_save
from web.pages.search.counts import count_line
from web.pages.sites import Call, From, call_of, nearer_line, site_lines

WHY: Final = {
    "number": noted("Its number: %(text)s"),
    "condition": noted("Tagged: %(text)s"),
    "synonym": noted("Also called: %(text)s"),
    "title": noted("In its title: %(text)s"),
    "conditions": noted("Named by the study: %(text)s"),
    "text": noted("In its text: %(text)s"),
    "relaxed": noted("It has some of your words"),
}
PASSAGE: Final = ("text", "relaxed")
"""Reasons that nobody sees in the title or the tags: the card shows where the words stand."""


class ShownCard(Struct, frozen=True, kw_only=True):
    """A card. `nearest` is the id of the site that it shows, `call` the number to call, `ask` tells whether to say that
    there is none; `kept` is for its star."""

    id: str
    badge: Badge
    title: str
    nearest: str | None
    site: str | None
    far: str | None
    nearer: str | None
    what: str | None
    whom: list[str]
    counts: str | None
    call: Call | None
    ask: bool
    why: str | None
    passage: Markup | None
    demo: bool
    kept: str


def show_card(hit: Hit, question: AskedQuestion, near: From | None, why: str | None = None) -> ShownCard:
    """The card of a hit; where no site is the one that was asked for, it shows the study's own status. `why` is told
    where it is not the same for all of a list."""
    site = hit.nearest[0] if hit.nearest and _asks_of_sites(question) else None
    nearest = site_lines(site, near) if site else None
    call = nearest.call if nearest else call_of(hit.contact)
    joinable = (site.status if site else hit.status) in JOINABLE
    can_call = call is not None and call.by_phone
    own = badge(hit.status, hit.fresh, hit.checked, of="study", can_call=can_call, until=hit.recruits_until)
    return ShownCard(
        id=hit.id,
        badge=nearest.badge if nearest else own,
        title=hit.plain_title or hit.title,
        nearest=site.id if site else None,
        site=nearest.name if nearest else None,
        far=nearest.far if nearest else None,
        nearer=nearer_line(hit, near),
        what=what_line(hit),
        whom=whom_line(hit),
        counts=count_line(hit, question),
        call=call if joinable else None,
        ask=joinable and call is None,
        why=why,
        passage=_passage(hit),
        demo="demo" in hit.registries,
        kept=to_save(hit),
    )


def _asks_of_sites(question: AskedQuestion) -> bool:
    """Whether one site can be the answer: with any status anywhere the first by country is as good as any other."""
    somewhere = question.near or question.bbox or question.country or "centre" in question.filters
    return bool(somewhere) or question.status != ("any",)


def why_here(hit: Hit, conditions: KnowsConditions) -> str | None:
    """The surest reason, a condition under the name that the page's language has for it."""
    if not hit.matched:
        return None
    first = hit.matched[0]
    known = first.id and conditions.heading(first.id)
    return _(WHY.get(first.where, WHY["text"]), text=conditions.shown(known.id, current()) if known else first.text)


def _passage(hit: Hit) -> Markup | None:
    """The words in the summary, that for patients first, where the study is here for them alone."""
    text = hit.highlights.get("plain_summary") or hit.highlights.get("summary", "")
    return marked(text) if "<mark>" in text and hit.matched and hit.matched[0].where in PASSAGE else None
