# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What a picture of a pott keeps the same at every moment of it: an order, and a scale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from domain.bookkeeping.positions import AVSATT, FORDELAT, REKVIRERAT, TILLDELAT
from projections.answers.kept import Kept
from projections.model import as_of
from projections.model.as_of import snapshot

if TYPE_CHECKING:
    import sqlite3


class Historik(NamedTuple):
    """A pott over the whole of its history.

    ``kalla`` is the position that its money comes from, ``hogst_ore`` the most that this has been
    after any event. ``ordning`` has each (nämnd, sub-unit) by when it first was given anything.
    """

    pott: str
    kalla: str
    ordning: tuple[tuple[str, str | None], ...]
    hogst_ore: int


def historik(conn: sqlite3.Connection, pott: str, kept: Kept | None = None) -> Historik | None:
    """Return what is the same at every moment of a pott; None when there is no such pott.

    Only the parts of the log are read in which a nämnd first was given anything, or what the money
    comes from changed; and they only where more has moved since than what is ``kept`` is of.
    """
    with snapshot(conn):
        query = "SELECT kalla, utbetalning FROM pott WHERE pott = ?"
        found = conn.execute(query, (pott,)).fetchone()
        if found is None:
            return None
        sist = conn.execute("SELECT max(nr) FROM post WHERE pott = ?", (pott,)).fetchone()[0]
        read = partial(_read, conn, pott, _kalla(*found))
        return (kept or Kept()).once(("historik", pott), sist, read)


def kallor(conn: sqlite3.Connection, pott: str | None = None) -> dict[str, str]:
    """Return the position that the money of each pott comes from, or of one."""
    query = "SELECT pott, kalla, utbetalning FROM pott WHERE :pott IS NULL OR pott = :pott"
    rows = conn.execute(f"{query} ORDER BY pott", {"pott": pott})
    return {namn: _kalla(kalla, utbetalning) for namn, kalla, utbetalning in rows}


def _read(conn: sqlite3.Connection, pott: str, kalla: str) -> Historik:
    return Historik(pott, kalla, _ordning(conn, pott), _hogst(conn, pott, kalla))


def _kalla(kalla: str, utbetalning: str) -> str:
    """Return the position that says what a pott holds in all (I0)."""
    if kalla != "statsbidrag":
        return AVSATT
    return TILLDELAT if utbetalning == "efterhand" else REKVIRERAT


def _ordning(conn: sqlite3.Connection, pott: str) -> tuple[tuple[str, str | None], ...]:
    """Return whom anything was distributed to; the first move of each puts money there."""
    first = (
        "SELECT min(avsnitt) AS avsnitt FROM saldo_vid WHERE pott = :pott AND position = :position"
        " GROUP BY namnd, underenhet"
    )
    query = f"""
SELECT namnd, nullif(underenhet, '') FROM {_moves(first)} AND delta_ore > 0
ORDER BY nr, rad"""
    rows = conn.execute(query, {"pott": pott, "position": FORDELAT})
    return tuple(dict.fromkeys(rows))


def _hogst(conn: sqlite3.Connection, pott: str, position: str) -> int:
    """Return the most that a position of the pott's own has been after any event."""
    touched = "SELECT avsnitt FROM saldo_vid WHERE pott = :pott AND position = :position"
    query = f"""
SELECT coalesce(max(ore), 0) FROM (
  SELECT sum(sum(delta_ore)) OVER (ORDER BY nr) AS ore FROM {_moves(touched)} GROUP BY nr
)"""
    row: tuple[int] = conn.execute(query, {"pott": pott, "position": position}).fetchone()
    return row[0]


def _moves(avsnitt: str) -> str:
    """Return from where a position's moves are read, in the parts of the log that a query gives."""
    size = as_of.STORLEK
    return f"""
(SELECT DISTINCT avsnitt FROM ({avsnitt})) AS del CROSS JOIN post
  ON pott = :pott AND nr BETWEEN avsnitt * {size} AND avsnitt * {size} + {size - 1}
WHERE position = :position"""
