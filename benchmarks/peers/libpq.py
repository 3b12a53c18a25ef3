"""PostgreSQL through libpq, the client library that comes with it: no driver to install, and none to wait for."""

from __future__ import annotations

import ctypes
import ctypes.util
from functools import cache

Row = tuple[str | None, ...]
COMMAND_OK, TUPLES_OK, COPY_IN = 1, 2, 4
LARGEST_COPY = 1 << 20
ESCAPED = str.maketrans({"\0": None, "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class PostgresError(Exception):
    """PostgreSQL did not do what it was asked; in its own words."""


class Connection:
    """One connection. Parameters and values are texts."""

    def __init__(self, where: str) -> None:
        self.pq = library()
        self.handle = self.pq.PQconnectdb(where.encode())
        if self.pq.PQstatus(self.handle) != 0:
            fault = self.fault()
            self.close()
            raise PostgresError(fault)

    def close(self) -> None:
        if self.handle:
            self.pq.PQfinish(self.handle)
            self.handle = None

    def run(self, statements: str) -> None:
        """Runs one or more statements that give nothing back."""
        self.rows(self.pq.PQexec(self.handle, statements.encode()))

    def ask(self, query: str, *parameters: object) -> list[Row]:
        return self.rows(self.pq.PQexecParams(self.handle, query.encode(), *_bound(parameters, None), None, None, 0))

    def prepare(self, name: str, query: str) -> None:
        self.rows(self.pq.PQprepare(self.handle, name.encode(), query.encode(), 0, None))

    def execute(self, name: str, *parameters: object) -> list[Row]:
        """Asks a prepared query: PostgreSQL has parsed it, and planned it once it has seen it five times."""
        return self.rows(self.pq.PQexecPrepared(self.handle, name.encode(), *_bound(parameters), None, None, 0))

    def copy(self, table: str) -> Copying:
        """Loads rows into a table. Meanwhile the connection does nothing else."""
        self.rows(self.pq.PQexec(self.handle, f"copy {table} from stdin".encode()))
        return Copying(self)

    def rows(self, result: int) -> list[Row]:
        try:
            status = self.pq.PQresultStatus(result)
            if status not in (COMMAND_OK, TUPLES_OK, COPY_IN):
                raise PostgresError(self.fault())
            if status != TUPLES_OK:
                return []
            rows, columns = range(self.pq.PQntuples(result)), range(self.pq.PQnfields(result))
            return [tuple(self._value(result, row, column) for column in columns) for row in rows]
        finally:
            self.pq.PQclear(result)

    def _value(self, result: int, row: int, column: int) -> str | None:
        value: bytes = self.pq.PQgetvalue(result, row, column)
        return value.decode() if value or not self.pq.PQgetisnull(result, row, column) else None

    def fault(self) -> str:
        words: bytes = self.pq.PQerrorMessage(self.handle)
        return words.decode(errors="replace").strip()


class Copying:
    """A running COPY: `put` every row, then `end`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.waiting = bytearray()

    def put(self, *values: object) -> None:
        self.waiting += b"\t".join(map(_copied, values)) + b"\n"
        if len(self.waiting) > LARGEST_COPY:
            self._send()

    def end(self) -> None:
        self._send()
        pq, handle = self.connection.pq, self.connection.handle
        pq.PQputCopyEnd(handle, None)
        while result := pq.PQgetResult(handle):
            self.connection.rows(result)

    def _send(self) -> None:
        sent = self.connection.pq.PQputCopyData(self.connection.handle, bytes(self.waiting), len(self.waiting))
        if sent != 1:
            raise PostgresError(self.connection.fault())
        self.waiting.clear()


def _copied(value: object) -> bytes:
    """A value in COPY's text form. PostgreSQL's texts hold no NUL."""
    if value is None:
        return rb"\N"
    if isinstance(value, str):
        return value.translate(ESCAPED).encode(errors="replace")
    return b"t" if value is True else b"f" if value is False else str(value).encode()


def _bound(parameters: tuple[object, ...], *types: None) -> tuple[object, ...]:
    """libpq's own form: how many, types left to the server where it wants any, texts."""
    values = [None if value is None else str(value).encode() for value in parameters]
    return len(values), *types, (ctypes.c_char_p * len(values))(*values)


@cache
def library() -> ctypes.CDLL:
    name = ctypes.util.find_library("pq")
    if name is None:
        raise PostgresError("libpq is missing: it comes with PostgreSQL")
    pq = ctypes.CDLL(name)
    for returning_address in ("PQconnectdb", "PQexec", "PQprepare", "PQexecParams", "PQexecPrepared", "PQgetResult"):
        getattr(pq, returning_address).restype = ctypes.c_void_p
    for returning_text in ("PQerrorMessage", "PQgetvalue"):
        getattr(pq, returning_text).restype = ctypes.c_char_p
    handle, number = ctypes.c_void_p, ctypes.c_int
    for taking_one in ("PQstatus", "PQfinish", "PQresultStatus", "PQntuples", "PQnfields", "PQclear", "PQerrorMessage"):
        getattr(pq, taking_one).argtypes = [handle]
    pq.PQgetResult.argtypes = [handle]
    pq.PQgetvalue.argtypes = [handle, number, number]
    pq.PQgetisnull.argtypes = [handle, number, number]
    pq.PQexec.argtypes = [handle, ctypes.c_char_p]
    pq.PQprepare.argtypes = [handle, ctypes.c_char_p, ctypes.c_char_p, number, handle]
    pq.PQexecParams.argtypes = [handle, ctypes.c_char_p, number, handle, handle, handle, handle, number]
    pq.PQexecPrepared.argtypes = [handle, ctypes.c_char_p, number, handle, handle, handle, number]
    pq.PQputCopyData.argtypes = [handle, ctypes.c_char_p, number]
    pq.PQputCopyEnd.argtypes = [handle, ctypes.c_char_p]
    return pq
