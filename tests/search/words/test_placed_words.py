"""Words with a place at their end, taken apart; and words that only look so, left alone."""

from __future__ import annotations

from typing import Final

import pytest

import mappings
from search.fold import fold
from search.places.place import Place
from search.words.placed_words import Placed, split

TOWNS: Final = {
    "Boston": ("Boston, Massachusetts, US", 650_000),
    "Boston, MA": ("Boston, Massachusetts, US", 650_000),
    "Stoke on Trent": ("Stoke-on-Trent, England, GB", 270_000),
    "St Louis": ("Saint Louis, Missouri, US", 300_000),
    "Nice": ("Nice, Provence-Alpes-Côte d'Azur, FR", 338_000),
    "Bath": ("Bath, England, GB", 94_000),
    "Paris": ("Paris, Île-de-France, FR", 2_100_000),
    "Paris, Texas": ("Paris, Texas, US", 24_000),
    "Newcastle": ("Newcastle upon Tyne, England, GB", 192_000),
    "Newcastle, England": ("Newcastle upon Tyne, England, GB", 192_000),
    "The Hague": ("The Hague, South Holland, NL", 475_000),
    "Frankfurt": ("Frankfurt am Main, Hesse, DE", 650_000),
    "München": ("Munich, Bavaria, DE", 1_260_000),
    "Muenchen": ("Munich, Bavaria, DE", 1_260_000),
    "Ulm": ("Ulm, Baden-Wurttemberg, DE", 120_000),
    "Halle": ("Halle (Saale), Saxony-Anhalt, DE", 234_000),
    "Marburg": ("Marburg an der Lahn, Hesse, DE", 78_000),
    "Madrid": ("Madrid, ES", 3_255_000),
    "Orléans": ("Orléans, Centre, FR", 124_000),
    "Lyon": ("Lyon, Auvergne-Rhône-Alpes, FR", 472_000),
    "東京": ("Tokyo, JP", 8_300_000),
    "Nether Wallop": ("Nether Wallop, England, GB", 900),
    "Recovery": ("Recovery, Georgia, US", 600),
    "Turf": ("Turf, Nebraska, US", 4_900),
    "colon": ("Colón, PA", 76_000),
    "bone": ("Annaba, DZ", 342_000),
    "eye": ("Eye, England, GB", 2_300),
    "man": ("Man, Montagnes, CI", 139_000),
    "young": ("Young, Río Negro, UY", 17_000),
    "kinder": ("Granite City, Illinois, US", 29_000),
    "mujeres": ("Isla Mujeres, Quintana Roo, MX", 13_000),
    "rein": ("Rayne, Louisiana, US", 8_000),
    "rest": ("Rasht, Gilan, IR", 594_000),
    "ALS": ("Als, DK", 170_000),
    "OCD": ("Ocd, IN", 200_000),
}
"""What a gazetteer answers, with the people who live there."""

OTHERS: Final = {
    "02115": Place(name="02115 Boston, Massachusetts, US", lat=42.3, lon=-71.1, precision="postcode"),
    "SW1A 1AA": Place(name="SW1A London, England, GB", lat=51.5, lon=-0.1, precision="postcode"),
    "A1C": Place(name="A1C St. John's, Newfoundland, CA", lat=47.6, lon=-52.7, precision="postcode"),
    "2025": Place(name="2025 Woollahra, New South Wales, AU", lat=-33.9, lon=151.2, precision="postcode"),
    "10115 Berlin": Place(name="10115 Berlin, DE", lat=52.5, lon=13.4, precision="postcode"),
    "42.4,-71.1": Place(name="42.4,-71.1", lat=42.4, lon=-71.1, precision="exact"),
    **{
        name: Place(kind="area", name=name, lat=0, lon=0, precision="region", area="XX")
        for name in ("Massachusetts", "UK", "USA", "Scotland", "Bayern", "Schweiz", "Saarland", "Canada", "France")
    },
    "MS": Place(kind="area", name="Mississippi, US", lat=0, lon=0, precision="region", area="US.MS"),
}

HERE: Final = """
breast cancer near me | breast cancer
breast cancer nearby | breast cancer
breast cancer, nearby | breast cancer
breast cancer near me? | breast cancer
asthma close to me | asthma
asthma around me | asthma
type 2 diabetes in my area | type 2 diabetes
melanoma near where I live | melanoma
near me |
Nearby |
Brustkrebs in meiner Nähe | Brustkrebs
Brustkrebs in meiner Naehe | Brustkrebs
Brustkrebs in der Nähe | Brustkrebs
Asthma hier in der Nähe | Asthma
in meiner Nähe |
cáncer de mama cerca de mí | cáncer de mama
cancer de mama cerca de mi | cancer de mama
diabetes en mi zona | diabetes
asma cerca | asma
cancer du sein près de moi | cancer du sein
cancer du sein près de chez moi | cancer du sein
asthme près d’ici | asthme
asthme à proximité | asthme
asthme autour de moi | asthme
"""

