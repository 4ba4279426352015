# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What counts in the balances although it lacks an attest (R35), and who may attest what.

The attestförteckning says it by ids and roles alone (D14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

from domain.values.dates import within
from projections.model.as_of import NU, Per, Vilar, first_ones, per, snapshot
from projections.model.berorda import concerns
from projections.model.shape import rows
from projections.model.views import attests

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf, Bound

_ALLTID = "9999-12-31"

Attestslag: TypeAlias = Literal["granskning", "beslut"]


class Attestratt(TypedDict):
    """What somebody may attest, from when to when; ``slag`` is None for one without any right.

    A right for no pott or nämnd in particular is for all of them.
    """

    aktor: str
    roll: str
    organ: str | None
    slag: Attestslag | None
    for_pott: str | None
    for_namnd: str | None
    giltig_from: str | None
    giltig_tom: str | None
    handelse: int
    exempeldata: bool


class Attestforteckning(TypedDict):
    """Who may attest what: all rights, or those that are valid on the day ``giltig``.

    ``provad`` tells whether the rows were held to the seals in this very answer.
    """

    schema: Literal["attestforteckning/1"]
    giltig: str | None
    per: Per
    rader: list[Attestratt]
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


def oattesterade(  # noqa: PLR0913 - the filters of a read verb, and a last day
    conn: sqlite3.Connection,
    asof: AsOf,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    till: str = _ALLTID,
) -> int:
    """Count the events that lack an attest, of those no later than a day."""
    of = asof.bound(pott=pott, namnd=namnd, underenhet=underenhet, ar=ar, till=till)
    summed = _summed(conn, asof) if till == _ALLTID else None
    if summed is not None:
        antal = _one(conn, summed, of)
        if namnd is None or not antal:
            return antal
    query = (
        f"SELECT count(*) FROM ({attests(asof.within())}) AS a JOIN handelse ON handelse.nr = a.nr"
        f" WHERE a.vantar AND pott IS NOT NULL AND sista_dag <= :till AND {_ASKED}"
        f" AND {concerns('a.nr')}"
    )
    return _one(conn, query, of)


_ASKED = (
    "(:pott IS NULL OR pott = :pott)"
    " AND (:ar IS NULL OR pott IN (SELECT pott FROM pott WHERE ar = :ar))"
)


def _summed(conn: sqlite3.Connection, asof: AsOf) -> str | None:
    """Return the query of what lacked an attest, by its changes; None where it must be counted."""
    if asof.utan_exempel is not None:
        return None
    if asof.handelse is None and asof.registrerad is None:
        return _sum(f"vantan_dag WHERE {'true' if asof.datum is None else 'dag <= :datum'}")
    sist = first_ones(conn, asof)
    if asof.datum is not None or sist is None:
        return None
    return f"SELECT ({_sum('vantan_dag WHERE true')}) - ({_sum(f'vantan_nr WHERE nr > {sist}')})"


def _sum(kept: str) -> str:
    return f"SELECT coalesce(sum(antal), 0) FROM {kept} AND {_ASKED}"


def _one(conn: sqlite3.Connection, query: str, bound: dict[str, Bound]) -> int:
    antal: int = conn.execute(query, bound).fetchone()[0]
    return antal


def attestforteckning(
    conn: sqlite3.Connection, asof: AsOf = NU, *, giltig: str | None = None
) -> Attestforteckning:
    """Return the rights in the shape ``attestforteckning/1``, all or those valid on a day.

    A right that was given anew stands as it was given last, as the rules take it. Somebody without
    any right stands there too, with ``slag`` None.
    """
    held = asof.within()
    query = f"""
SELECT a.aktor, a.roll, a.organ, r.slag, r.for_pott, r.for_namnd, r.giltig_from, r.giltig_tom,
  h.nr AS handelse, h.exempeldata
FROM (SELECT * FROM aktor WHERE {held}) AS a
LEFT JOIN (
  SELECT * FROM attestratt WHERE nr IN (
    SELECT max(nr) FROM attestratt WHERE {held} GROUP BY aktor, slag, for_pott, for_namnd
  )
) AS r ON r.aktor = a.aktor
JOIN handelse AS h ON h.nr = coalesce(r.nr, a.nr)
ORDER BY a.aktor, r.slag DESC, r.for_pott, r.for_namnd, r.giltig_from, r.nr"""
    with snapshot(conn):
        found = list(rows(Attestratt, conn, query, asof.bound()))
        at = per(conn, asof)
    rader = [row for row in found if giltig is None or _holds(row, giltig)]
    return {
        "schema": "attestforteckning/1",
        "giltig": giltig,
        "per": at,
        "rader": rader,
        "exempeldata": any(row["exempeldata"] for row in rader),
    }


def _holds(row: Attestratt, dag: str) -> bool:
    return bool(row["slag"] and within(dag, row["giltig_from"], row["giltig_tom"]))


class Vantande(TypedDict):
    """An event that lacks an attest, and the one that it has, if any."""

    nr: int
    typ: str
    belopp_ore: int | None
    namnd: str | None
    underenhet: str | None
    slag: Attestslag | None


def vantande(conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str) -> list[Vantande]:
    """Return the events of a pott that lack an attest, the oldest first (R35)."""
    query = (
        "SELECT a.nr, typ, belopp_ore, namnd, underenhet, a.slag"
        f" FROM ({attests(asof.within())}) AS a JOIN handelse ON handelse.nr = a.nr"
        " WHERE a.vantar AND pott = :pott ORDER BY a.nr"
    )
    return list(rows(Vantande, conn, query, asof.bound(pott=pott)))
