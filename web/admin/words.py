"""Spans, moments and names in an operator's words, in English."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from search.contents import Contents
from search.jobs import Job
from search.moments import parse
from search.spans import clock, span
from search.vocabulary import REGISTRY_NAMES, STATUSES
from web.admin.overview import silent_since
from web.pages.language.numbers import number
from web.pages.language.words import TABLE

__all__ = ["clock", "span"]

KINDS: Final = {"update": "Update", "build": "Build", "rollback": "Rollback"}
STATES: Final = {"waiting": "Waiting", "running": "Running", "done": "Done", "failed": "Failed"}
ASKERS: Final = {"admin": "Admin page", "shell": "Shell", "schedule": "Schedule"}
ACTIONS: Final = {
    "log_in": "Logged in",
    "log_in_refused": "Log-in refused: wrong token",
    "log_out": "Logged out",
    "token_refused": "Program refused: wrong token",
    "form_refused": "Form refused: from no page of this session",
    "job_asked": "Asked for a job",
    "job_refused": "Asked for a job while another was under way",
}
OF_REGISTRIES: Final = {
    "read_of": "Records read",
    "told": "Records that the registry counts",
    "gave": "Records that it gave",
    "away": "Away",
}
"""Parts of a report that tell something of each registry."""

FIGURES: Final = {
    "read": "Records read",
    "older_twins": "Older records of a number read twice",
    "unreadable": "Unreadable records",
    "refused": "Studies that the engine refused",
    "broken": "Broken files",
    "joined": "Studies in several registries",
    "kept_apart": "Numbers that joined nothing",
    "additions": "Own additions to studies",
    "additions_without_study": "Own additions without a study",
    "sites_with_point": "Sites with a position",
    "removed": "Studies removed",
    "changes": "Changes seen",
}
"""Counts of a report whose names say too little."""


def moment(text: str) -> str:
    """`22 Nov 2026, 09:00`, in UTC."""
    at = parse(text)
    return f"{at.day} {at:%b %Y, %H:%M}"


def took(job: Job) -> str | None:
    """How long a job ran, or has run; None before anybody took it."""
    if not job.started:
        return None
    ended = parse(job.ended) if job.ended else datetime.now(UTC)
    return clock((ended - parse(job.started)).total_seconds())


def registry(code: str) -> str:
    return REGISTRY_NAMES.get(code, code)


def status(code: str) -> str:
    """In the words that readers see."""
    known: dict[str, Any] = TABLE["en"]["words"]
    return str(known[code]["word"]) if code in known else code


def field(name: str) -> str:
    """`sites_with_point` as it is read: `Sites with point`."""
    return name.replace("_", " ").capitalize()


def statuses(held: Contents) -> list[str]:
    """Those that any study or site has, in the vocabulary's order."""
    found = set(held.studies_by_status).union(*held.sites_by_registry_and_status.values())
    return [*(each for each in STATUSES if each in found), *sorted(found - set(STATUSES))]


def first_line(text: str) -> str:
    return text.partition("\n")[0]


def verdict(passed: bool | None) -> tuple[str, str]:
    """What became of a check, and how that is shown: not made is neither good nor bad."""
    return ("Not made", "unmade") if passed is None else ("Passed", "done") if passed else ("Failed", "failed")


def checks(found: list[dict[str, Any]]) -> str:
    """`11 passed`, `9 passed, 2 not made`, `2 of 11 failed`; nothing where none was made."""
    results = [each.get("passed") for each in found]
    failed, passed, unmade = results.count(False), results.count(True), results.count(None)
    if failed:
        return f"{failed} of {passed + failed} failed"
    return ", ".join([f"{passed} passed"] * (passed > 0) + [f"{unmade} not made"] * (unmade > 0)) or "–"


def run(job: Job) -> str:
    """`update 41`; of one that had no number when it was asked for."""
    name = KINDS[job.kind].lower()
    return f"{name} {job.run}" if job.run else f"{name} of {moment(job.asked)}"


def silent(job: Job) -> str | None:
    """When who runs a job was last heard of, where that is too long ago."""
    heard = silent_since(job, datetime.now(UTC))
    return moment(heard) if heard else None


def figures(report: dict[str, Any]) -> list[tuple[str, str]]:
    """Every count of a report that is not nought, and those of each registry."""
    told: list[tuple[str, str]] = []
    for name, value in report.items():
        if isinstance(value, dict) and name in OF_REGISTRIES:
            told += [(f"{OF_REGISTRIES[name]}: {registry(code)}", _figure(count)) for code, count in value.items()]
        elif isinstance(value, int | float) and value and name != "run":
            told.append((FIGURES.get(name, field(name)), _figure(value)))
    return told


def _figure(value: object) -> str:
    if isinstance(value, int):
        return number(value)
    return f"{value:,.1f}" if isinstance(value, float) else str(value)
