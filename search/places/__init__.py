"""Places by name, postcode or coordinate, without asking anyone: `Gazetteer` answers from a file of our own."""

from search.places.gazetteer import Gazetteer
from search.places.measure import parse_distance
from search.places.place import Place

__all__ = ["Gazetteer", "Place", "parse_distance"]
