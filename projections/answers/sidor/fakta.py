"""What a pott is: whose money, for what, and until when it may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class Fakta(NamedTuple):
    """What was said when a pott was set up, and the number of that event."""

    kalla: str
    givare: str | None
    program: str
    utbetalning: str
    nyttjas_from: str
    nyttjas_tom: str
    nr: int


def fakta(conn: sqlite3.Connection, pott: str) -> Fakta | None:
    """Return what a pott is; None if there is none."""
    names = ", ".join(Fakta._fields)
    row = conn.execute(f"SELECT {names} FROM pott WHERE pott = ?", (pott,)).fetchone()  # noqa: S608 - ours
    return None if row is None else Fakta(*row)
