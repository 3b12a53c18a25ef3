"""What the registry holds of the study as a whole: its status, when it was checked, its dates, how many take part."""

from __future__ import annotations

from datetime import date
from typing import Final

from indexer.dates import newest, partial_day
from indexer.registries.ctgov import raw
from indexer.registries.ctgov.words import ENROLMENTS, Words
from search.study import Enrolment, Number, Record
from search.vocabulary import Registry

NOBODY_KNOWS: Final = 99_999_999
"""The registry's sentinel for an enrolment that it does not know."""


def held(protocol: raw.Protocol, own: Number, registry: Registry, words: Words, today: date) -> Record:
    """The registry's record; a date after today counts for nothing."""
    status = protocol.status_module or raw.StatusModule()
    design = protocol.design_module or raw.Design()
    return Record(
        registry=registry,
        id=own.number,
        url=own.url,
        status=words.status(status.overall_status, "study status") or "unknown",
        checked=newest(status.status_verified_date, *_updates(status), today=today),
        updated=updated(status, today),
        said=status.overall_status,
        dates=_dates(status),
        enrolment=_enrolment(design.enrollment_info, words),
    )


def updated(status: raw.Updated | raw.StatusModule, today: date) -> str | None:
    """The day the update was posted, else the day it was sent; one that has not come yet counts for nothing."""
    return next((day for update in _updates(status) if (day := newest(update, today=today))), None)


def _updates(status: raw.Updated | raw.StatusModule) -> tuple[str | None, str | None]:
    posted = status.last_update_post_date_struct
    return posted.date if posted else None, status.last_update_submit_date


def _dates(status: raw.StatusModule) -> dict[str, str]:
    """The record's dates by name, as the registry wrote them: a day, a month or a year."""
    written = {
        "start": _date(status.start_date_struct),
        "primary_completion": _date(status.primary_completion_date_struct),
        "completion": _date(status.completion_date_struct),
        "first_posted": _date(status.study_first_post_date_struct) or status.study_first_submit_date,
        "results_first_posted": _date(status.results_first_post_date_struct),
        "updated": _date(status.last_update_post_date_struct) or status.last_update_submit_date,
        "verified": status.status_verified_date,
    }
    return {name: day for name, text in written.items() if (day := partial_day(text))}


def _date(struct: raw.DateStruct | None) -> str | None:
    return struct.date if struct else None


def _enrolment(info: raw.Enrollment | None, words: Words) -> Enrolment | None:
    if info is None or info.count is None or not 0 <= info.count < NOBODY_KNOWS:
        return None
    return Enrolment(count=int(info.count), kind=words.ours(ENROLMENTS, info.type, "enrolment type"))
