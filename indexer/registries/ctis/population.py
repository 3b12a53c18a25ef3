"""Who can take part: ages, sex, healthy people, from codes or from the registry's list."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.ages import age
from indexer.registries.ctis.raw import Record
from indexer.registries.ctis.raw_part_one import AgeRange, Population
from indexer.registries.ctis.raw_word import many, several, text
from indexer.registries.ctis.words import AGES, CHILDREN, Span
from indexer.registries.words import Words
from search.ages import limit
from search.study import Age

CHILDHOOD = "2"


def ages(record: Record, population: Population, words: Words) -> Age | None:
    """From the youngest to the oldest range; None where the registry names none that counts in years.

    Ranges with a gap between them (0–17 and 65+) are taken for one: a study has one range.
    """
    finer = [one for one in many(population.finer_ranges) if _category(one) == CHILDHOOD]
    spans: list[Span] = []
    for one in many(population.age_ranges):
        code = _category(one)
        if code == CHILDHOOD and finer:
            spans += [span for each in finer if (span := words.ours(CHILDREN, _range(each), "age range of children"))]
        elif span := _span(code, words):
            spans.append(span)
    if not spans and not many(population.age_ranges):
        listed = [name.strip() for text in several(record.age_group) for name in text.split(",")]
        spans = [span for name in listed if (span := _span(name, words))]
    return _widest(spans) if spans else None


def sex(record: Record, population: Population, words: Words) -> str | None:
    """Which sex can take part, from the study's own flags, else from the list."""
    women, men = population.is_female_subjects, population.is_male_subjects
    if women is None and men is None:
        listed = {name.strip().lower() for text in several(record.gender) for name in text.split(",")} - {""}
        words.unknown |= {f"sex: {name[:100]}": None for name in listed - {"female", "male"}}
        women, men = "female" in listed, "male" in listed
    if women and men:
        return "all"
    return "female" if women else "male" if men else None


def healthy(population: Population, words: Words) -> bool | None:
    """Whether healthy people are among those studied; None where the registry names no group."""
    groups = many(population.clinical_trial_groups)
    takes = [words.ours({"1": True, "2": False}, text(group.code), "group of participants") for group in groups]
    known = [one for one in takes if one is not None]
    return any(known) if known else None


def _span(code: str | None, words: Words) -> Span | None:
    if not code:
        return None
    key = "_".join(code.lower().replace("-", " ").split())
    if key not in AGES:
        words.unknown[f"age range: {code[:100]}"] = None
    return AGES.get(key)


def _widest(spans: Iterable[Span]) -> Age:
    lows = [span.least for span in spans]
    highs = [span.most for span in spans]
    least = None if None in lows else min(lows, key=_first_day)
    most = None if None in highs else max(highs, key=_first_day)
    return age(least, most)


def _first_day(words: str | None) -> int:
    known = limit(words)
    return known.first_day if known else 0


def _category(one: AgeRange) -> str | None:
    return text(one.category_code) or text(one.category)


def _range(one: AgeRange) -> str | None:
    return text(one.range_code) or text(one.range)
