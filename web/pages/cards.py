"""A hit as a card: every line of it, in the order that it is read."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from search.answer import AskedQuestion, Hit, Matched
from search.countries import NAMES
from web.pages.facts import what_line, whom_line
from web.pages.sites import Call, From, call_of, nearer_line, site_lines
from web.pages.typography import marked
from web.pages.words import JOINABLE, Badge, badge

WHY = {
    "number": "Its number",
    "condition": "Tagged",
    "synonym": "It uses another name for",
    "title": "In its title",
    "conditions": "Named by the study",
    "text": "In its text",
    "relaxed": "It has some of your words",
}
PASSAGE = ("text", "relaxed")
"""Reasons that nobody sees in the title or the tags: the card shows where the words stand."""


class ShownCard(Struct, frozen=True, kw_only=True):
    """A card. `call` is the number to call; `ask` tells whether to say that there is none."""

    id: str
    badge: Badge
    title: str
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


def show_card(hit: Hit, question: AskedQuestion, near: From | None) -> ShownCard:
    """The card of a hit; a study without a matching site shows its own status."""
    nearest = site_lines(hit.nearest[0], near) if hit.nearest else None
    call = nearest.call if nearest else call_of(hit.contact)
    joinable = (hit.nearest[0].status if hit.nearest else hit.status) in JOINABLE
    own = badge(hit.status, hit.fresh, hit.checked, of="study", can_call=call is not None and call.by_phone)
    return ShownCard(
        id=hit.id,
        badge=nearest.badge if nearest else own,
        title=hit.plain_title or hit.title,
        site=nearest.name if nearest else None,
        far=nearest.far if nearest else None,
        nearer=nearer_line(hit, near),
        what=what_line(hit),
        whom=whom_line(hit),
        counts=count_line(hit, question),
        call=call if joinable else None,
        ask=joinable and call is None,
        why=_why(hit.matched),
        passage=_passage(hit),
        demo="demo" in hit.registries,
    )


def count_line(hit: Hit, question: AskedQuestion) -> str:
    """`14 of 21 centres near you are recruiting`, in the tense that its date allows."""
    total, recruiting, matching = hit.sites.total, hit.sites.recruiting, hit.sites.matching
    if total == 0:
        return "The registry lists no centres"
    if total == 1:
        return "The only centre"
    around = hit.sites.near if question.near and question.within_m else None
    if around == 1:
        return "The only centre near you"
    where = _where(question)
    if around and question.status == ("recruiting",):
        return f"{matching:,} of {around:,} centres near you {_recruit(hit, matching)}"
    if where and question.status == ("recruiting",):
        return f"{_centres(matching)} {where} {_recruit(hit, matching)} · {total:,} in all"
    if where and question.status != ("any",):
        return f"{_centres(matching)} {where} with this status · {total:,} in all"
    if recruiting == 0:
        return f"{total:,} centres"
    return f"{recruiting:,} of {total:,} centres {_recruit(hit, recruiting)}"


def _where(question: AskedQuestion) -> str | None:
    """Where the matching centres lie; None where they may lie anywhere."""
    if question.near and question.within_m:
        return "near you"
    if question.near and question.near.kind == "area":
        return f"in {question.near.name.partition(',')[0]}"
    if question.country:
        return f"in {' or '.join(NAMES.get(code, code) for code in question.country)}"
    return None


def _recruit(hit: Hit, number: int) -> str:
    """Nobody is said to recruit whom nobody has asked of late."""
    if hit.checked is None:
        return "is listed as recruiting" if number == 1 else "are listed as recruiting"
    if hit.fresh == "recent":
        return "is recruiting" if number == 1 else "are recruiting"
    return "was recruiting" if number == 1 else "were recruiting"


def _centres(number: int) -> str:
    return "1 centre" if number == 1 else f"{number:,} centres"


def _why(matched: tuple[Matched, ...]) -> str | None:
    if not matched:
        return None
    words = WHY.get(matched[0].where, WHY["text"])
    return words if matched[0].where == "relaxed" else f"{words}: {matched[0].text}"


def _passage(hit: Hit) -> Markup | None:
    """The words in the study's summary, where the study is here for them alone."""
    text = hit.highlights.get("summary", "")
    return marked(text) if "<mark>" in text and hit.matched and hit.matched[0].where in PASSAGE else None
