"""Answers as JSON, and those that a browser may keep."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from flask import request
from werkzeug import Response

from search.answer import WholeStudy
from search.version import VERSION

encoder = msgspec.json.Encoder()


def json_answer(value: Any, media: str = "application/json") -> Response:
    """A value as JSON. A whole study is written as one flat object: every field of a hit stands in it unchanged."""
    return Response(encoder.encode(flat(value) if isinstance(value, WholeStudy) else value), mimetype=media)


def flat(study: WholeStudy) -> dict[str, Any]:
    details = {name: getattr(study.details, name) for name in study.details.__struct_fields__ if name != "titles"}
    card = {name: getattr(study.card, name) for name in study.card.__struct_fields__}
    return (
        card
        | details
        | {
            "titles": study.details.titles,
            "fresh": study.fresh,
            "all_sites": study.all_sites,
            "as_of": study.as_of,
        }
    )


def cached(answer: Response, *parts: str) -> Response:
    """An answer with an `ETag` of the index and the day: statuses age overnight. 304 where it is known already."""
    told = "|".join((VERSION, *parts, request.full_path))
    answer.set_etag(hashlib.sha256(told.encode()).hexdigest()[:20])
    answer.headers["Cache-Control"] = "public, max-age=60, must-revalidate"
    answer.make_conditional(request)
    return answer


def private(answer: Response) -> Response:
    """An answer to a question: nobody but its reader may keep it, and not without asking again."""
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
