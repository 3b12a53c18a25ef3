"""Country names of four decades to ISO 3166 codes: names come and go, the code stays."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from babel import Locale

from indexer.text import fold

WRITTEN_OTHERWISE: Final = {
    "Bahamas, The": "BS",
    "Bonaire": "BQ",
    "Bonaire, Saint Eustatius and Saba": "BQ",
    "Bosnia-Herzegovina": "BA",
    "Brunei Darussalam": "BN",
    "Burma": "MM",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Congo, Democratic Republic": "CD",
    "Congo, Republic": "CG",
    "Congo, Republic of the": "CG",
    "Congo, The Democratic Republic of the": "CD",
    "Cote d Ivoire": "CI",
    "Czech Republic": "CZ",
    "Democratic Republic of Congo": "CD",
    "Democratic Republic of the Congo": "CD",
    "East Timor": "TL",
    "Eire": "IE",
    "England": "GB",
    "Falkland Islands (Malvinas)": "FK",
    "Federated States of Micronesia": "FM",
    "Former Serbia and Montenegro": "RS",
    "Former Yugoslavia": "RS",
    "French Southern Territories": "TF",
    "Great Britain": "GB",
    "Heard Island and McDonald Islands": "HM",
    "Holland": "NL",
    "Holy See": "VA",
    "Holy See (Vatican City State)": "VA",
    "Hong Kong SAR": "HK",
    "Iran, Islamic Republic of": "IR",
    "Ivory Coast": "CI",
    "Korea": "KR",
    "Korea, Democratic People's Republic of": "KP",
    "Korea, North": "KP",
    "Korea, Republic of": "KR",
    "Korea, South": "KR",
    "Kyrgyz Republic": "KG",
    "Lao PDR": "LA",
    "Lao People's Democratic Republic": "LA",
    "Libyan Arab Jamahiriya": "LY",
    "Macau": "MO",
    "Macedonia": "MK",
    "Macedonia, North": "MK",
    "Macedonia, The Former Yugoslav Republic of": "MK",
    "Micronesia, Federated States of": "FM",
    "Moldova, Republic of": "MD",
    "Netherlands Antilles": "CW",
    "Northern Ireland": "GB",
    "Palestine": "PS",
    "Palestine, State of": "PS",
    "Palestinian Territories, Occupied": "PS",
    "Palestinian Territory": "PS",
    "Palestinian Territory, Occupied": "PS",
    "Pitcairn": "PN",
    "Republic of Ireland": "IE",
    "Republic of Korea": "KR",
    "Russian Federation": "RU",
    "Saint Martin": "MF",
    "Saint Vincent and the Grenadines": "VC",
    "Scotland": "GB",
    "Serbia and Montenegro": "RS",
    "Sint Maarten (Dutch part)": "SX",
    "Slovak Republic": "SK",
    "South Georgia and the South Sandwich Islands": "GS",
    "Swaziland": "SZ",
    "Syrian Arab Republic": "SY",
    "Taiwan, Province of China": "TW",
    "Tanzania, United Republic of": "TZ",
    "The Gambia": "GM",
    "The Netherlands": "NL",
    "Turkey": "TR",
    "Turkey (Türkiye)": "TR",
    "U.K.": "GB",
    "U.S.A.": "US",
    "UAE": "AE",
    "UK": "GB",
    "USA": "US",
    "United Republic of Tanzania": "TZ",
    "United States Minor Outlying Islands": "UM",
    "United States of America": "US",
    "Venezuela, Bolivarian Republic of": "VE",
    "Viet Nam": "VN",
    "Virgin Islands (U.S.)": "VI",
    "Virgin Islands, British": "VG",
    "Virgin Islands, U.S.": "VI",
    "Wales": "GB",
    "Yugoslavia": "RS",
}
"""Names that registries use and the common list of territories writes in another way. States that are no more
stand for the successor in which most of their sites in the records lie."""


@lru_cache(2_000)
def country_code(name: str | None, code: str | None = None) -> str | None:
    """The ISO 3166 alpha-2 code, from the registry's own code where it is one, else from the name."""
    if code and (given := code.strip().upper()) in _territories():
        return given
    return _codes_by_name().get(_comparable(name)) if name else None


@cache
def _territories() -> dict[str, str]:
    """Codes of countries with their English names; regions of the world have three digits there."""
    strange = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    return {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in strange
    }


@cache
def _codes_by_name() -> dict[str, str]:
    names = {_comparable(name): code for code, name in _territories().items()}
    short = {_comparable(name.split("(")[0]): code for code, name in _territories().items() if "(" in name}
    chinese = {name.removesuffix(" sar china"): code for name, code in names.items()}
    return chinese | short | names | {_comparable(name): code for name, code in WRITTEN_OTHERWISE.items()}


def _comparable(name: str) -> str:
    words = fold(name.replace("&", " and ")).split()
    return " ".join("saint" if word == "st" else word for word in words)
