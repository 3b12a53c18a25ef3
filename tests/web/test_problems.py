"""A fault as programs read it."""

from __future__ import annotations

import json

from search.faults import Fault, QuestionFaults
from web.errors import api_problem
from web.faults import problem


def test_a_fault_tells_what_may_have_been_meant_where_that_is_known() -> None:
    error = QuestionFaults([Fault("near", "is no place", ("Boston, England, GB",)), Fault("within", "needs a unit")])
    told = json.loads(api_problem(problem(error), error).get_data())
    assert told["errors"] == [
        {"parameter": "near", "message": "is no place", "others": ["Boston, England, GB"]},
        {"parameter": "within", "message": "needs a unit"},
    ]
