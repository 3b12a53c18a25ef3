"""Every parameter of a question, once: its form, its values, its sentence. Parser and description loop over this."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from search.query import DEFAULT_SIZE, LARGEST_SIZE
from search.vocabulary import SORTS, STATUSES

Kind = Literal["text", "texts", "number", "box"]


class Parameter(NamedTuple):
    """A parameter. `texts` may repeat; `longest` counts characters; `values` are the ones that it knows."""

    name: str
    kind: Kind
    sentence: str
    example: object
    values: tuple[str, ...] = ()
    longest: int = 200
    default: object = None


PARAMETERS: Final = (
    Parameter(
        "q",
        "text",
        'Words, `"a phrase"`, `-not`, `OR`. Nothing but a registry number, in any spelling, finds that study.',
        "breast cancer",
        longest=300,
    ),
    Parameter(
        "condition",
        "texts",
        "A MeSH heading by id or by one of its names: studies tagged with it or with anything beneath it.",
        ["Breast Neoplasms"],
    ),
    Parameter("near", "text", "Where from: a town, a postcode, or `lat,lon`.", "Boston"),
    Parameter(
        "within",
        "text",
        "How far: a number with its unit, or `anywhere`. Needs `near`.",
        "80km",
        default="80km",
        longest=40,
    ),
    Parameter("bbox", "box", "Sites inside `W,S,E,N`, in degrees; W > E crosses 180°.", "-71.2,42.2,-70.9,42.5"),
    Parameter(
        "status",
        "texts",
        "The status of one and the same site, or `any`.",
        ["recruiting"],
        values=("any", *STATUSES),
        default="recruiting",
    ),
    Parameter("country", "texts", "ISO 3166 code of the country of that same site.", ["US"]),
    Parameter(
        "sort",
        "text",
        "The order. By distance with `near`, else by relevance with `q`, else the newest change first.",
        "distance",
        values=SORTS,
    ),
    Parameter("size", "number", f"Studies on a page, 1 to {LARGEST_SIZE}.", DEFAULT_SIZE, default=DEFAULT_SIZE),
    Parameter("after", "text", "The next page: `next` of the page before, as it stands.", "eyJpIjoi…", longest=2000),
)


def by_name(name: str) -> Parameter:
    return next(parameter for parameter in PARAMETERS if parameter.name == name)
