"""What a study gives to whom, as far as the registry says it: groups, an outline in its text, or a bare list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Final

from markupsafe import Markup
from msgspec.structs import replace

from search.study import Arm, Card, Details, Intervention, Text
from web.pages.language.registries import registry_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext, noted
from web.pages.study.markdown import paragraphs, registry_html
from web.pages.study.pieces import Piece, Point, english, quote, section

OUTLINE: Final = ("OUTLINE", "ARM ", "GROUP ", "COHORT ")
AFTERWARDS: Final = "After completion of"
KINDS: Final = {
    "drug": noted("drug"),
    "device": noted("device"),
    "procedure": noted("procedure"),
    "behavioral": noted("behaviour"),
    "biological": noted("biological"),
    "diagnostic_test": noted("test"),
    "dietary_supplement": noted("dietary supplement"),
    "radiation": noted("radiation"),
    "combination_product": noted("combination product"),
    "genetic": noted("genetic"),
}
"""What is given; "other" says nothing to a reader."""


def treatment(card: Card, details: Details) -> Iterator[Piece]:
    watches = card.type == "observational"
    if watches:
        yield Piece(words=_("This study watches and records only. It gives no treatment."))
    if details.arms:
        yield Piece(words=_("The registry lists these groups of people:") if watches else _arms_told(len(details.arms)))
        yield from (_arm(arm) for arm in details.arms)
    elif outline := _paragraphs(details, OUTLINE):
        yield Piece(words=_("The registry does not list the groups one by one. This is its own text:"))
        source = _("Outline, %(registry)s", registry=registry_name(outline.registry))
        yield quote(outline.text, source, outline.lang)
    elif details.given:
        used = _("The registry lists what is used in this study, not who gets what:")
        yield Piece(words=_("The registry lists what this study looks at:") if watches else used)
        yield Piece(points=tuple(_given(one) for one in details.given))
    elif not watches:
        yield Piece(words=_("The registry does not say."))


def visits(details: Details) -> Iterator[Piece]:
    """No registry has a plan of visits; some tell in their text what comes after the treatment."""
    after = _paragraphs(details, AFTERWARDS)
    if not after:
        yield Piece(words=_("The registry has no separate visit plan. Read its text, and ask for the visit plan."))
        return
    yield Piece(words=_("The registry gives no visit plan. Ask for the visit plan. After treatment, in its own words:"))
    yield quote(after.text, registry_name(after.registry), after.lang)


def _arms_told(arms: int) -> str:
    if arms == 1:
        return _("Everyone in this study is in one group, in the registry’s words:")
    return ngettext(
        "The registry lists %(num)s group. You would be in it, in the registry’s words:",
        "The registry lists %(num)s groups. You would be in one of them, in the registry’s words:",
        arms,
    )


def _arm(arm: Arm) -> Piece:
    """The whole arm, never a part of it: "Placebo together with Carboplatin"."""
    described = registry_html(arm.description) if arm.description else None
    words = reduce(_together, map(english, arm.interventions)) if arm.interventions else None
    if not (words or described):
        words = Markup(_("The registry does not say more."))
    return Piece(fold=arm.label, words=words, quote=described, lang="en")


def _together(first: Markup, second: Markup) -> Markup:
    return Markup(_("%(first)s together with %(second)s", first=first, second=second))


def _given(one: Intervention) -> Point:
    kind = KINDS.get(one.kind or "")
    return Point(words=english(one.name), more=_(kind) if kind else None)


def _paragraphs(details: Details, beginnings: str | tuple[str, ...]) -> Text | None:
    """The paragraphs of the description that begin so, word for word."""
    if not (described := section(details, "description")):
        return None
    found = [part for part in paragraphs(described.text) if part.startswith(beginnings)]
    return replace(described, text="\n\n".join(found)) if found else None
