"""Requests made up from the API's own description: whatever comes, no answer is a fault of ours."""

from __future__ import annotations

from typing import Any

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
EACH = 60
"""Made-up requests for each address and method."""
OPERATIONS = 5


def test_no_made_up_request_is_a_fault_of_ours(app: Flask) -> None:
    description = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    operations = [found.ok() for found in description.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) >= OPERATIONS
    for operation in operations:

        @settings(
            max_examples=EACH,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def answered(case: Case[Any]) -> None:
            case.call_and_validate(checks=CHECKS)

        answered()
