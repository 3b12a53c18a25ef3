"""Studies of the demonstration that show one thing each: mixed sites near Boston, the date line, no sites at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indexer.demo.body import BODY
from indexer.demo.cancer import CANCER
from indexer.demo.mind import MIND
from indexer.demo.places import EUROPE, FACILITIES, TOWN, WORLD, Town
from indexer.demo.theme import Idea, Theme

BREAST, TRIPLE_NEGATIVE, LUNG = CANCER[:3]
DIABETES = BODY[0]
PARKINSON = MIND[2]


class Place(NamedTuple):
    """A site. `status` is the registry's word, None where it says nothing of the site."""

    town: Town
    facility: str | None
    status: str | None
    has_point: bool = True
    has_contact: bool = False


class Draft(NamedTuple):
    """A study before it is written out. `days` since it was confirmed; None where nobody ever did."""

    theme: Theme
    idea: Idea
    status: str
    days: int | None
    places: tuple[Place, ...]
    has_office: bool = True
    omit: frozenset[str] = frozenset()
    alias: str | None = None


def special_drafts() -> Iterator[Draft]:
    """The special studies, in their order."""
    yield from _near_boston()
    yield from _far_away()
    yield from _without_something()
    yield from _outside_studies()


def _near_boston() -> Iterator[Draft]:
    yield Draft(
        BREAST,
        _pill("Pretendolide After Surgery for Breast Cancer", "pretendolide", "keeps breast cancer from coming back"),
        "RECRUITING",
        9,
        (
            _place("Boston", "COMPLETED", 0),
            _place("Cambridge", "RECRUITING", 1, has_contact=True),
            _place("Worcester", "RECRUITING", 2),
            _place("New York", "RECRUITING", 8, has_contact=True),
        ),
    )
    yield Draft(
        BREAST,
        _pill("A Low Dose of Sampleoxifen After Breast Cancer", "sampleoxifen", "has fewer side effects"),
        "RECRUITING",
        31,
        (
            _place("Boston", "RECRUITING", 1, has_contact=True),
            _place("Boston", "RECRUITING", 3),
            _place("Boston", "ACTIVE_NOT_RECRUITING", 8),
            _place("Portland", "RECRUITING", 0),
        ),
    )
    yield Draft(
        TRIPLE_NEGATIVE,
        _pill("Fictaciclib With Chemotherapy for Triple-Negative Breast Cancer", "fictaciclib", "slows the cancer"),
        "RECRUITING",
        140,
        (
            _place("Brookline", "NOT_YET_RECRUITING", 5),
            _place("Quincy", "SUSPENDED", 9),
            _place("Lowell", "RECRUITING", 6),
            _place("Providence", "RECRUITING", 1),
        ),
    )
    yield Draft(
        BREAST,
        Idea(
            "behaviour",
            "Yoga and Sleep After Treatment for Breast Cancer",
            "a yoga class",
            "twice a week for eight weeks",
            "improves sleep",
            "Hours of sleep, by a wrist device",
            "8 weeks",
        ),
        "RECRUITING",
        400,
        (_place("Providence", "RECRUITING", 9), _place("Hartford", "RECRUITING", 0)),
        has_office=False,
    )
    yield Draft(
        BREAST,
        _pill(
            "A Higher Dose of Demotinib After Surgery for Breast Cancer", "demotinib", "works better in a higher dose"
        ),
        "SUSPENDED",
        64,
        (_place("Boston", None, 0), _place("Cambridge", None, 1), _place("Chicago", None, 2)),
    )
    yield Draft(
        BREAST,
        _pill(
            "Mocktuzumab After Surgery for HER2-Positive Breast Cancer", "mocktuzumab", "keeps cancer from coming back"
        ),
        "UNKNOWN",
        2900,
        (_place("Boston", "RECRUITING", 1, has_contact=True), _place("Quincy", "NOT_YET_RECRUITING", 3)),
    )


