"""What is told of words that may be misspelt: what was asked in their place, or what else may have been meant."""

from __future__ import annotations

from msgspec import Struct

from search.answer import StudyPage
from web.pages.language.translate import gettext as _
from web.pages.search.buttons import Button


class SpellingTold(Struct, frozen=True, kw_only=True):
    """`words` tell what was asked in place of what was typed, None where nothing was; `button` asks for the other."""

    words: str | None = None
    button: Button | None = None


def tell_spelling(typed: str, page: StudyPage) -> SpellingTold:
    """`typed` are the words of the form."""
    meant = page.question.did_you_mean
    if not meant:
        return SpellingTold()
    if not page.question.corrected:
        label = _("Did you mean “%(words)s”?", words=meant)
        return SpellingTold(button=Button(name="q", value=meant, label=label))
    as_typed = Button(name="expand", value="false", label=_("Search for “%(typed)s” instead", typed=typed))
    return SpellingTold(words=_corrected(typed, meant, found=page.total > 0), button=as_typed)


def _corrected(typed: str, meant: str, *, found: bool) -> str:
    if found:
        return _("Nothing found for “%(typed)s”. Showing studies for “%(words)s”.", typed=typed, words=meant)
    return _("Nothing found for “%(typed)s”. We looked for “%(words)s”.", typed=typed, words=meant)
