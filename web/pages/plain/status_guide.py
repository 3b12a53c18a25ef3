"""What each word for a status means, for the page that explains them; the words are those of the reviewed table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from search.freshness import AGING_MONTHS, RECENT_MONTHS, fresh, months_after
from search.vocabulary import Status
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.language.words import Badge, badge, whose_word

ONE_MONTH: Final = timedelta(days=30)

MEANINGS: Final[dict[Status, str]] = {
    "not_yet_recruiting": noted("The centre plans to take people. It has not begun."),
    "by_invitation": noted("The study team asks people whom it has chosen. Others cannot join."),
    "active_not_recruiting": noted("The study goes on with the people who are in it. Nobody new can join."),
    "suspended": noted("The study has stopped for now. It may go on later."),
    "completed": noted("The study has come to its normal end."),
    "terminated": noted("The study was stopped before its planned end. It will not start again."),
    "withdrawn": noted("The study was called off before anyone took part."),
    "unknown": noted("The entry in the registry was not kept up to date. The study may have ended. Ask first."),
    "available": noted(
        "Some people who cannot join a study may get the treatment all the same. Your doctor has to ask for it."
    ),
    "temporarily_not_available": noted("This way to the treatment is closed for now. It may open again."),
    "no_longer_available": noted("This way to the treatment is closed for good."),
    "approved_for_marketing": noted("The treatment is now approved for use. Ask your doctor about it."),
    "withheld": noted("The registry does not show this entry’s details yet."),
}
"""Every status but recruiting, which is told by its age."""


class Explained(Struct, frozen=True):
    badge: Badge
    meaning: str


class Guide(Struct, frozen=True):
    """`by_age` is one that recruits, from the newest check to none, and by less than its own word; `others` are the
    words alone."""

    by_age: tuple[Explained, ...]
    others: tuple[Explained, ...]


def guide(today: date) -> Guide:
    return Guide(by_age=_by_age(today), others=tuple(_word(status, today) for status in MEANINGS))


def _by_age(today: date) -> tuple[Explained, ...]:
    """The dates are examples; they are in the middle of what each row says."""
    return (
        Explained(
            _recruiting(today - ONE_MONTH, today),
            _("The centre took people when this was last checked, in the last six months."),
        ),
        Explained(
            _recruiting(months_after(today, -RECENT_MONTHS) - ONE_MONTH, today),
            _("The check is six months to two years old. Much may have changed. Call before you travel."),
        ),
        Explained(
            _recruiting(months_after(today, -AGING_MONTHS) - 12 * ONE_MONTH, today),
            _("Nobody has confirmed it for two years or more. It may have closed long ago."),
        ),
        Explained(
            badge("recruiting", "stale", None),
            _("The registry gives no date. So nobody can tell how old this is."),
        ),
        Explained(
            badge("recruiting", "recent", today.isoformat(), until=months_after(today, RECENT_MONTHS).isoformat()),
            _("No registry says that the centre takes people now. Its planned dates say so. Ask first."),
        ),
        Explained(
            badge("recruiting", "recent", today.isoformat(), whose=whose_word("country")),
            _("The registry gives one status for all centres of a country. A single centre may be ahead or behind."),
        ),
    )


def _recruiting(checked: date, today: date) -> Badge:
    day = checked.isoformat()
    return badge("recruiting", fresh(day, today), day, can_call=True)


def _word(status: Status, today: date) -> Explained:
    """The word alone, without its date."""
    return Explained(replace(badge(status, "recent", today.isoformat()), rest=""), _(MEANINGS[status]))
