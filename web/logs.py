"""Log lines as JSON, without anything that a person asked: no locals, no addresses, no exception's words."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import structlog


def set_up() -> None:
    """Lines on standard error, one JSON object each."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        # Looked up for each line: whoever runs the service inside a program may have put another in its place.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def where(error: BaseException) -> list[str]:
    """The way that an error came, as places in the code. Its words are left out: they may quote a question."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
