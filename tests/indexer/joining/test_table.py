"""Which records become one study, and which never do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.indexer.joining.kept import Made, groups, joined

A, B, FOLLOW_UP = "NCT00000001", "NCT00000002", "NCT00000003"
S, T = "ISRCTN12345678", "ISRCTN87654321"
C, AGAIN = "2023-501234-12-00", "2023-501234-12-01"
TRIAL = "2023-501234-12"
E, F = "2016-005119-42", "2017-001234-11"


def nct(id: str, *says: str, former: tuple[str, ...] = ()) -> Made:
    return Made("ctgov", id, says, former)


def ctis(id: str, *says: str) -> Made:
    return Made("ctis", id, says)


def isrctn(id: str, *says: str) -> Made:
    return Made("isrctn", id, says)


TABLE = {
    "each names the other": ([nct(A, S), isrctn(S, A)], {(A, S)}),
    "one names the other": ([nct(A), isrctn(S, A)], {(A, S)}),
    "the other way round": ([nct(A, C), ctis(C)], {(A, C)}),
    "both name a EudraCT number": ([nct(A, E), isrctn(S, E)], {(A, S)}),
    "nothing in common": ([nct(A, E), isrctn(S, F), ctis(C)], {(A,), (S,), (C,)}),
    "a chain by a EudraCT number": ([nct(A, E), ctis(C, E)], {(A, C)}),
    "a chain of three registries": ([nct(A, E), ctis(C, E, S), isrctn(S)], {(A, C, S)}),
    "a study in all three, the first registry first": ([isrctn(S, A), ctis(C, A), nct(A)], {(A, C, S)}),
    "two records with one EudraCT number": ([nct(A, E), nct(B, E), ctis(C, E)], {(A,), (B,), (C,)}),
    "two with one EudraCT number, one of them named": ([nct(A, E), nct(B, E), ctis(C, E, B)], {(A,), (B, C)}),
    "two with one EudraCT number, one of them names": ([nct(A, E), nct(B, E, C), ctis(C, E)], {(A,), (B, C)}),
    "a follow-up names its parent": ([nct(FOLLOW_UP, A), nct(A), isrctn(S, A)], {(A, S), (FOLLOW_UP,)}),
    "a follow-up whose parent is not here": ([nct(FOLLOW_UP, A), isrctn(S, A)], {(FOLLOW_UP,), (S,)}),
    "a follow-up names its parent's other number": (
        [nct(FOLLOW_UP, A, S), nct(A, S), isrctn(S, A)],
        {(A, S), (FOLLOW_UP,)},
    ),
    "a follow-up and its parent name one that names neither": (
        [nct(FOLLOW_UP, S), nct(A, S), isrctn(S)],
        {(A,), (FOLLOW_UP,), (S,)},
    ),
    "a follow-up names the parent's EudraCT number and its own": (
        [nct(FOLLOW_UP, E, F), isrctn(S, E), ctis(C, F)],
        {(FOLLOW_UP,), (S,), (C,)},
    ),
    "a sponsor's number": ([nct(A, "MO39193"), ctis(C, "MO39193"), isrctn(S, "MO39193")], {(A,), (C,), (S,)}),
    "a platform's number held by forty": (
        [*(nct(f"NCT{n:08d}", E) for n in range(40)), isrctn(S, E), ctis(C, E)],
        {*((f"NCT{n:08d}",) for n in range(40)), (S,), (C,)},
    ),
    "a platform's number beside a study's own": (
        [nct(A, E, F), *(nct(f"NCT{n:08d}", E) for n in range(10, 50)), isrctn(S, E, F)],
        {*((f"NCT{n:08d}",) for n in range(10, 50)), (A, S)},
    ),
    "a number typed with spaces": ([nct(A, "ISRCTN 1234 5678"), isrctn(S)], {(A, S)}),
    "a number typed with a dash": ([nct(A, "ISRCTN-12345678"), isrctn(S)], {(A, S)}),
    "a number in small letters with a stop": ([nct(A, "isrctn12345678."), isrctn(S)], {(A, S)}),
    "an NCT number with a space": ([nct(A), isrctn(S, "nct 00000001")], {(A, S)}),
    "a EudraCT number with its name": ([nct(A, "EudraCT Number: 2016-005119-42"), isrctn(S, E)], {(A, S)}),
    "several numbers in one field": ([nct(A), ctis(C), isrctn(S, f"{A}; EU CT {C}")], {(A, C, S)}),
    "a number within a sentence": ([nct(A), isrctn(S, f"Sub-study of {A}")], {(A,), (S,)}),
    "a CTIS number with its name": ([nct(A, f"EU CT {C}"), ctis(C)], {(A, C)}),
    "a CTIS number without resubmission": ([nct(A, TRIAL), ctis(C)], {(A, C)}),
    "without resubmission, where the second is the only one": ([nct(A, TRIAL), ctis(AGAIN)], {(A, AGAIN)}),
    "without resubmission, where there are two": ([nct(A, TRIAL), ctis(C), ctis(AGAIN)], {(A,), (C,), (AGAIN,)}),
    "with resubmission, where there are two": ([nct(A, AGAIN), ctis(C), ctis(AGAIN)], {(A, AGAIN), (C,)}),
    "a resubmission that is not here": ([nct(A, C), ctis(AGAIN)], {(A,), (AGAIN,)}),
    "both resubmissions, one of them here": ([nct(A, C, AGAIN), ctis(AGAIN)], {(A, AGAIN)}),
    "one CTIS number with and without resubmission": ([nct(A, TRIAL), isrctn(S, C)], {(A, S)}),
    "withdrawn and registered again": (
        [nct(A, E, C), nct(B, E, AGAIN), ctis(C, E), ctis(AGAIN, E, B)],
        {(A, C), (B, AGAIN)},
    ),
    "registered again under the same numbers": (
        [nct(A, E, TRIAL), nct(B, E, TRIAL), ctis(C, E), ctis(AGAIN, E)],
        {(A,), (B,), (C,), (AGAIN,)},
    ),
    "one names two": ([nct(A), nct(B), isrctn(S, A, B)], {(A,), (B,), (S,)}),
    "one names two in one field": ([nct(A), nct(B), isrctn(S, f"{A}, {B}")], {(A,), (B,), (S,)}),
    "one names two, and one of them names it": ([nct(A), nct(B, S), isrctn(S, A, B)], {(A,), (B, S)}),
    "one names two, and both name it": ([nct(A, S), nct(B, S), isrctn(S, A, B)], {(A,), (B,), (S,)}),
    "one names two, and one of them is not here": ([nct(A), isrctn(S, A, B)], {(A,), (S,)}),
    "two name one": ([nct(A), isrctn(S, A), isrctn(T, A)], {(A,), (S,), (T,)}),
    "two name one, and it names one of them": ([nct(A, T), isrctn(S, A), isrctn(T, A)], {(A, T), (S,)}),
    "two of one registry and one of another name one": (
        [nct(A), isrctn(S, A), isrctn(T, A), ctis(C, A)],
        {(A, C), (S,), (T,)},
    ),
    "a chain that would join two of one registry": (
        [nct(A, S), isrctn(S), ctis(C, S, B), nct(B)],
        {(A,), (B,), (C,), (S,)},
    ),
    "a weak tie against a strong one": ([nct(A, S), nct(B, E), isrctn(S, A, E)], {(A, S), (B,)}),
    "a record that names itself": ([nct(A, A, "nct 00000001"), isrctn(S, S, E)], {(A,), (S,)}),
    "a number whose record is not here": ([nct(A, S), ctis(C, T)], {(A,), (C,)}),
    "two name a third that is not here": ([nct(A, S), ctis(C, S)], {(A, C)}),
    "two name a third that is not here, one yet another": ([nct(A, S), ctis(C, S, T)], {(A,), (C,)}),
    "a former number": ([nct(A, former=(B,)), isrctn(S, B)], {(A, S)}),
    "a former and a present number of one record": ([nct(A, former=(B,)), isrctn(S, A, B)], {(A, S)}),
    "a former number that is another's own": ([nct(A, former=(B,)), nct(B), isrctn(S, B)], {(A,), (B, S)}),
    "a former number of two": (
        [nct(A, former=(FOLLOW_UP,)), nct(B, former=(FOLLOW_UP,)), isrctn(S, FOLLOW_UP)],
        {(A,), (B,), (S,)},
    ),
    "an operator's study": ([nct(A), Made("file", "MINE-1", (A,))], {(A, "MINE-1")}),
    "an operator's study under a EudraCT number": ([nct(A, E), Made("file", E)], {(A, E)}),
    "an operator's study under a CTIS number": ([ctis(C, A), nct(A), Made("file", C)], {(A, C, C)}),
    "two of an operator's studies": (
        [nct(A), Made("file", "M1", (A,)), Made("file", "M2", (A,))],
        {(A,), ("M1",), ("M2",)},
    ),
    "a made-up study among real ones": ([nct(A, "DEMO1"), Made("demo", "DEMO1", (A,))], {(A,), ("DEMO1",)}),
    "an addition of an operator": ([nct(A), Made("texts", A)], {(A,)}),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_joins(name: str, tmp_path: Path) -> None:
    records, expected = TABLE[name]
    forward, backward = joined(tmp_path / "a", records), joined(tmp_path / "b", reversed(records))
    assert groups(forward, records) == expected
    assert groups(backward, records) == expected
    assert forward.joined == sum(len(group) > 1 for group in expected)
    for record in records:
        key = (record.registry, record.id)
        assert set(forward.ties(*key)) == set(backward.ties(*key))
        assert set(forward.passed_over(*key)) == set(backward.passed_over(*key))
