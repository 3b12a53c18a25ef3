"""A whole result as a file: streamed page by page, from one index."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final

import structlog
from flask.views import MethodView
from flask_smorest import Blueprint
from werkzeug import Response

from search.answer import Hit
from search.logs import where
from web.api.answers import encoder, private
from web.api.arguments import from_address, from_body
from web.api.asking import asked, finder
from web.api.describe import file, parameters, question_body
from web.api.schemas import WholeResult
from web.api.table import COLUMNS, cells
from web.limits import whole_results

log = structlog.get_logger()
files = Blueprint("files", __name__, url_prefix="/api/v1", description="Whole results as files")

CSV: Final = "text/csv"
NDJSON: Final = "application/x-ndjson"
FAULTS: Final = (400, 413, 415, 429, 503)
Written = Callable[[Iterator[list[Hit]]], Iterator[bytes]]


def as_csv(pages: Iterator[list[Hit]]) -> Iterator[bytes]:
    """A table by RFC 4180, its names first; with a mark of UTF-8, without which spreadsheets guess the letters."""
    yield b"\xef\xbb\xbf" + _lines([list(COLUMNS)])
    for hits in pages:
        yield _lines([cells(hit) for hit in hits])


def as_ndjson(pages: Iterator[list[Hit]]) -> Iterator[bytes]:
    """A study a line, each as in a list of results."""
    for hits in pages:
        yield encoder.encode_lines(hits)


@files.route("/studies.csv")
class Table(MethodView):
    @files.doc(**parameters(WholeResult), **file(CSV, *FAULTS))
    @whole_results
    def get(self) -> Response:
        """All hits as a table, in their order"""
        return _file(lambda: from_address(WholeResult()), as_csv, "studies.csv", CSV)

    @files.doc(**question_body(WholeResult), **file(CSV, *FAULTS))
    @whole_results
    def post(self) -> Response:
        """The same with the question as a JSON body"""
        return _file(lambda: from_body(WholeResult()), as_csv, "studies.csv", CSV)


@files.route("/studies.ndjson")
class Lines(MethodView):
    @files.doc(**parameters(WholeResult), **file(NDJSON, *FAULTS))
    @whole_results
    def get(self) -> Response:
        """All hits, a line of JSON each, in their order"""
        return _file(lambda: from_address(WholeResult()), as_ndjson, "studies.ndjson", NDJSON)

    @files.doc(**question_body(WholeResult), **file(NDJSON, *FAULTS))
    @whole_results
    def post(self) -> Response:
        """The same with the question as a JSON body"""
        return _file(lambda: from_body(WholeResult()), as_ndjson, "studies.ndjson", NDJSON)


def _file(read: Callable[[], dict[str, Any]], write: Written, name: str, media: str) -> Response:
    """Begins to send once the first page is there: what is wrong until then is told as a problem.

    A fault after that breaks the transfer off, so that no part passes for the whole.
    """
    query, _ = asked(read)
    pages = finder().every_hit(query)
    first = next(pages)
    answer = Response(_unless_it_breaks(write(chain([first], pages)), name), mimetype=media)
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    return private(answer)


class BrokenOff(Exception):
    """A file could not be sent to its end."""


def _unless_it_breaks(parts: Iterator[bytes], name: str) -> Iterator[bytes]:
    """The parts; a fault is noted without its words, and breaks the transfer off."""
    try:
        yield from parts
    except Exception as error:
        log.error("broken off", file=name, kind=type(error).__name__, way=where(error))
        raise BrokenOff(name) from None


def _lines(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
