# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The running figures behind the certificate: what each event left of each position."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, TypedDict

from projections.answers.intyg.marginaler import omvanda
from projections.model.as_of import NU, Per
from projections.model.shape import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import AsOf


class Lopanderad(TypedDict):
    """What an event changed of a position, and what that left in either order, in öre."""

    nr: int
    handelsedatum: str
    liggarnummer: str | None
    pott: str
    namnd: str | None
    underenhet: str | None
    position: str
    forandring_ore: int
    efter_registrering_ore: int
    efter_handelsedatum_ore: int
    exempeldata: bool


class Lopande(TypedDict):
    """The running figures behind the certificate."""

    schema: Literal["intyg-lopande/1"]
    per: Per
    rader: list[Lopanderad]
    exempeldata: bool


def lopande(
    conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str | None = None
) -> Iterator[Lopanderad]:
    """Yield a row per event and position that it touches, with what it left in either order.

    In the order of days that is what was left at the end of its day (R49): of a vague date the
    first when something came, the last when it went.
    """
    backwards = json.dumps(sorted(omvanda(conn, asof)))
    konto = "PARTITION BY p.pott, p.namnd, p.underenhet, position"
    query = f"""
SELECT nr, handelse.handelsedatum, liggarnummer, p.pott, nullif(p.namnd, '') AS namnd,
  nullif(p.underenhet, '') AS underenhet, position, p.ore AS forandring_ore,
  sum(p.ore) OVER ({konto} ORDER BY nr ROWS UNBOUNDED PRECEDING) AS efter_registrering_ore,
  sum(p.ore) OVER ({konto} ORDER BY
    iif((p.ore > 0) = (nr IN (SELECT value FROM json_each(:backwards))), p.sista_dag, p.forsta_dag)
    RANGE UNBOUNDED PRECEDING) AS efter_handelsedatum_ore,
  handelse.exempeldata
FROM (SELECT nr, min(rad) AS rad, forsta_dag, sista_dag, pott, namnd, underenhet, position,
    sum(delta_ore) AS ore
  FROM post WHERE {asof.within()} AND (:pott IS NULL OR pott = :pott)
  GROUP BY nr, pott, namnd, underenhet, position) AS p
JOIN handelse USING (nr)
ORDER BY nr, rad"""
    return rows(Lopanderad, conn, query, asof.bound(pott=pott, backwards=backwards))
