# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The events beside one, of a pott or of all: with which one goes through the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from projections.model.as_of import NU, per

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf

MANGA = 500
"""As many events as are told one by one."""


class Steg(NamedTuple):
    """The events before and after one, the first and last, and all of them where they are few."""

    forra: int | None
    nasta: int | None
    forsta: int | None
    sista: int | None
    allra_sista: int | None
    alla: list[int]


def steg(conn: sqlite3.Connection, pott: str | None, nr: int | None, asof: AsOf = NU) -> Steg:
    """Return the numbers of the events beside one, of a pott or of the whole ledger.

    They are those within some bounds; the very last one is that of the ledger whatever they are.
    """
    own = f"WHERE {asof.within()}{'' if pott is None else ' AND pott = :pott'}"
    sist = per(conn, asof)["handelse"]  # so that nothing after it is looked through
    bound = asof.bound(pott=pott, nr=-1 if nr is None else nr, many=MANGA + 1, sist=sist)
    query = f"""
SELECT (SELECT max(nr) FROM handelse {own} AND nr < min(:nr, :sist + 1)),
  (SELECT min(nr) FROM handelse {own} AND nr > :nr AND nr <= :sist),
  (SELECT min(nr) FROM handelse {own}), (SELECT max(nr) FROM handelse {own} AND nr <= :sist),
  (SELECT max(nr) FROM handelse)"""
    beside = conn.execute(query, bound).fetchone()
    few = f"SELECT nr FROM handelse {own} ORDER BY nr LIMIT :many"
    alla = [row[0] for row in conn.execute(few, bound)]
    return Steg._make((*beside, alla if len(alla) <= MANGA else []))
