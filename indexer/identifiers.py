"""Numbers of studies: which registry one belongs to, and where that registry shows it.

Only a text that is nothing but registries' numbers counts as such: a wrong join of two studies is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from indexer.text import clean
from search.study import Number

BEFORE = (
    r"(?:n[°or]?[\s.:]{0,3})?(?:\beu[a-z]{0,6}[\s-]?c?t?r?)?[\s:#,.-]{0,5}"
    r"(?:(?:number|ref|no|nr|id|n)[°\s:#.-]{1,5})?[\s:#.°-]{0,5}"
)
"""What people write before a European number: `N° EudraCT :`, `Eudra CT#`, `EudtaCT No:`, `EU CT number:`."""
AFTER = r"(?:-(?:[A-Z]{2}|3rd))?[\s;,.]{0,5}(?:\(?(?:eudra|eu)[\s-]?ct(?: (?:no|number))?\)?)?"
EUDRACT = re.compile(rf"{BEFORE}((?:19|20)\d\d)[\s-]{{1,3}}(0\d{{5}})[\s-]{{1,3}}(\d\d){AFTER}", re.IGNORECASE)
EUDRACT_WITHOUT_DASHES = re.compile(r"eudra[\s-]?ct[\s:#.-]{0,5}((?:19|20)\d\d)(0\d{5})(\d\d)", re.IGNORECASE)
CTIS = re.compile(
    rf"(?:{BEFORE}|ctis[\s:#-]{{0,5}}(?:(?:number|no|id)\b)?[\s:#.-]{{0,5}})"
    r"(20\d\d-5\d{5}-\d\d(?:-\d\d)?)[\s;,.]{0,5}(?:\(?(?:ctis|eu[\s-]?ct)(?: (?:no|number))?\)?)?",
    re.IGNORECASE,
)
ISRCTN = re.compile(
    r"(?:(?:https?://)?(?:www\.)?isrctn\.com/|(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.1186/)?"
    r"ISRCTN[\s:#-]{0,5}(?:(?:number|no|id)\b[\s:#.-]{0,5})?(?:ISRCTN)?(\d{4})\s?(\d{4})[\s;,.]{0,5}",
    re.IGNORECASE,
)
NCT = re.compile(
    r"(?:(?:https?://)?(?:www\.)?clinicaltrials\.gov/(?:ct2/show|study)/"
    r"|clinical\s?trials?(?:\.?gov)?[\s:#,-]{0,5}(?:(?:identifier|number|no|nr|id)\b)?[\s:#.-]{0,5})?"
    r"NCT[\s:#-]{0,5}(?:(?:number|no|id)\b[\s:#.-]{0,5})?(?:NCT)?(\d{4})\s?(\d{4})[\s;,.]{0,5}(?:\(clinicaltrials\.gov\))?",
    re.IGNORECASE,
)
DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
BETWEEN_NUMBERS = re.compile(r"[,;/|&+\n]|\band\b|(?<=\d)\s+(?=NCT|ISRCTN|EudraCT)", re.IGNORECASE)


def number(text: str, url: str | None = None) -> Number:
    """The number with its registry and the page that shows it; any other number as it stands."""
    written = _bare(text)
    if match := NCT.fullmatch(written):
        return ctgov_number(f"NCT{match[1]}{match[2]}")
    if match := ISRCTN.fullmatch(written):
        own = f"ISRCTN{match[1]}{match[2]}"
        return Number(number=own, registry="isrctn", url=f"https://www.isrctn.com/{own}")
    if match := CTIS.fullmatch(written):
        page = f"https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT={match[1]}"
        return Number(number=match[1], registry="ctis", url=page)
    if match := EUDRACT.fullmatch(written) or EUDRACT_WITHOUT_DASHES.fullmatch(written):
        own = "-".join(match.groups())
        page = f"https://www.clinicaltrialsregister.eu/ctr-search/search?query={own}"
        return Number(number=own, registry="eudract", url=page)
    safe = url if url and url.startswith(("https://", "http://")) else None
    return Number(number=text, registry=None, url=safe)


def numbers_in(text: str, url: str | None = None) -> tuple[Number, ...]:
    """The number that a text is, or all of them where it is nothing but several numbers of registries."""
    whole = number(text, url)
    if whole.registry is None:
        parts = [number(part) for part in BETWEEN_NUMBERS.split(text) if part.strip()]
        if len(parts) > 1 and all(part.registry for part in parts):
            return tuple({part.number: part for part in parts}.values())
    return (whole,)


def registry_numbers(texts: Iterable[str | None], own: str) -> tuple[str, ...]:
    """The numbers of registries in what a record gives as numbers, each once, its own left out."""
    found = (each for text in texts if text for each in numbers_in(clean(text)))
    return tuple(dict.fromkeys(each.number for each in found if each.registry and each.number != own))


def ctgov_number(nct: str) -> Number:
    """A ClinicalTrials.gov number and its page."""
    return Number(number=nct, registry="ctgov", url=f"https://clinicaltrials.gov/study/{nct}")


def _bare(text: str) -> str:
    """The text with plain dashes, without outer spaces, and without brackets around all of it."""
    written = unicodedata.normalize("NFKC", text).translate(DASHES).strip()
    return written[1:-1].strip() if written[:1] + written[-1:] in ("()", "[]") else written
