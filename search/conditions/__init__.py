"""The condition vocabulary: headings, the tree that they form, and every name that stands for one."""

from search.conditions.heading import Heading, normal_id
from search.conditions.keys import ACRONYM
from search.conditions.meaning import Meaning, Named
from search.conditions.mentions import PROSE
from search.conditions.vocabulary import Conditions

__all__ = ["ACRONYM", "PROSE", "Conditions", "Heading", "Meaning", "Named", "normal_id"]
