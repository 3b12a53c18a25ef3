"""What the maps' scripts say, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.words import Look, badge_pattern, listed

NUM: Final = "%(num)s"
"""Left in a sentence: a script puts the number there."""


class Counted(Struct, frozen=True, kw_only=True):
    """A sentence for one and for several."""

    one: str
    other: str


class Rings(Struct, frozen=True, kw_only=True):
    """What the parts of a ring say."""

    recruiting: str
    planned: str
    aging: str
    unconfirmed: str


class MapWords(Struct, frozen=True, kw_only=True):
    """`looks` are the words of the legend. A script fills what stands as `%(place)s` in `show_site`, and the like in
    `call` and `of_study`."""

    label: str
    skip: str
    zoom_in: str
    zoom_out: str
    close: str
    loading: str
    away: str
    no_background: str
    zoom_hint: str
    exact: str
    of_town: str
    show_on_map: str
    show_site: str
    call: str
    of_study: str
    centres: Counted
    studies: Counted
    recruiting: Counted
    planned: Counted
    aging: Counted
    unconfirmed: Counted
    in_view: Counted
    search_area: str
    looks: dict[Look, str]
    rings: Rings


def map_words() -> MapWords:
    recruiting, looks = listed("recruiting"), _looks()
    return MapWords(
        label=_("Map of the centres"),
        skip=_("Skip map"),
        zoom_in=_("Zoom in"),
        zoom_out=_("Zoom out"),
        close=_("Close"),
        loading=_("The map is loading…"),
        away=_("The map cannot be shown right now. You can still use the list."),
        no_background=_("There is no background map here. The marks stand where the centres are."),
        zoom_hint=_("Click or tap the map to move and zoom it."),
        exact=_("A pin shows the exact place, any other mark the town"),
        of_town=_("The mark shows the town, not the house."),
        show_on_map=_("Show on the map"),
        show_site=_("Show on the map: %(place)s", place="%(place)s"),
        call=_("%(whose)s: %(number)s", whose="%(whose)s", number="%(number)s"),
        of_study=_("%(study)s – %(centre)s", study="%(study)s", centre="%(centre)s"),
        centres=both(lambda n: ngettext("%(num)s centre", "%(num)s centres", n, num=NUM)),
        studies=both(lambda n: ngettext("%(num)s study", "%(num)s studies", n, num=NUM)),
        recruiting=_always(_("%(num)s %(status)s", num=NUM, status=recruiting)),
        planned=_always(_("%(status)s %(num)s", status=looks["planned"], num=NUM)),
        aging=_always(_("%(num)s %(status)s when last checked", num=NUM, status=recruiting)),
        unconfirmed=_always(_("%(num)s then %(status)s", num=NUM, status=recruiting)),
        in_view=both(lambda n: ngettext("%(num)s centre in view", "%(num)s centres in view", n, num=NUM)),
        search_area=_("Search this area"),
        looks=looks,
        rings=Rings(
            recruiting=_("Several centres: the green part is recruiting"),
            planned=_("Several centres: the thin amber part is planned to recruit"),
            aging=_("Several centres: the amber part was recruiting when last checked"),
            unconfirmed=_("Several centres: the grey part was recruiting, not confirmed since"),
        ),
    )


def _looks() -> dict[Look, str]:
    """The words of the reviewed table, without a date. No one status stands for all that have closed."""
    return {
        "recruiting": badge_pattern("recruiting", "recent").lead,
        "planned": badge_pattern("recruiting", "recent", planned=True).lead,
        "aging": badge_pattern("recruiting", "aging").lead.rstrip(" ,"),
        "soon": badge_pattern("not_yet_recruiting", "recent").lead,
        "closed": _("Not taking new people"),
        "paused": badge_pattern("suspended", "recent").lead,
        "unconfirmed": badge_pattern("recruiting", "stale").lead,
    }


def both(words: Callable[[int], str]) -> Counted:
    """The sentence that counts, for one and for several."""
    return Counted(one=words(1), other=words(2))


def _always(words: str) -> Counted:
    """Words that are the same for every number."""
    return Counted(one=words, other=words)
