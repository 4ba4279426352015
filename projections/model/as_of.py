# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The moment that an answer is of, and one snapshot for all that it asks (D11, D12)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


class AsOf(NamedTuple):
    """The moment an answer is of; inclusive bounds that all must hold (D12).

    ``datum`` is a last day, ``YYYY-MM-DD``; ``registrerad`` is UTC with six decimals and ``Z``.
    """

    datum: str | None = None
    registrerad: str | None = None
    handelse: int | None = None

    def within(self) -> str:
        """Return the condition on a row's ``sista_dag``, ``registrerad`` and ``nr``."""
        held = {
            "sista_dag <= :datum": self.datum,
            "registrerad <= :registrerad": self.registrerad,
            "nr <= :handelse": self.handelse,
        }
        return " AND ".join(k for k, v in held.items() if v is not None) or "1"


NU = AsOf()


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Let several questions see the same moment."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")


def per(conn: sqlite3.Connection, asof: AsOf = NU) -> dict[str, Any]:
    """Return what an answer is as of: the bounds asked for, and the last event within them."""
    query = f"SELECT nr FROM handelse WHERE {asof.within()} ORDER BY nr DESC LIMIT 1"
    row: tuple[int] | None = conn.execute(query, asof._asdict()).fetchone()
    return {
        "datum": asof.datum,
        "registrerad": asof.registrerad,
        "handelse": row and row[0],
        "rot": None,
    }


def has_example(conn: sqlite3.Connection, asof: AsOf, of: dict[str, str | int | None]) -> bool:
    """Tell whether any event of the potts counted is example data (D16)."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM handelse WHERE exempeldata AND"
        " (:pott IS NULL OR pott = :pott) AND"
        f" (:ar IS NULL OR pott IN (SELECT pott FROM pott WHERE ar = :ar)) AND {asof.within()})"
    )
    return bool(conn.execute(query, asof._asdict() | of).fetchone()[0])


def dicts(conn: sqlite3.Connection, query: str, bound: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield rows by column name."""
    cursor = conn.execute(query, bound)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)
