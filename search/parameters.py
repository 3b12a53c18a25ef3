"""Every parameter of a question, once. Parser, description and documentation loop over this."""

from __future__ import annotations

from typing import Final

from search.filters import FACETS, FILTERS
from search.parameter import Parameter
from search.query import DEFAULT_SIZE, LARGEST_SIZE
from search.vocabulary import EXTRAS, SORTS, WORDS_IN

WORDS: Final = (
    Parameter(
        "q",
        "text",
        'Words, `"a phrase"`, `-not`, `OR`. Nothing but a registry number, in any spelling, finds that study.',
        "breast cancer",
        longest=300,
    ),
    Parameter(
        "words_in",
        "text",
        "Where the words must stand: `topic` is tags, titles, conditions, keywords and interventions; `all` adds "
        "summary, description and eligibility.",
        "topic",
        values=WORDS_IN,
        default="all",
    ),
    Parameter(
        "expand",
        "yes_or_no",
        "Whether other names of the conditions in `q` are searched too, and misspelt words as they were meant.",
        True,
        default=True,
    ),
)
WHERE: Final = (
    Parameter("near", "text", "Where from: a town, a postcode, `lat,lon`, or an area to stay inside.", "Boston"),
    Parameter(
        "within",
        "text",
        "How far: a number with its unit, or `anywhere`. Needs `near`.",
        "80km",
        default="80km",
        longest=40,
    ),
    Parameter("bbox", "box", "Sites inside `W,S,E,N`, in degrees; W > E crosses 180°.", "-71.2,42.2,-70.9,42.5"),
)
TOLD: Final = (
    Parameter(
        "extras",
        "texts",
        "What else to work out. `also`: how many open later or are offered outside a study; `mentions`: how many only "
        "mention the words elsewhere; `outside`: how many more lie up to 5 km beyond the radius with only their town "
        "known; `suggestions`: with fewer than 5 hits, what would bring more.",
        ["suggestions"],
        values=EXTRAS,
    ),
    Parameter(
        "facets",
        "texts",
        "Which counts to return: each with every filter but its own.",
        ["phase"],
        values=FACETS,
    ),
)
PAGING: Final = (
    Parameter(
        "sort",
        "text",
        "The order. By distance with a point in `near`, else by relevance with `q`, else the newest change first.",
        "distance",
        values=SORTS,
    ),
    Parameter(
        "size",
        "number",
        f"Studies on a page, 1 to {LARGEST_SIZE}.",
        DEFAULT_SIZE,
        default=DEFAULT_SIZE,
        least=1,
        most=LARGEST_SIZE,
    ),
    Parameter("after", "text", "The next page: `next` of the page before, as it stands.", "eyJpIjoi…", longest=2000),
)
PARAMETERS: Final = (*WORDS, *(each.parameter for each in FILTERS), *WHERE, *TOLD, *PAGING)


def by_name(name: str) -> Parameter:
    """The parameter of that name."""
    return next(parameter for parameter in PARAMETERS if parameter.name == name)
