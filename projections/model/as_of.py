# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The moment that an answer is of, and one snapshot for all that it asks (D11, D12)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypedDict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

Bound: TypeAlias = "str | int | None"
"""What a statement is asked with."""


class Per(TypedDict):
    """What an answer is as of: the bounds asked for, the last event within them, the log's root.

    ``rot`` is the root hash of the log as of that event; None before the ledger's side adds it.
    """

    datum: str | None
    registrerad: str | None
    handelse: int | None
    rot: str | None


class Vilar(TypedDict):
    """A pott of which nothing is said without the example data, and the event that rests on it."""

    pott: str
    handelse: int


_UTAN_EXEMPEL = (
    "nr NOT IN (SELECT nr FROM handelse WHERE exempeldata"
    " OR pott IN (SELECT value FROM json_each(:utan_exempel)))"
)


class AsOf(NamedTuple):
    """The moment an answer is of; inclusive bounds that all must hold (D12).

    ``datum`` is a last day, ``YYYY-MM-DD``; ``registrerad`` is UTC with six decimals and ``Z``.
    ``utan_exempel`` leaves the example data out, and the potts in it, a list in JSON, that rest on
    that.
    """

    datum: str | None = None
    registrerad: str | None = None
    handelse: int | None = None
    utan_exempel: str | None = None

    def within(self) -> str:
        """Return the condition on a row's ``sista_dag``, ``registrerad`` and ``nr``."""
        held = {
            "sista_dag <= :datum": self.datum,
            "registrerad <= :registrerad": self.registrerad,
            "nr <= :handelse": self.handelse,
            _UTAN_EXEMPEL: self.utan_exempel,
        }
        return " AND ".join(k for k, v in held.items() if v is not None) or "1"

    def bound(self, **more: Bound) -> dict[str, Bound]:
        """Return what ``within`` is asked with, and more."""
        return self._asdict() | more


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
        conn.rollback()  # which a failing disk may have done


def per(conn: sqlite3.Connection, asof: AsOf = NU) -> Per:
    """Return what an answer is as of: the bounds asked for, and the last event within them."""
    of_all = asof._replace(utan_exempel=None)
    query = f"SELECT nr FROM handelse WHERE {of_all.within()} ORDER BY nr DESC LIMIT 1"
    row: tuple[int] | None = conn.execute(query, asof._asdict()).fetchone()
    return {
        "datum": asof.datum,
        "registrerad": asof.registrerad,
        "handelse": row and row[0],
        "rot": None,
    }


def has_example(
    conn: sqlite3.Connection, asof: AsOf, *, pott: str | None = None, ar: int | None = None
) -> bool:
    """Tell whether any event of the potts counted is example data (D16)."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM handelse WHERE exempeldata AND"
        " (:pott IS NULL OR pott = :pott) AND"
        f" (:ar IS NULL OR pott IN (SELECT pott FROM pott WHERE ar = :ar)) AND {asof.within()})"
    )
    return bool(conn.execute(query, asof.bound(pott=pott, ar=ar)).fetchone()[0])
