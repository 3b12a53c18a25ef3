"""From words to concepts: conditions by any of their names, numbers in any spelling, every other word for itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Protocol

import msgspec

from search.conditions import Named
from search.fold import fold, folded_words
from search.numbers import normal_number, registry_number
from search.words.parse import HYPHENS, parse, says_something
from search.words.synonyms import synonyms
from search.words.typed import Alternative, Concept, Written

MOST: Final = 30
"""Words and phrases that one question may hold."""

PARTS: Final = 950
"""Of the clause, below the 1,024 that the engine takes; the rest is for the filters."""

PARTS_A_WORD: Final = 29
PARTS_A_SYNONYM_WORD: Final = 4
"""What each takes: a word by the filter, as a code, in titles and by twelve fields; synonyms have what words leave."""

# fmt: off
SMALL_WORDS: Final = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is",
    "it", "my", "of", "on", "or", "that", "the", "their", "this", "to", "vs", "was", "with",
})
# fmt: on
"""They stand in nearly every study: as words that must match they only cost."""

# fmt: off
SAID_OF_ANY: Final = frozenset({
    "best", "clinical", "condition", "conditions", "cure", "cures", "disease", "diseases", "disorder",
    "disorders", "illness", "illnesses", "new", "patient", "patients", "problem", "problems", "research",
    "studies", "study", "syndrome", "syndromes", "treatment", "treatments", "trial", "trials",
})
# fmt: on
"""What people add that any study is: "new treatments for asthma", "asthma clinical trials"."""

LONGEST_NUMBER: Final = 4
"""Words of a registry's number, as in `EU CT number 2023-501234-12-00`."""

SEPARATORS: Final = re.compile(r"[\s/,;|()\[\]{}]+")
SPONSORS_NUMBER: Final = re.compile(r"(?=(?:\D*\d){3})[^\W_][\w./-]{3,}[^\W_]|[^\W\d_]{3,}(?:-[^\W_]+)*-\d+")
"""MO39193, 20-1234, BO.29554: at least five signs, three of them digits. EXAMPLE-WALK-1: words that end in a number."""

LETTERS: Final = re.compile(r"[^\W\d_]{2,5}")
DIGITS: Final = re.compile(r"\d{1,2}[A-Za-z]?")


class KnowsNames(Protocol):
    """What reading words needs of the condition vocabulary."""

    def mentions(self, words: list[tuple[str, str]]) -> list[Named]: ...


def understand(text: str, vocabulary: KnowsNames, *, expand: bool) -> tuple[Alternative, ...]:
    """What was typed, as alternatives of concepts; empty when it holds no letter and no digit.

    Without `expand` no condition is recognised and no synonym added. Raises ValueError, whose text tells what is
    wrong with the parameter, for more than `MOST` words and phrases.
    """
    read = tuple(_alternative(written, vocabulary if expand else None) for written in parse(text))
    count = sum(map(_count, read))
    if count > MOST:
        raise ValueError(f"has {count} words and phrases: takes at most {MOST}")
    named = sum(concept.meaning is not None for each in read for concept in each.concepts)
    if not named:
        return read
    most_words = (PARTS - PARTS_A_WORD * count) // (PARTS_A_SYNONYM_WORD * named)
    return tuple(_with_synonyms(each, most_words) for each in read)


def _alternative(written: Written, vocabulary: KnowsNames | None) -> Alternative:
    words = [word for each in written.words for word in SEPARATORS.split(each) if says_something(word)]
    concepts = {fold(concept.text): concept for concept in _concepts(words, vocabulary)}
    telling = {key: concept for key, concept in concepts.items() if key not in SMALL_WORDS | SAID_OF_ANY}
    kept = telling if telling or written.phrases else concepts
    return Alternative(concepts=tuple(kept.values()), phrases=written.phrases, without=written.without)


def _concepts(words: list[str], vocabulary: KnowsNames | None) -> Iterator[Concept]:
    """Numbers first, since nothing else is written like them; between them conditions, then single words."""
    begin = at = 0
    while at < len(words):
        length = next((n for n in range(LONGEST_NUMBER, 0, -1) if registry_number(" ".join(words[at : at + n]))), 0)
        if length:
            yield from _named(words[begin:at], vocabulary)
            text = " ".join(words[at : at + length])
            yield Concept(text=text, number=registry_number(text))
            begin = at + length
        at += length or 1
    yield from _named(words[begin:], vocabulary)


def _named(words: list[str], vocabulary: KnowsNames | None) -> Iterator[Concept]:
    """The conditions that the words name, and what stands around them."""
    if vocabulary is None:
        yield from _single(words)
        return
    parts = [(position, part) for position, word in enumerate(words) for part in folded_words(word)]
    begin = 0
    for name in vocabulary.mentions([part for _, part in parts]):
        first, last = parts[name.start][0], parts[name.end - 1][0]
        rest = [written for position, (_, written) in parts[name.end :] if position == last]
        whole_from = name.start == 0 or parts[name.start - 1][0] != first
        if first < begin or not whole_from or any(sign.isdigit() for word in rest for sign in word):
            continue  # "non-asthmatic" is not asthma, "MS-275" is not multiple sclerosis
        yield from _single(words[begin:first])
        text = " ".join(words[first : last + 1])
        yield Concept(text=_without_end(text, rest), meaning=name.meaning)
        yield from _single(rest)
        begin = last + 1
    yield from _single(words[begin:])


def _single(words: list[str]) -> Iterator[Concept]:
    """Every word for itself; "her 2" and "phase 3" stay together, since others write them as one."""
    rest = iter(range(len(words)))
    for at in rest:
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if LETTERS.fullmatch(word) and word.lower() not in SMALL_WORDS and DIGITS.fullmatch(after):
            next(rest)
            yield Concept(text=f"{word} {after}")
        else:
            yield Concept(text=word, number=normal_number(word) if SPONSORS_NUMBER.fullmatch(word) else None)


def _without_end(text: str, rest: list[str]) -> str:
    """ "asthma-related" without what follows the name."""
    for word in reversed(rest):
        text = text[: text.rindex(word)]
    return text.rstrip(HYPHENS + ".:'’ ")


def _with_synonyms(read: Alternative, most_words: int) -> Alternative:
    def full(concept: Concept) -> Concept:
        if concept.meaning is None:
            return concept
        others = synonyms(concept.text, concept.meaning.names, most_words)
        return msgspec.structs.replace(concept, synonyms=tuple(dict.fromkeys([*concept.meaning.words, *others])))

    return msgspec.structs.replace(read, concepts=tuple(map(full, read.concepts)))


def _count(read: Alternative) -> int:
    """Words and phrases as the engine counts them: it takes every Chinese or Japanese sign for a word."""
    return sum(_words(concept.text) for concept in read.concepts) + len(read.phrases) + len(read.without)


def _words(text: str) -> int:
    narrow = "".join(" " if _is_a_word(sign) else sign for sign in text)
    return sum(map(_is_a_word, text)) + len(re.findall(r"[^\W_]+", narrow))


def _is_a_word(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) == "W" or unicodedata.category(sign) == "So"