def _far_away() -> Iterator[Draft]:
    yield Draft(
        DIABETES,
        Idea(
            "care",
            "Diabetes Care by Boat and Radio in the South Pacific",
            "care by boat and radio",
            "a visit every month",
            "reaches people on small islands",
            "People whose blood sugar is in range",
            "12 months",
        ),
        "RECRUITING",
        12,
        tuple(_place(city, "RECRUITING", 5) for city in ("Suva", "Waiyevo", "Apia", "Waitangi", "Gisborne")),
    )
    yield Draft(
        MIND[0],
        Idea(
            "device",
            "Bright Light in the Polar Night: Low Mood North of the Arctic Circle",
            "a bright lamp",
            "30 minutes every morning",
            "lifts low mood in winter",
            "Low mood, by a questionnaire of 21 questions",
            "8 weeks",
        ),
        "RECRUITING",
        50,
        tuple(
            _place(city, status, 5)
            for city, status in (
                ("Tromsø", "RECRUITING"),
                ("Longyearbyen", "RECRUITING"),
                ("Reykjavík", "NOT_YET_RECRUITING"),
                ("Anchorage", "RECRUITING"),
                ("Yellowknife", "WITHDRAWN"),
                ("Ushuaia", "RECRUITING"),
            )
        ),
    )
    statuses = ("RECRUITING", "RECRUITING", "RECRUITING", "NOT_YET_RECRUITING", "ACTIVE_NOT_RECRUITING", "COMPLETED")
    yield Draft(
        LUNG,
        _pill("Worldwide Study of Sampletinib for Lung Cancer", "sampletinib", "helps people to live longer"),
        "RECRUITING",
        5,
        tuple(
            Place(town, FACILITIES[turn].format(city=town.city), statuses[(place + turn) % 6], True, place % 9 == 0)
            for turn in range(4)
            for place, town in enumerate(WORLD)
        )
        + tuple(_place(town.city, "RECRUITING", 6) for town in EUROPE)
        + tuple(_place(town.city, "WITHDRAWN", 9) for town in EUROPE),
    )


def _without_something() -> Iterator[Draft]:
    yield Draft(
        PARKINSON,
        _pill("Handwriting and Imaginapa in Parkinson's Disease", "imaginapa", "makes writing easier"),
        "NOT_YET_RECRUITING",
        18,
        (),
    )
    yield Draft(
        PARKINSON,
        Idea(
            "watch",
            "What Helps Against Constipation in Parkinson's Disease: A Register",
            "",
            "by a questionnaire each year",
            "what people use in daily life and whether it helps",
            "What people use, and whether it helps",
            "5 years",
        ),
        "RECRUITING",
        75,
        (_place("Madrid", "RECRUITING", 2), _place("Lisboa", "RECRUITING", 2)),
        omit=frozenset({"ages"}),
    )
    yield Draft(
        DIABETES,
        _pill("Pretendaglutide in a Pill for Type 2 Diabetes", "pretendaglutide", "lowers blood sugar"),
        "RECRUITING",
        22,
        (
            Place(TOWN["Nairobi"], "Riverside Demo Hospital", "RECRUITING", has_point=False),
            Place(TOWN["Accra"], None, "RECRUITING", has_point=False, has_contact=True),
            Place(TOWN["Accra"], None, "COMPLETED", has_point=False),
        ),
    )
    yield Draft(
        DIABETES,
        Idea(
            "screening",
            "Eye Photographs at the Pharmacy for People With Diabetes",
            "an eye photograph",
            "once",
            "finds damage to the eye in time",
            "People sent to an eye doctor",
            "3 months",
        ),
        "RECRUITING",
        None,
        (_place("London", "RECRUITING", 5), _place("Edinburgh", "RECRUITING", 2)),
    )
    yield Draft(
        LUNG,
        _pill("Sampletinib and Radiotherapy for Lung Cancer", "sampletinib", "works together with radiotherapy"),
        "RECRUITING",
        700,
        (_place("Paris", "COMPLETED", 0), _place("Lyon", "ACTIVE_NOT_RECRUITING", 1)),
        alias="DEMO0000900",
    )
    withheld = _pill("Study Withheld by Its Sponsor", "", "")
    yield Draft(LUNG, withheld, "WITHHELD", 1000, (), has_office=False, omit=frozenset({"everything"}))


def _outside_studies() -> Iterator[Draft]:
    statuses = ("AVAILABLE", "TEMPORARILY_NOT_AVAILABLE", "NO_LONGER_AVAILABLE", "APPROVED_FOR_MARKETING")
    medicines = ("mirageumab", "fictinoclax", "pretendolide", "mockinumab")
    themes = (MIND[3], CANCER[6], BREAST, BODY[9])
    for turn, (status, medicine, theme) in enumerate(zip(statuses, medicines, themes, strict=True)):
        title = f"Expanded Access to {medicine.capitalize()} for {theme.words[0]}"
        idea = Idea("access", title, medicine, "as a doctor decides", "is available outside a study", "", "")
        places = (_place("Boston", "AVAILABLE", 0), _place("Denver", "AVAILABLE", 1)) if turn == 0 else ()
        yield Draft(theme, idea, status, 40 + 300 * turn, places, omit=frozenset({"dates"}))


def _pill(title: str, given: str, aim: str) -> Idea:
    return Idea(
        "placebo, early", title, given, "one tablet a day", aim, "People who are well at the last visit", "1 year"
    )


def _place(city: str, status: str | None, facility: int, *, has_contact: bool = False) -> Place:
    return Place(TOWN[city], FACILITIES[facility].format(city=city), status, True, has_contact)
