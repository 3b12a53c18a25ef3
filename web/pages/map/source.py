"""Whose map it is, and what its reader must know of it."""

from __future__ import annotations

from search.answer import WholeStudy
from web.pages.desk import Desk
from web.pages.language.languages import current
from web.pages.language.translate import gettext as _
from web.pages.language.words import TABLE


def source_words(desk: Desk, study: WholeStudy) -> str:
    """A few sentences: that a study is made up, who tells it, that a translation is a draft, that the data are old."""
    story = desk.told()
    told = [
        _("Made up: this study does not exist.") if "demo" in study.card.registries else "",
        _("From %(site)s. We do not run, check or recommend these studies.", site=desk.settings.site_name),
        _("This translation is a draft. No medical professional has checked it yet.") if _is_draft() else "",
        (story.old or "") if story else "",
    ]
    return " ".join(sentence for sentence in told if sentence)


def _is_draft() -> bool:
    return bool(TABLE[current()]["draft"])
