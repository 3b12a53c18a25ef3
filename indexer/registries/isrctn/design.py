"""How a study is designed, as far as its words say so plainly."""

from __future__ import annotations

import re
from typing import Final

from indexer.registries.isrctn.raw import Design
from indexer.text import fold

NOT_RANDOMISED: Final = re.compile(r"\b(?:non|not|un|without)[ ]?(?:a )?randomi[sz](?:ed|ation)\b")
RANDOMISED: Final = re.compile(r"\brandomi[sz](?:ed|ation)\b")
ONE_ARM: Final = re.compile(r"\b(?:single|one) (?:arm|group)(?:ed)?\b")
OPEN: Final = re.compile(
    r"\bopen(?: label(?:led|ed)?)?\b|\bunblinded\b|\b(?:non|not) (?:blinded|masked)\b|\bno (?:blinding|masking)\b"
)
MASKINGS: Final = {
    masking: re.compile(rf"\b{word} ?(?:blind|mask)(?:ed|ing)?\b")
    for masking, word in (
        ("quadruple", "quadruple"),
        ("triple", "triple"),
        ("double", "double"),
        ("single", "(?:single|(?:assessor|observer|outcome|investigator|participant|patient)s?)"),
    )
}


def allocation(design: Design) -> str | None:
    """`randomized`, `non_randomized`, `na` for a study of one arm; None where nobody says."""
    for text in (design.interventional_trial_design.allocation, design.study_design, design.secondary_study_design):
        words = fold(text or "")
        if NOT_RANDOMISED.search(words):
            return "non_randomized"
        if RANDOMISED.search(words):
            return "randomized"
        if ONE_ARM.search(words):
            return "na"
    return None


def masking(design: Design) -> str | None:
    """`none`, `single`, `double`, `triple`, `quadruple`; None where it is not said, or said in two ways."""
    for text in (design.interventional_trial_design.masking, design.study_design):
        words = fold(text or "")
        found = [masking for masking, written in MASKINGS.items() if written.search(words)]
        found += ["none"] if OPEN.search(words) else []
        if found:
            return found[0] if len(found) == 1 else None
    return None


def masked(kind: str | None) -> tuple[str, ...] | None:
    """Who does not know what is given, where the kind of masking leaves no choice."""
    every = ("participant", "care_provider", "investigator", "outcomes_assessor")
    return {"none": (), "quadruple": every}.get(kind or "")
