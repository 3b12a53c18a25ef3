"""Which spellings are one centre, which names are none, and what an id looks like."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

import mappings
from search.centre_names import plain_words
from search.centres import ID, LONGEST, canonical, centre_of, present, words_of

MD_ANDERSON = "us-houston-md-anderson-cancer-center"


def in_boston(name: str) -> str | None:
    return centre_of(name, "US", "Boston", "Boston")


@pytest.mark.parametrize(
    ("name", "town", "id"),
    [
        ("M.D. Anderson Cancer Ctr.", "Houston", MD_ANDERSON),
        ("The University of Texas MD Anderson Cancer Center", "Houston", MD_ANDERSON),
        ("Mayo Clinic in Rochester", "Rochester", "us-rochester-mayo-clinic"),
        ("Saint Luke's Hospital", "St. Louis", "us-st_louis-st-lukes-hospital"),
        ("Washington Univ. School of Med.", "Saint Louis", "us-st_louis-washington-university-school-medical"),
    ],
)
def test_an_id_reads(name: str, town: str, id: str) -> None:
    assert centre_of(name, "US", town, town) == id


@pytest.mark.parametrize(
    "same",
    [
        ("Massachusetts General Hospital", "Massachusetts Gen. Hosp.", "The Massachusetts General Hospital, Boston"),
        ("Boston Children's Hospital", "Children's Hospital Boston", "Childrens Hosp. of Boston"),
        ("VA Medical Center, Boston", "Boston VAMC", "Veterans Affairs Medical Ctr - Boston"),
        ("Tufts Medical Center", "Tufts Medical Center ( Site 0105)", "Tufts Medical Center-Site Number:8400004"),
        (
            "Tufts Medical Center",
            "Department of Neurology, Tufts Medical Center",
            "Tufts Medical Centre; Div. of Urology",
        ),
        ("McFarland Clinic", "McFarland Clinic, P.C.", "McFarland Clinic PC - Boston"),
    ],
)
def test_spellings_of_one_name_are_one_centre(same: tuple[str, ...]) -> None:
    assert len({in_boston(name) for name in same}) == 1
    assert in_boston(same[0]) is not None


@pytest.mark.parametrize(
    "apart",
    [
        ("Massachusetts General Hospital", "Massachusetts General Hospital Cancer Center", "Massachusetts Hospital"),
        ("Boston University", "Boston University Medical Center", "Boston Medical Center"),
        ("First Affiliated Hospital of Sun Yat-sen University", "Third Affiliated Hospital of Sun Yat-sen University"),
        ("City Clinical Hospital No. 40", "City Clinical Hospital № 4", "City Hospital # 40"),
        ("Brigham and Women's Hospital", "Brigham Hospital"),
        ("University of Texas, Department of Medicine", "University of Texas"),
        ("Tufts Medical Center", "Tufts Medical Center, Department at Floating Hospital"),
        ("Universitätsklinikum Boston", "University Hospital Boston"),
    ],
)
def test_other_names_stay_apart(apart: tuple[str, ...]) -> None:
    assert len({in_boston(name) for name in apart}) == len(apart)
    assert None not in {in_boston(name) for name in apart}


def test_one_name_in_two_towns_regions_or_countries_is_several_centres() -> None:
    ids = {
        centre_of("Mercy Hospital", country, town, town, area)
        for country, town, area in [
            ("US", "Springfield", "MO"),
            ("US", "Springfield", ""),
            ("US", "Miami", ""),
            ("IE", "Cork", ""),
        ]
    }
    assert len(ids) == 4


@pytest.mark.parametrize(
    "name",
    [
        "Research Site",
        "Investigational Site 12",
        "Novartis Investigative Site",
        "GSK Investigational Site",
        "1160.46.02006 Boehringer Ingelheim Investigational Site",
        "Clinical Research Site",
        "Local Institution - 0001",
        "Site 0123",
        "Site Reference ID/Investigator# 46800",
        "For additional information regarding investigative sites for this trial, contact 1-877-CTLILLY",
        "Pfizer 1234",
        "Boston",
        "Boston, 12",
        "Private Practice, Boston",
        "Novartis Boston",
        "University Hospital",
        "First Affiliated Hospital",
        "Department of Neurology",
        "Private practice",
        "Test Facility",
        "Reviva site",
        "Contact Medtronic for specific site information",
        "Please call the sponsor for locations",
        "Inestigational Site",
        "Invetigational Site",
        "Novartis Investgative Site",
        "Reseach site",
        "sanofi-aventis Denmark",
        "Global Medical Information",
        "Internistische Gemeinschaftspraxis",
        "Urologische Praxis",
        "Urologische Praxis - Boston",
        "Praxis für Urologie",
        "Hausarztpraxis",
        "Facharzt für Innere Medizin",
        "Onkologische Schwerpunktpraxis",
        "Cabinet de cardiologie",
        "+1 555 0100A Cabinet Médical",
        "Consultorio Médico Privado",
        "Studio Medico di Pediatria",
        "Ambulatorio di Cardiologia",
        "Samostatna ordinace praktickeho lekare pro deti a dorost",
        "101",
        " - ",
        "",
    ],
)
def test_what_names_no_place_is_no_centre(name: str) -> None:
    assert in_boston(name) is None


@pytest.mark.parametrize("rule", mappings.read("centres")["no_centre"]["patterns"], ids=lambda rule: rule["example"])
def test_every_pattern_matches_the_plain_words_of_its_example(rule: dict[str, str]) -> None:
    assert re.search(rule["pattern"], " ".join(plain_words(rule["example"])))
    assert in_boston(rule["example"]) is None


@pytest.mark.parametrize(
    "name",
    [
        "Gemeinschaftspraxis Melcherstätte",
        "Praxis Dr. Wolff",
        "Cabinet du Dr Romain",
        "Kardiologische Praxis Main-Taunus",
        "Consultorios Reumatológicos Pampa",
        "Boston Family Practice Clinic",
        "Hartford Hospital Clinical Research Office",
        "Hamilton Health Sciences - Henderson Site",
        "Abbott Northwestern Hospital",
        "Integrated Investigations of Rochester",
    ],
)
def test_a_proper_name_beside_them_is_a_centre(name: str) -> None:
    assert in_boston(name) is not None


def test_names_in_other_letters_are_distinct_and_bounded() -> None:
    names = [
        "北京协和医院",
        "北京大学第一医院",
        "Ευαγγελισμός",
        "Больница имени Боткина",
        f"{'Very long name ' * 20}Hospital",
    ]
    ids = [centre_of(name, "CN", "Beijing", "北京") for name in names]
    assert len(set(ids)) == len(names)
    for id in ids:
        assert id is not None
        assert ID.fullmatch(id)
        assert len(id) <= LONGEST
        assert canonical(id) == id


letters = some.text("ab é-北.,'7", min_size=1, max_size=12)


@given(some.tuples(letters, letters), some.tuples(letters, letters))
def test_two_towns_never_share_an_id(one: tuple[str, str], other: tuple[str, str]) -> None:
    """`us-new-york-…` would not tell the town New from New York: words of a town are joined by another sign."""
    ids = [centre_of(f"Qq {name} Zz", "US", f"Xx {town}", "") for town, name in (one, other)]
    forms = [_form(*pair) for pair in (one, other)]
    assert (ids[0] == ids[1]) == (forms[0] == forms[1])


def _form(town: str, name: str) -> tuple[list[str], str | None]:
    from search.centre_names import normal_name

    return plain_words(f"Xx {town}"), normal_name(f"Qq {name} Zz", f"Xx {town}", "")


def test_another_spelling_has_its_canonical_id() -> None:
    assert canonical("us-boston-beth-israel-deaconess-med-ctr") == "us-boston-beth-israel-deaconess-medical-center"
    assert canonical("us-houston-the-university-of-texas-md-anderson-cancer-center") == MD_ANDERSON
    assert canonical("us-boston-research-site") == "us-boston-research-site"
    for id in ("", "us", "us-boston", "us-boston-"):
        assert canonical(id) == id


def test_every_id_of_before_leads_to_one_that_holds() -> None:
    for old, rule in mappings.read("centres")["same"]["ids"].items():
        assert ID.fullmatch(old)
        assert present(old) == present(present(old)) == rule["is"] != old
        assert rule["reason"]


def test_an_id_tells_name_and_town() -> None:
    assert words_of("us-st_louis-barnes-jewish-hospital") == "Barnes Jewish Hospital, St Louis"


def test_the_rules_are_part_of_the_index_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = mappings.fingerprint.__wrapped__("studies")
    read = mappings.read

    def changed(name: str) -> mappings.Json:
        return read(name) | ({"more": 1} if name == "centres" else {})

    monkeypatch.setattr(mappings, "read", changed)
    assert mappings.fingerprint.__wrapped__("studies") != before
