"""The words of member states, alone and with what was notified, and what they mean: `docs/registries/ctis.md`."""

from __future__ import annotations

from tests.indexer.ctis.records import Json

WORDS = [
    ("Under evaluation", "not_yet_recruiting"),
    ("Authorised, recruitment pending", "not_yet_recruiting"),
    ("Authorised, not started", "not_yet_recruiting"),
    ("Authorised, recruiting", "recruiting"),
    ("Ongoing, recruiting", "recruiting"),
    ("Ongoing, recruitment ended", "active_not_recruiting"),
    ("Temporarily halted", "suspended"),
    ("Halted", "suspended"),
    ("Suspended", "suspended"),
    ("Ended", "completed"),
    ("Expired", "withdrawn"),
    ("Revoked", "terminated"),
    ("Not authorised", "withdrawn"),
    ("Not valid", "withdrawn"),
    ("Lapsed", "withdrawn"),
    ("Withdrawn", "withdrawn"),
    ("Cancelled", "withdrawn"),
    ("Pending", "not_yet_recruiting"),
    ("ONGOING,  RECRUITING", "recruiting"),
]
START, LATER, END, AHEAD = "2025-01-10", "2025-06-10", "2025-09-10", "2027-03-01"
COURSES: list[tuple[str, Json, list[tuple[str, str]], str]] = [
    ("Authorised", {}, [], "not_yet_recruiting"),
    ("Authorised", {"hasRecruitmentStarted": False}, [], "not_yet_recruiting"),
    ("Authorised", {"hasRecruitmentStarted": True}, [], "recruiting"),
    ("Authorised", {"hasRecruitmentStarted": False}, [("START_OF_RECRUITMENT", START)], "not_yet_recruiting"),
    ("Authorised", {}, [("START_OF_TRIAL", START)], "not_yet_recruiting"),
    ("Authorised", {}, [("START_OF_TRIAL", START), ("START_OF_RECRUITMENT", LATER)], "recruiting"),
    ("Authorised", {}, [("START_OF_RECRUITMENT", AHEAD)], "not_yet_recruiting"),
    ("Authorised", {}, [("START_OF_RECRUITMENT", START), ("END_OF_RECRUITMENT", END)], "active_not_recruiting"),
    ("Authorised", {}, [("START_OF_RECRUITMENT", START), ("END_OF_RECRUITMENT", START)], "active_not_recruiting"),
    ("Authorised", {}, [("START_OF_RECRUITMENT", START), ("END_OF_RECRUITMENT", AHEAD)], "recruiting"),
    (
        "Authorised",
        {},
        [("START_OF_RECRUITMENT", START), ("END_OF_RECRUITMENT", LATER), ("START_OF_RECRUITMENT", END)],
        "recruiting",
    ),
    ("Authorised", {}, [("START_OF_RECRUITMENT", START), ("TEMPORARY_HALT", LATER)], "suspended"),
    (
        "Authorised",
        {},
        [("START_OF_RECRUITMENT", START), ("TEMPORARY_HALT", LATER), ("RESTART_OF_TRIAL", END)],
        "recruiting",
    ),
    ("Authorised", {}, [("TEMPORARY_HALT", LATER), ("RESTART_OF_TRIAL", END)], "not_yet_recruiting"),
    ("Authorised", {}, [("START_OF_RECRUITMENT", START), ("END_OF_TRIAL", END)], "completed"),
    ("Authorised", {}, [("START_OF_RECRUITMENT", START), ("EARLY_TERMINATION", END)], "terminated"),
    (
        "Ongoing, recruiting",
        {},
        [("START_OF_RECRUITMENT", START), ("END_OF_RECRUITMENT", END)],
        "active_not_recruiting",
    ),
    ("Ongoing, recruiting", {}, [("START_OF_RECRUITMENT", START), ("TEMPORARY_HALT", END)], "suspended"),
    ("Ongoing, recruiting", {}, [("END_OF_TRIAL", END)], "completed"),
    ("Ongoing, recruitment ended", {}, [("START_OF_RECRUITMENT", START)], "active_not_recruiting"),
    ("Ongoing, recruitment ended", {}, [("EARLY_TERMINATION", END)], "terminated"),
    ("Authorised, not started", {}, [("START_OF_RECRUITMENT", START)], "not_yet_recruiting"),
    ("Temporarily halted", {}, [("START_OF_RECRUITMENT", START), ("RESTART_OF_TRIAL", END)], "suspended"),
    ("Ended", {}, [("EARLY_TERMINATION", END)], "terminated"),
    ("Suspended", {}, [("START_OF_RECRUITMENT", START)], "suspended"),
    ("Revoked", {}, [("START_OF_RECRUITMENT", START)], "terminated"),
]
