# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The events that a figure is the sum of: each move of it, and what the moves have come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from domain.bookkeeping.positions import SPARRAT_UR_FORDELAT, SPARRAT_UR_HOS_NAMND, Delar
from domain.values.dates import last_day
from projections.model.as_of import NU, AsOf, Per, Vilar, per, snapshot
from projections.model.shape import rows
from projections.model.views import FIGURES, HARLEDDA, KOSTNAD, MEMO, STATENS, among, proposals

if TYPE_CHECKING:
    import sqlite3


POSITIONER = (*FIGURES, *MEMO, SPARRAT_UR_FORDELAT, SPARRAT_UR_HOS_NAMND)
"""What can be asked for: every figure that ``saldo`` has a column for, and the rest of v_saldo."""


class Post(TypedDict):
    """A move of a figure, in öre: what it changed, and what the figure was after it.

    ``position`` is the part of the figure that moved, ``beslut`` what was decided and by whom. Of a
    cost or a credit note it says how that is booked too.
    """

    nr: int
    liggarnummer: str | None
    handelsedatum: str
    typ: str
    pott: str
    namnd: str | None
    underenhet: str | None
    position: str
    forandring_ore: int
    saldo_ore: int
    exempeldata: bool
    beslut: str | None
    insats: str | None
    period: str | None
    verifikat: str | None
    konto: str | None
    verksamhet: str | None
    kostnadsslag: str | None
    moms_ore: int | None
    utforare: str | None
    buren_av: str | None


class Poster(TypedDict):
    """The moves that a figure is the sum of, in the order of registration.

    ``provad`` tells whether the figures were held to the seals in this very answer.
    """

    schema: Literal["poster/1"]
    position: str
    per: Per
    rader: list[Post]
    summa_ore: int
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


def poster(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    position: str,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    egen: bool = False,
) -> Poster:
    """Return the moves of one of ``POSITIONER`` in the shape ``poster/1``.

    Their sum is what ``saldo`` shows of it with the same filters; ``egen`` is what stands on the
    pott's or the nämnd's own row, without those below it: of what is the state's (``STATENS``) that
    is all of it. What was corrected and its correction both stand; of proposals only the latest in
    force of each pott does.
    """
    own = egen and position not in STATENS
    query = _asked(asof, position, of_namnd=namnd is not None, egen=own)
    bound = asof.bound(position=position, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar)
    with snapshot(conn):
        rader = list(rows(Post, conn, query, bound))
        at = per(conn, asof)
    return {
        "schema": "poster/1",
        "position": position,
        "per": at,
        "rader": rader,
        "summa_ore": rader[-1]["saldo_ore"] if rader else 0,
        "exempeldata": any(row["exempeldata"] for row in rader),
    }


def _asked(asof: AsOf, position: str, *, of_namnd: bool, egen: bool) -> str:
    own = "underenhet" if of_namnd else "namnd"
    return f"""
SELECT p.nr, liggarnummer, handelsedatum, typ, p.pott, p.namnd, p.underenhet, position,
  ore AS forandring_ore,
  sum(ore) OVER (ORDER BY p.nr, rad ROWS UNBOUNDED PRECEDING) AS saldo_ore, exempeldata,
  organ || coalesce(' § ' || paragraf, '') || coalesce(' ' || diarienummer, '') AS beslut,
  {", ".join(KOSTNAD)}
FROM ({_moves(position, asof.within(), of_namnd=of_namnd)}) AS p
JOIN handelse AS h ON h.nr = p.nr LEFT JOIN kostnad AS k ON k.nr = p.nr
WHERE (:pott IS NULL OR p.pott = :pott) AND (:namnd IS NULL OR p.namnd = :namnd)
  AND (:underenhet IS NULL OR p.underenhet = :underenhet)
  AND (:ar IS NULL OR p.pott IN (SELECT pott FROM pott WHERE ar = :ar))
  AND NOT ({int(egen)} AND p.{own} IS NOT NULL)
ORDER BY p.nr, rad"""


def bakom(conn: sqlite3.Connection, nr: int) -> tuple[str, AsOf] | None:
    """Return the pott of a report to the authority, and the moment that its costs are of.

    None when the event is no such report. What ``forbrukat`` was then is what the report rests on.
    """
    row = conn.execute("SELECT pott, per_datum FROM aterrapport WHERE nr = ?", (nr,)).fetchone()
    return None if row is None else (row[0], AsOf(last_day(row[1]), handelse=nr - 1))


def _moves(position: str, within: str, *, of_namnd: bool) -> str:
    """Return the moves of a figure within some bounds, each with its sign in it."""
    if position == "foreslaget":
        return f"""
SELECT nr, row_number() OVER (PARTITION BY nr ORDER BY namnd, underenhet) AS rad, pott,
  nullif(namnd, '') AS namnd, nullif(underenhet, '') AS underenhet, :position AS position,
  belopp_ore AS ore
FROM forslag WHERE nr IN ({proposals(within)}) AND (namnd <> '') = {int(of_namnd)}"""
    delar = HARLEDDA.get(position, Delar((position,)))
    kalla = f"SELECT pott FROM pott WHERE kalla = 'statsbidrag' OR {int(position not in STATENS)}"
    moves = f"""
SELECT nr, rad, pott, namnd, underenhet, position,
  iif({among(delar.plus)}, delta_ore, -delta_ore) AS ore
FROM v_poster WHERE {among(delar.plus + delar.minus)} AND {within} AND pott IN ({kalla})
  AND NOT {int(of_namnd and position in STATENS)}"""
    if position not in HARLEDDA:
        return moves
    return f"""
SELECT * FROM (SELECT *, sum(ore) OVER (PARTITION BY nr, {_whose(position)}) AS andrat
  FROM ({moves})) WHERE andrat <> 0"""


def _whose(position: str) -> str:
    """Return what a figure has one value for: what moves within one changes it by nothing."""
    return "pott" if position in STATENS else "pott, namnd, underenhet"
