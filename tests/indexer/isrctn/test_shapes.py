"""In which shapes a trial may come, and what is none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from indexer.registries.isrctn.reader import identify, recognises, study
from indexer.registries.reading import Unreadable
from tests.indexer.isrctn.records import TODAY, made, wire


@pytest.mark.parametrize("shape", ["page", "trial", "prefixed", "declared"])
def test_other_wrappings_of_the_same_trial(shape: str) -> None:
    alone = wire(made())
    wrapped = {
        "page": b'<allTrials totalCount="1">' + alone + b"</allTrials>",
        "trial": alone[alone.index(b"<trial ") : alone.index(b"</trial>") + 8],
        "prefixed": alone.replace(b"<", b"<i:").replace(b"<i:/", b"</i:").replace(b"xmlns=", b"xmlns:i="),
        "declared": b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<!-- a word -->' + alone,
    }[shape]
    assert recognises(wrapped)
    assert study(wrapped, TODAY).study.sites == study(alone, TODAY).study.sites


@pytest.mark.parametrize(
    "strange",
    [
        b"",
        b"[]",
        b"null",
        b"<a/>",
        b"<fullTrial>",
        b"{",
        b"<fullTrial/>",
        b"<allTrials/>",
        b"\xff\xfe<\0a\0",
        b"[" * 10**5,
        b"<fullTrial>" * 10**5,
        b"<fullTrial>" + b"<a>" * 2_000 + b"</a>" * 2_000 + b"</fullTrial>",
    ],
)
def test_what_is_no_record(strange: bytes) -> None:
    with pytest.raises(Unreadable):
        study(strange, TODAY)
    with pytest.raises(Unreadable):
        identify(strange, TODAY)


def test_many_equal_children_take_no_longer_than_others() -> None:
    received = wire(made()).replace(b"</trial>", b"<keyword>x</keyword>" * 80_000 + b"</trial>", 1)
    started = time.process_time()
    assert study(received, TODAY).study.card.id == "ISRCTN00000017"
    assert time.process_time() - started < 5


def test_other_registries_records_are_not_recognised() -> None:
    assert not recognises(b'{"protocolSection": {"identificationModule": {"nctId": "NCT01234567"}}}')
    assert not recognises(b'{"ctNumber": "2023-501234-12-00"}')
    assert not recognises(b"<html><body/></html>")


def test_nothing_outside_the_record_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    inside = (
        "<fullTrial><trial><isrctn>00000017</isrctn><trialDescription><title>&x;</title></trialDescription></trial>"
    )
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"expanded"'):
        received = f"<!DOCTYPE a [<!ENTITY x {entity}>]>{inside}</fullTrial>".encode()
        with pytest.raises(Unreadable, match="document type"):
            study(received, TODAY)
