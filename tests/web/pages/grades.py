"""How many years of school a text asks for."""

from __future__ import annotations

import re


def grade(parts: list[str]) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59. (J. P. Kincaid and others,
    "Derivation of New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975.)"""
    sentences = [words for part in parts for one in re.split(r"[.!?](?=\s|$)", part) if (words := word_list(one))]
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def word_list(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-zÀ-ÿ]+(?:’[a-z]+)?|\d+", sentence)


def syllables(word: str) -> int:
    """Groups of vowels; without a silent e at the end, and without that of -ed and -es where it is silent."""
    plain = re.sub(r"’.*", "", word.lower())
    plain = re.sub(r"(?<=[a-z]{2})(?<![td])ed$|(?<![cgszx])(?<!ch)(?<!sh)es$|(?<=[a-z]{2})(?<!l)e$", "", plain)
    plain = re.sub(r"(?<=[aeiouy])le$", "l", plain)
    split = re.sub(r"i(?=[aou](?!us|n\b))(?<!t)(?<!s)(?<!c)", "i-", plain)
    return max(1, len(re.findall(r"[aeiouyà-ÿ]+", split)))
