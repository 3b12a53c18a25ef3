"""The questions under which ISRCTN asks for its plain English summary, in all the words they were put in."""

from __future__ import annotations

import re
from typing import Final

BACKGROUND: Final = "Background and study aims"
STUDY: Final = "(?:this |the )?(?:study|trial|research|project)"
CAN_BE: Final = "(?:what are|are there any) (?:the |any )?(?:possible |potential )*"
OF_PART: Final = (
    rf"(?: (?:in|of|to|for|from|by) (?:{STUDY}|(?:the )?participants|participating|participation|taking part))*"
)
QUESTIONS: Final = {
    "Who can participate?": (
        rf"who (?:can|may|could|is able to) (?:participate|take part|join)(?: in {STUDY})?",
        rf"who is eligible(?: to (?:participate|take part|join))?(?:(?: in| for)? {STUDY})?",
    ),
    "What does the study involve?": (
        rf"what (?:does|will|did) (?:{STUDY}|participati(?:on|ng)|taking part)(?: in {STUDY})? (?:involve|entail)",
        rf"what is involved(?: in {STUDY})?",
    ),
    "What are the possible benefits and risks of participating?": (
        rf"{CAN_BE}(?:benefits?|risks?)(?: and|,| &| or)(?: the)?(?: possible| potential)* (?:benefits?|risks?)"
        rf"{OF_PART}",
    ),
    "What are the possible benefits of participating?": (rf"{CAN_BE}benefits?{OF_PART}",),
    "What are the possible risks of participating?": (
        rf"{CAN_BE}(?:risks?|side effects)(?: and (?:burdens|disadvantages|side effects))?{OF_PART}",
    ),
    "Where is the study run from?": (
        rf"where (?:is|was|will) {STUDY} (?:being |be )?"
        r"(?:run|conducted|based|carried out|taking place|take place|held|located|done)(?: from| at| in)?",
    ),
    "When is the study starting and how long is it expected to run for?": (
        rf"when (?:is|was|will|does|did) {STUDY} (?:be )?(?:(?:expected|going|due|planned) to )?"
        r"(?:start(?:ing|ed)?|begin(?:ning)?)(?:,? (?:and )?(?:for )?how long [a-z\x20]{4,60}?)?",
    ),
    "How long will the study be recruiting participants for?": (
        rf"how long (?:will|is) {STUDY} (?:(?:be|going to be|expected to be) )?recruit(?:ing)?"
        r"(?: participants| patients)?(?: for)?",
    ),
    "Who is funding the study?": (
        rf"who (?:is|are|has|was) (?:the )?(?:fund(?:ing|ed|ers?)|financing|paying for)(?: (?:of )?{STUDY})?",
        rf"who funds {STUDY}",
    ),
    "Who is the main contact?": (
        rf"who (?:is|are) the (?:main |lead |study |trial )*contacts?(?: person)?(?: (?:for|of) {STUDY})?",
    ),
}
"""Each question as the registry words it today, with the ways in which it was worded, and is reworded."""
AIMS: Final = (
    "background(?:,| and| &|/) (?:the )?(?:stud(?:y|ies) |trial |research )?(?:aims?|purpose|objectives?)",
    "(?:study|trial) aims? and background",
)


def _pattern() -> re.Pattern[str]:
    """A question mark ends a question anywhere; without one it must stand alone on its line."""
    lead = r"(?:^[ \t]*(?:\d{1,2}[.)]|[-*•#]+)[ \t]*)?"
    background = _spaced("|".join(AIMS))
    first = rf"^[ \t]*(?:{background})\b[ \t]*[:?.–-]?|(?-i:{BACKGROUND})[ \t]*:?|^[ \t]*background[ \t]*:?[ \t]*$"
    asked = [f"(?P<first>{first})"]
    for place, ways in enumerate(QUESTIONS.values()):
        words = _spaced("|".join(ways))
        asked.append(rf"(?P<q{place}>\b(?:{words})[ \t]*\?+[ \t]*:?|^[ \t]*(?:{words})[ \t]*[:.]?[ \t]*$)")
    # Five times as quick: almost nowhere do these words begin.
    begins = r"(?<!\w)(?=[ \t]{0,9}(?:wh(?:o|at|ere|en)|how|are|background|study|trial)\b)"
    return re.compile(f"{lead}{begins}(?:{'|'.join(asked)})", re.IGNORECASE | re.MULTILINE)


def _spaced(words: str) -> str:
    return words.replace(" ", "[ \\t\\xa0]+")


HEADING: Final = _pattern()


def question(heading: re.Match[str]) -> str:
    """The question that a heading asks, in the registry's words of today."""
    return next((asked for place, asked in enumerate(QUESTIONS) if heading[f"q{place}"]), BACKGROUND)