SPLIT: Final = """
breast cancer near Boston | breast cancer | Boston
breast cancer near Boston, MA | breast cancer | Boston, MA
breast cancer, near Boston. | breast cancer | Boston
breast cancer in Boston | breast cancer | Boston
breast cancer (in Boston) | breast cancer | Boston
BREAST CANCER NEAR BOSTON | BREAST CANCER | BOSTON
asthma close to Stoke on Trent | asthma | Stoke on Trent
asthma around St Louis | asthma | St Louis
lupus nearby Bath | lupus | Bath
asthma in Nice | asthma | Nice
asthma in Bath | asthma | Bath
diabetes in 02115 | diabetes | 02115
diabetes near SW1A 1AA | diabetes | SW1A 1AA
diabetes in SW1A 1AA | diabetes | SW1A 1AA
diabetes near 42.4,-71.1 | diabetes | 42.4,-71.1
leukemia in Massachusetts | leukemia | Massachusetts
leukemia in the UK | leukemia | UK
leukemia in the USA | leukemia | USA
leukaemia in The Hague | leukaemia | The Hague
depression in pregnancy near Boston | depression in pregnancy | Boston
hemophilia in men in Paris | hemophilia in men | Paris
asthma near Newcastle in England | asthma | Newcastle, England
asthma in Paris in Texas | asthma | Paris, Texas
cancer near Nether Wallop | cancer | Nether Wallop
asthma in 東京 | asthma | 東京
Brustkrebs in der Nähe von München | Brustkrebs | München
Brustkrebs bei München | Brustkrebs | München
Brustkrebs in Muenchen | Brustkrebs | Muenchen
Brustkrebs nahe Halle | Brustkrebs | Halle
Brustkrebs Nähe Ulm | Brustkrebs | Ulm
Brustkrebs Raum Frankfurt | Brustkrebs | Frankfurt
Asthma bei Kindern in Ulm | Asthma bei Kindern | Ulm
Asthma im Saarland | Asthma | Saarland
Asthma in der Schweiz | Asthma | Schweiz
Leukämie in Bayern | Leukämie | Bayern
Leukämie in 10115 Berlin | Leukämie | 10115 Berlin
cáncer de mama cerca de Madrid | cáncer de mama | Madrid
cáncer de mama en Madrid | cáncer de mama | Madrid
asma en niños en Madrid | asma en niños | Madrid
diabetes alrededor de Madrid | diabetes | Madrid
cancer du sein près de Lyon | cancer du sein | Lyon
cancer du sein près d’Orléans | cancer du sein | Orléans
cancer du sein à Paris | cancer du sein | Paris
asthme autour de Lyon | asthme | Lyon
asthme chez l’enfant à Nice | asthme chez l’enfant | Nice
leucémie en France | leucémie | France
leucémie au Canada | leucémie | Canada
"""

LEFT: Final = """
breast cancer
pain in children
cancer in remission
depression in pregnancy
hemophilia in men
diabetes in adults
asthma in young adults
cancer in man
cancer in young
cancer in colon
metastases in bone
bleeding around eye
pain near the eye
carcinoma in situ
fertilization in vitro
quality of life in ALS
anxiety in OCD
fatigue in MS
insulin in A1C
covid in 2025
shortness of breath at rest
angina in rest
healing in Recovery
toe in turf
asthma in Nether Wallop
asthma in Marburg virus disease
hepatitis a Paris
vitamin a
near Boston
in Boston
Boston
near
in
cancer near
cancer in the
cancer near Atlantis
pain near the knee
Krebs bei Kindern
Asthma bei kinder
Schmerzen in der Schulter
Brustkrebs im Frühstadium
Depression in der Schwangerschaft
Diabetes bei Erwachsenen
cáncer en niños
cáncer en mujeres
dolor en el pecho
cáncer en remisión
cerca de Atlantis
cancer chez les enfants
cancer du rein
cancer au rein
douleur au dos
asthme à domicile
cancer en rémission
"""


def place_of(text: str) -> Place | None:
    known = {fold(name): name for name in (*TOWNS, *OTHERS)}.get(fold(text))
    if known is None or known in OTHERS:
        return OTHERS.get(known or "")
    name, people = TOWNS[known]
    return Place(name=name, lat=0, lon=0, precision="city", population=people)


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize(("typed", "words"), rows(HERE))
def test_the_readers_own_place(typed: str, words: str) -> None:
    assert split(typed, place_of) == Placed(words, None, here=True)


@pytest.mark.parametrize(("typed", "words", "place"), rows(SPLIT))
def test_a_place_behind_the_words(typed: str, words: str, place: str) -> None:
    assert split(typed, place_of) == Placed(words, place)


@pytest.mark.parametrize("typed", [row[0] for row in rows(LEFT)])
def test_words_that_lead_to_no_place(typed: str) -> None:
    assert split(typed, place_of) == Placed(typed)


def test_a_hamlet_swallows_no_word() -> None:
    """The same word is a place where a town of some size has it as its own name."""
    assert split("asthma in Turf", lambda _: Place(name="Turf, US", lat=0, lon=0, precision="city", population=5_000))
    assert split("asthma in Turf", place_of).place is None
    assert split("asthma near Turf", place_of).place == "Turf"


def test_the_place_that_is_asked_for_is_never_longer_than_a_place_can_be() -> None:
    asked: list[str] = []
    split("near " + "in x " * 60, lambda text: asked.append(text))
    assert max(len(text.split()) for text in asked) <= 16


def test_the_lists_are_folded_and_each_word_stands_once_in_a_language() -> None:
    lists = mappings.read("placed_words")
    for name in ("here", "near", "articles", "not_places"):
        for language, words in lists[name].items():
            assert len(words) == len(set(words)), (name, language)
            assert words == [fold(word) for word in words], (name, language)
