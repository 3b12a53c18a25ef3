"""Log lines as JSON, for the web and the indexer: no question that a person asked, no locals, no passwords."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final

import structlog

USER_IN_ADDRESS: Final = re.compile(r"(?<=://)[^/\s]*@")


def without_password(text: str) -> str:
    """A text whose addresses name no user and no password."""
    return USER_IN_ADDRESS.sub("", text)


def _without_passwords(_logger: Any, _level: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: _cleaned(value) for name, value in line.items()}


def _cleaned(value: Any) -> Any:
    """The same without passwords, however deep they stand."""
    match value:
        case str():
            return without_password(value)
        case Mapping():
            return {_cleaned(name): _cleaned(each) for name, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_cleaned(each) for each in value]
        case _:
            return value


PROCESSORS: Final = (
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _without_passwords,
    structlog.processors.JSONRenderer(ensure_ascii=False),
)


def set_up() -> None:
    """Lines on standard error, one JSON object each."""
    structlog.configure(
        processors=list(PROCESSORS),
        # Looked up for each line: whoever runs the service inside a program may have put another in its place.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def where(error: BaseException) -> list[str]:
    """The way that an error came, as places in the code. Its words are left out: they may quote a question."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
