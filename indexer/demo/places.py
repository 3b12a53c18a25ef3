"""The towns of the demonstration: real places, so that distances are real; the hospitals in them are not.

Positions are those of the towns' centres, rounded to some hundred metres.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Town(NamedTuple):
    city: str
    region: str | None
    country: str
    code: str
    lat: float
    lon: float


US: Final = ("United States", "US")
NEW_ENGLAND: Final = (
    Town("Boston", "Massachusetts", *US, 42.3584, -71.0598),
    Town("Cambridge", "Massachusetts", *US, 42.3751, -71.1056),
    Town("Brookline", "Massachusetts", *US, 42.3318, -71.1212),
    Town("Quincy", "Massachusetts", *US, 42.2529, -71.0023),
    Town("Lowell", "Massachusetts", *US, 42.6334, -71.3162),
    Town("Worcester", "Massachusetts", *US, 42.2626, -71.8023),
    Town("Providence", "Rhode Island", *US, 41.8240, -71.4128),
    Town("Portland", "Maine", *US, 43.6574, -70.2589),
    Town("Hartford", "Connecticut", *US, 41.7637, -72.6851),
)
NORTH_AMERICA: Final = (
    Town("New York", "New York", *US, 40.7143, -74.0060),
    Town("Philadelphia", "Pennsylvania", *US, 39.9523, -75.1636),
    Town("Chicago", "Illinois", *US, 41.8500, -87.6501),
    Town("Houston", "Texas", *US, 29.7633, -95.3633),
    Town("Denver", "Colorado", *US, 39.7392, -104.9847),
    Town("Seattle", "Washington", *US, 47.6062, -122.3321),
    Town("Los Angeles", "California", *US, 34.0522, -118.2437),
    Town("Honolulu", "Hawaii", *US, 21.3069, -157.8583),
    Town("Anchorage", "Alaska", *US, 61.2181, -149.9003),
    Town("San Juan", None, "Puerto Rico", "PR", 18.4663, -66.1057),
    Town("Toronto", "Ontario", "Canada", "CA", 43.7001, -79.4163),
    Town("Vancouver", "British Columbia", "Canada", "CA", 49.2497, -123.1193),
    Town("Yellowknife", "Northwest Territories", "Canada", "CA", 62.4560, -114.3525),
)
LATIN_AMERICA: Final = (
    Town("Mexico City", None, "Mexico", "MX", 19.4285, -99.1277),
    Town("Bogotá", None, "Colombia", "CO", 4.6097, -74.0818),
    Town("Lima", None, "Peru", "PE", -12.0432, -77.0282),
    Town("São Paulo", "São Paulo", "Brazil", "BR", -23.5475, -46.6361),
    Town("Buenos Aires", None, "Argentina", "AR", -34.6132, -58.3772),
    Town("Ushuaia", "Tierra del Fuego", "Argentina", "AR", -54.8019, -68.3030),
)
EUROPE: Final = (
    Town("London", "England", "United Kingdom", "GB", 51.5085, -0.1257),
    Town("Edinburgh", "Scotland", "United Kingdom", "GB", 55.9521, -3.1965),
    Town("Dublin", None, "Ireland", "IE", 53.3331, -6.2489),
    Town("Paris", None, "France", "FR", 48.8534, 2.3488),
    Town("Lyon", None, "France", "FR", 45.7485, 4.8467),
    Town("Brussels", None, "Belgium", "BE", 50.8505, 4.3488),
    Town("Amsterdam", None, "Netherlands", "NL", 52.3740, 4.8897),
    Town("Berlin", None, "Germany", "DE", 52.5244, 13.4105),
    Town("München", "Bavaria", "Germany", "DE", 48.1374, 11.5755),
    Town("Zürich", None, "Switzerland", "CH", 47.3667, 8.5500),
    Town("Wien", None, "Austria", "AT", 48.2085, 16.3721),
    Town("Roma", None, "Italy", "IT", 41.8919, 12.5113),
    Town("Madrid", None, "Spain", "ES", 40.4165, -3.7026),
    Town("Lisboa", None, "Portugal", "PT", 38.7167, -9.1333),
    Town("Kraków", None, "Poland", "PL", 50.0614, 19.9366),
    Town("Praha", None, "Czechia", "CZ", 50.0880, 14.4208),
    Town("Athens", None, "Greece", "GR", 37.9838, 23.7278),
    Town("İzmir", None, "Turkey (Türkiye)", "TR", 38.4127, 27.1384),
    Town("Stockholm", None, "Sweden", "SE", 59.3326, 18.0649),
    Town("Tromsø", None, "Norway", "NO", 69.6489, 18.9551),
    Town("Longyearbyen", None, "Svalbard and Jan Mayen", "SJ", 78.2232, 15.6267),
    Town("Reykjavík", None, "Iceland", "IS", 64.1355, -21.8954),
)
AFRICA_AND_NEAR_EAST: Final = (
    Town("Cairo", None, "Egypt", "EG", 30.0626, 31.2497),
    Town("Accra", None, "Ghana", "GH", 5.5560, -0.1969),
    Town("Nairobi", None, "Kenya", "KE", -1.2833, 36.8167),
    Town("Cape Town", None, "South Africa", "ZA", -33.9258, 18.4232),
    Town("Tel Aviv", None, "Israel", "IL", 32.0809, 34.7806),
)
ASIA: Final = (
    Town("Mumbai", "Maharashtra", "India", "IN", 19.0728, 72.8826),
    Town("Bangkok", None, "Thailand", "TH", 13.7540, 100.5014),
    Town("Singapore", None, "Singapore", "SG", 1.2897, 103.8501),
    Town("Hong Kong", None, "Hong Kong", "HK", 22.2783, 114.1747),
    Town("Seoul", None, "South Korea", "KR", 37.5660, 126.9784),
    Town("Tokyo", None, "Japan", "JP", 35.6895, 139.6917),
)
PACIFIC: Final = (
    Town("Sydney", "New South Wales", "Australia", "AU", -33.8678, 151.2073),
    Town("Perth", "Western Australia", "Australia", "AU", -31.9522, 115.8614),
    Town("Auckland", None, "New Zealand", "NZ", -36.8485, 174.7635),
    Town("Gisborne", None, "New Zealand", "NZ", -38.6533, 178.0042),
    Town("Waitangi", "Chatham Islands", "New Zealand", "NZ", -43.9535, -176.5597),
    Town("Suva", None, "Fiji", "FJ", -18.1416, 178.4415),
    Town("Waiyevo", "Taveuni", "Fiji", "FJ", -16.7900, -179.9950),
    Town("Apia", None, "Samoa", "WS", -13.8333, -171.7667),
)
REGIONS: Final = (NEW_ENGLAND + NORTH_AMERICA, EUROPE, LATIN_AMERICA, ASIA + PACIFIC, AFRICA_AND_NEAR_EAST)
WORLD: Final = tuple(town for region in REGIONS for town in region)
TOWN: Final = {town.city: town for town in WORLD}

FACILITIES: Final = (
    "{city} Demo Hospital",
    "Riverside Demo Hospital",
    "Demo University Clinic {city}",
    "Old Harbour Demo Health Centre",
    "Fictional Institute of Medicine {city}",
    "Hillside Demo Practice",
    "Saint Example Hospital",
    "Demo Children's and Family Clinic",
    "North Gate Demo Cancer Centre",
    "Sample Street Research Clinic",
)
"""Names of hospitals that do not exist; most leave no doubt of it."""
