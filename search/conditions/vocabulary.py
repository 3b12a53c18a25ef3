"""The condition vocabulary: headings of diseases, mental disorders and behaviour, their tree, and all their names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

import mappings
from search.conditions.heading import Heading, normal_id
from search.conditions.keys import ACRONYM, name_key
from search.conditions.meaning import Meaning, Named
from search.conditions.mentions import Mentions, Words
from search.conditions.rules import LANGUAGES, Rule, lay_words, shown_names
from search.conditions.tree import Tree
from search.conditions.written import Written
from search.store import Store

REMEMBERED: Final = 4_096
"""Meanings that are kept, with their names: some 4 MB."""

_KEYS: Final = "SELECT key, condition, acronym FROM name_key"
_NAMES: Final = "SELECT name FROM name WHERE condition = ? ORDER BY source, rowid"
_NARROWER: Final = "SELECT name FROM condition WHERE id = ?"
_ABOVE: Final = "SELECT heading FROM above WHERE condition = ? ORDER BY heading"


class Conditions:
    """The vocabulary: keys and tree in memory and never changed, names in a file; any number of threads may ask."""

    def __init__(self, path: Path) -> None:
        """Opens `DATA_DIR/reference/conditions.sqlite`; raises FileNotFoundError when it was not built."""
        self._store = Store(path)
        shape = mappings.read("condition_tree")
        numbers: dict[str, str] = dict(self._store.rows("SELECT number, heading FROM tree_number"))
        self._headings = _headings(self._store, numbers, shape["renamed"])
        self.tree = Tree(numbers, self._headings, shape)
        self._named: dict[str, str] = {}
        self._acronyms: dict[str, bool] = {}
        for key, id, acronym in self._store.rows(_KEYS):
            self._named[key] = id
            if acronym:
                self._acronyms[key] = acronym == "sure"
        self._by_name = {heading.name: heading for heading in self._headings.values()}
        for id, renamed in shape["renamed"].items():
            self._by_name.update((name, self._headings[id]) for name in renamed["formerly"] if id in self._headings)
            self._named.update((name_key(name), id) for name in (renamed["name"], *renamed["formerly"]))
        self._rules: dict[str, Rule] = {}
        self._shown: dict[str, dict[str, str]] = {}
        self._ours: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
        self._said_of_several: dict[str, list[str]] = {}
        self._add_ours()
        known = {word for key in (*self._named, *self._rules) for word in key.split()}
        self._mentions = Mentions(self._is_known, known, self._acronyms)
        self.written = Written(self._named, self._rules, self._headings, self._nearest, known, self._acronyms)
        self._meaning = lru_cache(maxsize=REMEMBERED)(self._work_out)

    def heading(self, id: str) -> Heading | None:
        """The heading with that id, in any case and padding."""
        return self._headings.get(normal_id(id) or "")

    def named(self, text: str) -> Heading | None:
        """The heading with that id or name, in any case and word order, headings' own names first; None for several."""
        heading = self.heading(text) or self._by_name.get(text)
        meaning = self.meaning(text) if heading is None else None
        return meaning.headings[0] if meaning and len(meaning.headings) == 1 else heading

    def by_name(self, name: str) -> Heading | None:
        """The heading that MeSH calls just so, today or in a former edition."""
        return self._by_name.get(name)

    def meaning(self, text: str) -> Meaning | None:
        """What the whole text means, if it is a name of anything."""
        key = name_key(text)
        meaning = self._meaning(key) if key and self._is_known(key) else None
        return meaning if meaning and not meaning.is_nothing else None

    def mentions(self, words: Words) -> list[Named]:
        """Where the words of a question, folded and as written, name conditions, from left to right.

        Longer names first, and no word counts twice: "breast cancer" is not also "cancer". Acronyms that are no word
        of the language count without capitals too ("copd and asthma"), the others only alone or in capitals.
        """
        runs = self._mentions.longest_first(words, shouting=False, typed=True)
        named = (Named(run.start, run.end, self._meaning(run.key)) for run in runs)
        return sorted((each for each in named if not each.meaning.is_nothing), key=lambda each: each.start)

    def names(self, id: str) -> tuple[str, ...]:
        """All English names of the heading with that id as they are written, its own first."""
        heading = self.heading(id)
        return self._all_names(heading.id, heading.name) if heading else ()

    def ours(self, id: str, language: str) -> tuple[str, ...]:
        """The names that our lists have for the heading in a language: what patients call it."""
        return tuple(self._ours[language].get(normal_id(id) or "", ()))

    def said_of_several(self, id: str) -> tuple[str, ...]:
        """The words that may mean the heading, or another one: "MS"."""
        return tuple(self._said_of_several.get(normal_id(id) or "", ()))

    def lay(self, id: str, language: str = "en") -> str | None:
        """The name that patients know the heading by in a language; None where its own is the plain one."""
        return self._shown[language].get(normal_id(id) or "")

    def shown(self, id: str, language: str = "en") -> str:
        """What pages call the heading: in the language, else in English, else by its own name."""
        heading = self.heading(id)
        return self.lay(id, language) or self.lay(id) or (heading.name if heading else id)

    def path(self, id: str, language: str = "en") -> list[str]:
        """What pages call the levels from the top of the tree to the heading's parent, along its one path.

        "Triple Negative Breast Neoplasms" has "Cancer", "Breast Cancer".
        """
        return [self.shown(above, language) for above in self.tree.over(id)]

    def hidden(self, id: str) -> bool:
        """Whether the heading is a level that says nothing to a reader."""
        return self.tree.hidden(id)

    def beneath(self, id: str) -> list[str]:
        """The ids of all headings under this one in the tree, itself excluded, sorted."""
        return self.tree.beneath(id)

    def ancestors(self, id: str) -> list[str]:
        """The ids of all headings over this one, at any of its places in the tree, itself excluded, sorted."""
        return self.tree.ancestors(id)

    def _add_ours(self) -> None:
        """Our lists: a rule stands before all other names, English names before those of other languages."""
        for rule in lay_words(self.by_name):
            self._add_rule(rule)
        for language in LANGUAGES:
            self._shown[language] = {}
            for shown in shown_names(language):
                self._shown[language][shown.id] = shown.name
                for name in (shown.name, *shown.others):
                    self._ours[language].setdefault(shown.id, []).append(name)
                    key = name_key(name)
                    if (language == "en" and name == shown.name) or self._named.get(key) not in self._headings:
                        self._named[key] = shown.id  # what pages call it leads to it; a narrower condition gives way
                    if key not in self._rules and self._named[key] == shown.id:
                        self._acronyms.update([(key, True)] if ACRONYM.fullmatch(name) else [])

    def _add_rule(self, rule: Rule) -> None:
        key = name_key(rule.wording)
        self._rules[key] = rule
        if rule.meaning.is_nothing:
            self._named.pop(key, None)
        if ACRONYM.fullmatch(rule.wording):
            self._acronyms[key] = True
        for heading in rule.meaning.headings if len(rule.meaning.headings) == 1 else ():
            self._ours["en"].setdefault(heading.id, []).append(rule.wording)
        for choice in filter(None, map(self._by_name.get, rule.meaning.choices)):
            self._said_of_several.setdefault(choice.id, []).append(rule.wording)

    def _is_known(self, key: str) -> bool:
        return key in self._rules or key in self._named

    def _work_out(self, key: str) -> Meaning:
        """The meaning of a known key."""
        if key in self._rules:
            ours = self._rules[key].meaning
            theirs = (name for heading in ours.headings for name in self.names(heading.id))
            above = ours.above or (self._parent(ours.headings[0].id) if len(ours.headings) == 1 else ())
            return msgspec.structs.replace(ours, above=above, names=(*ours.words, *theirs))
        id = self._named[key]
        if heading := self._headings.get(id):
            names = self._all_names(id, heading.name)
            return Meaning(name=heading.name, headings=(heading,), above=self._parent(id), names=names)
        name = self._store.rows(_NARROWER, id)[0][0]
        return Meaning(name=name, above=self._nearest(id), names=self._all_names(id, name))

    def _parent(self, id: str) -> tuple[Heading, ...]:
        """The heading right over another on its path, but no top: that would be half of medicine."""
        over = self.tree.over(id)
        return (self._headings[over[-1]],) if len(over) > 1 else ()

    def _nearest(self, id: str) -> tuple[Heading, ...]:
        """The headings over a narrower condition, without those that say nothing and those over another of them."""
        above = {heading for (heading,) in self._store.rows(_ABOVE, id) if not self.tree.hidden(heading)}
        farther = {over for heading in above for over in self.tree.ancestors(heading)}
        return tuple(self._headings[heading] for heading in sorted(above - farther))

    def _all_names(self, id: str, own: str) -> tuple[str, ...]:
        kept = [name for (name,) in self._store.rows(_NAMES, id)]
        return tuple(dict.fromkeys([own, *kept, *self._ours["en"].get(id, ())]))


def _headings(store: Store, numbers: dict[str, str], renamed: dict[str, dict[str, str]]) -> dict[str, Heading]:
    """The headings by id, under the names that they have today."""
    places: dict[str, list[str]] = {}
    for number, id in numbers.items():
        places.setdefault(id, []).append(number)
    rows = store.rows("SELECT id, name FROM condition WHERE heading")
    return {id: Heading(id, renamed.get(id, {}).get("name", name), tuple(places[id])) for id, name in rows}
