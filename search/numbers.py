"""Registry numbers in any spelling: `nct 3371017`, `2016-005119-42`, `ISRCTN 12949496`."""

from __future__ import annotations

import re

NCT = re.compile(r"NCT[\s:#-]*0*(\d{1,8})", re.IGNORECASE)
EUDRACT = re.compile(r"(?:EUDRACT)?[\s:#-]*(\d{4})-(\d{6})-(\d{2})", re.IGNORECASE)
CTIS = re.compile(r"(?:EU ?CT|CTIS)?[\s:#-]*(\d{4})-(\d{6})-(\d{2})-(\d{2})", re.IGNORECASE)
ISRCTN = re.compile(r"ISRCTN[\s:#-]*(\d{8})", re.IGNORECASE)
DEMO = re.compile(r"DEMO[\s:#-]*(\d+)", re.IGNORECASE)


def normal_number(text: str) -> str:
    """A number as the index compares it: letters and digits only, in capitals."""
    return "".join(character for character in text.upper() if character.isalnum())


def registry_number(text: str) -> str | None:
    """The normal form of a text that is nothing but a registry's number; None for any other text."""
    stripped = text.strip()
    if match := NCT.fullmatch(stripped):
        return f"NCT{int(match[1]):08d}"
    if match := ISRCTN.fullmatch(stripped):
        return f"ISRCTN{match[1]}"
    if match := CTIS.fullmatch(stripped) or EUDRACT.fullmatch(stripped):
        return "".join(match.groups())
    if match := DEMO.fullmatch(stripped):
        return normal_number(stripped)
    return None
