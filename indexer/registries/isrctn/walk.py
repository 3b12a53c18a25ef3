"""All trials of a stretch of time, cut into windows until each holds no more than the registry gives at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from indexer.registries.isrctn.pages import BrokenPage, Page
from indexer.registries.isrctn.reader import identify
from indexer.registries.isrctn.windows import Window
from indexer.registries.reading import RegistryAway, Unreadable

MOST_AT_ONCE: Final = 2_000
"""Trials that are taken in one page, 36 MB, from a server that does not hear the question for a time."""


class Walk(NamedTuple):
    """How the registry is asked, and in which order.

    `count` tells how many trials a question has, `page` gives so many of them; it raises `BrokenPage` where what comes
    stays unreadable. Both raise `RegistryAway`.
    """

    count: Callable[[str], int]
    page: Callable[[str, int], Page]
    page_size: int
    newest_first: bool = False

    def trials(self, window: Window, held: int, *, is_broken: bool = False) -> Iterator[bytes | Unreadable]:
        """The trials of a window that is said to hold so many, and a word for each window that gives fewer.

        A page may turn out to be shorter than asked for; one that cannot be read costs no more than it has to.
        `is_broken` tells that these very trials could not be read together.
        """
        if held <= self.page_size and not is_broken:
            try:
                whole = self.page(window.query, self.page_size)
            except BrokenPage as fault:
                if held <= 1:
                    yield _unread(window, held, fault)
                    return
                is_broken = True
            else:
                if len(whole.trials) == whole.total:
                    yield from self._in_order(whole.trials)
                    return
                held = whole.total
        halves = window.halves()
        if halves is None:
            yield from self._at_once(window, held)
            return
        parts = [self.count(half.query) for half in halves]
        if min(parts) >= held:
            if held > MOST_AT_ONCE:
                raise RegistryAway("the registry gives the same trials whatever time is asked for")
            yield from self._at_once(window, held)
            return
        steps = list(zip(halves, parts, strict=True))
        for half, part in reversed(steps) if self.newest_first else steps:
            if part:
                yield from self.trials(half, part, is_broken=is_broken and part == held)

    def _at_once(self, window: Window, held: int) -> Iterator[bytes | Unreadable]:
        """A window that cannot be cut, or whose parts are no smaller."""
        try:
            whole = self.page(window.query, held)
        except BrokenPage as fault:
            yield _unread(window, held, fault)
            return
        yield from self._in_order(whole.trials)
        if len(whole.trials) < whole.total:
            yield Unreadable(f"gives {len(whole.trials):,} of {whole.total:,} trials", window.query)

    def _in_order(self, trials: tuple[bytes, ...]) -> Iterable[bytes]:
        """A page has an order of its own."""
        return sorted(trials, key=_edited, reverse=True) if self.newest_first else trials


def _edited(trial: bytes) -> str:
    """The day of the last edit, nothing where that cannot be read."""
    try:
        return identify(trial).updated or ""
    except Unreadable:
        return ""


def _unread(window: Window, held: int, fault: BrokenPage) -> Unreadable:
    return Unreadable(f"{held:,} that cannot be read, however often it is asked: {fault}", window.query)
