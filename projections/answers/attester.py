# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What counts in the balances although it lacks an attest (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.answers.berorda import concerns
from projections.model.views import attests

if TYPE_CHECKING:
    import sqlite3

    from projections.answers.reading import AsOf


def oattesterade(  # noqa: PLR0913 - the filters of a read verb, and a last day
    conn: sqlite3.Connection,
    asof: AsOf,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    till: str = "9999-12-31",
) -> int:
    """Count the events that lack an attest, of those no later than a day."""
    query = (
        f"SELECT count(*) FROM ({attests(asof.within())}) AS a JOIN handelse ON handelse.nr = a.nr"
        " WHERE a.vantar AND pott IS NOT NULL AND sista_dag <= :till"
        " AND (:pott IS NULL OR pott = :pott)"
        " AND (:ar IS NULL OR pott IN (SELECT pott FROM pott WHERE ar = :ar))"
        f" AND {concerns('a.nr')}"
    )
    more = {"pott": pott, "namnd": namnd, "underenhet": underenhet, "ar": ar, "till": till}
    antal: int = conn.execute(query, asof._asdict() | more).fetchone()[0]
    return antal
