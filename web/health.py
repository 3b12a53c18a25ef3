"""Is the service alive, and can it answer searches?"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """Alive: the process takes requests, whatever the engine does."""
    return jsonify(status="alive")


@health.get("/readyz")
def readyz() -> Response:
    """Ready: engine, index and reference data are there. Anything missing raises, and is told as a 503."""
    finder = current_app.extensions["finder"]
    finder.live()
    assert finder.reader
    return jsonify(status="ready")
