"""Numbers of studies: which registry one belongs to, and where that registry shows it.

Only a number that is nothing but a registry's counts as one: a wrong join of two studies is worse than none.
"""

from __future__ import annotations

import re

from search.study import Number

BEFORE = r"(?:n[°o]?\.?\s*)?(?:eu[a-z]{1,4}[\s-]?ct)?[\s:#,.-]*(?:(?:number|no|nr|id|n°)\b)?[\s:#.°-]*"
AFTER = r"(?:-[A-Z]{2})?[\s;,.]*(?:\(?eudract(?: (?:no|number))?\)?)?"
EUDRACT = re.compile(rf"{BEFORE}((?:19|20)\d\d-0\d{{5}}-\d\d){AFTER}", re.IGNORECASE)
CTIS = re.compile(
    r"(?:(?:eu[\s-]?ct|ctis)[\s:#-]*(?:(?:number|no)\b)?[\s:#.-]*)?(20\d\d-5\d{5}-\d\d(?:-\d\d)?)[\s;,.]*",
    re.IGNORECASE,
)
ISRCTN = re.compile(r"ISRCTN[\s:#-]*(\d{8})[\s;,.]*", re.IGNORECASE)
NCT = re.compile(r"NCT[\s:#-]*(\d{8})[\s;,.]*", re.IGNORECASE)


def number(text: str, url: str | None = None) -> Number:
    """The number with its registry and the page that shows it; any other number as it stands."""
    if match := NCT.fullmatch(text):
        return ctgov_number(f"NCT{match[1]}")
    if match := ISRCTN.fullmatch(text):
        own = f"ISRCTN{match[1]}"
        return Number(number=own, registry="isrctn", url=f"https://www.isrctn.com/{own}")
    if match := CTIS.fullmatch(text):
        page = f"https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT={match[1]}"
        return Number(number=match[1], registry="ctis", url=page)
    if match := EUDRACT.fullmatch(text):
        page = f"https://www.clinicaltrialsregister.eu/ctr-search/search?query={match[1]}"
        return Number(number=match[1], registry="eudract", url=page)
    safe = url if url and url.startswith(("https://", "http://")) else None
    return Number(number=text, registry=None, url=safe)


def ctgov_number(nct: str) -> Number:
    """A ClinicalTrials.gov number and its page."""
    return Number(number=nct, registry="ctgov", url=f"https://clinicaltrials.gov/study/{nct}")
