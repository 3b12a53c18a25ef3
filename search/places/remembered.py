"""Answers kept for a day, as many as fit."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, TypeVar

MOST: Final = 10_000
KEPT_S: Final = 86_400.0

T = TypeVar("T")


class Remembered(Generic[T]):
    """The newest answers by their questions; the oldest give way. Safe for use by several threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, tuple[float, T]] = OrderedDict()

    def get(self, question: str) -> tuple[T] | None:
        """The answer, alone in a tuple because it can be None; None where there is none of the last day."""
        with self._lock:
            kept = self._answers.get(question)
            return (kept[1],) if kept and kept[0] > self._clock() else None

    def put(self, question: str, answer: T) -> None:
        with self._lock:
            self._answers.pop(question, None)
            self._answers[question] = (self._clock() + KEPT_S, answer)
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
