# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What each event moved, as books of others have it: an event with both sides of all its moves."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from projections.model.as_of import NU, balances

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import AsOf

FORESLAGET = "foreslaget"
"""What a proposal says: no move, and no sum, for of proposals the latest in force replaces."""


class Plats(NamedTuple):
    """Where money is: a position of a pott, or of a nämnd or sub-unit in it; '' is none."""

    pott: str
    namnd: str
    underenhet: str
    position: str


class Rorelse(NamedTuple):
    """An event that moved something, and what it changed each position by, in öre.

    ``dag`` is the last day that its date may be. ``forslag`` are the rows of a proposal.
    """

    nr: int
    liggarnummer: str | None
    handelsedatum: str
    dag: str
    registrerad: str
    registrerad_av: str
    typ: str
    pott: str
    beslut: str
    avser: str
    exempeldata: bool
    poster: tuple[tuple[Plats, int], ...]
    forslag: tuple[tuple[Plats, int], ...] = ()


_OM = Rorelse._fields.index("poster")
_POTT = Rorelse._fields.index("pott")


def rorelser(
    conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str | None = None
) -> Iterator[Rorelse]:
    """Yield the events that moved or proposed something, in the order of registration."""
    query = f"""
SELECT nr, h.liggarnummer, h.handelsedatum, h.sista_dag, h.registrerad, h.registrerad_av, h.typ,
  p.pott, coalesce(organ || coalesce(' § ' || paragraf, '') || coalesce(' ' || diarienummer, ''),
  ''), h.avser, h.exempeldata, p.namnd, p.underenhet, position, ore
FROM (
  SELECT nr, min(rad) AS rad, pott, namnd, underenhet, position, sum(delta_ore) AS ore
  FROM post WHERE {asof.within()} GROUP BY nr, pott, namnd, underenhet, position
  UNION ALL SELECT nr, 0, pott, namnd, underenhet, '{FORESLAGET}', belopp_ore
  FROM forslag WHERE {asof.within()}
) AS p JOIN handelse AS h USING (nr)
WHERE :pott IS NULL OR p.pott = :pott ORDER BY nr, rad, p.namnd, p.underenhet"""
    for _, group in groupby(conn.execute(query, asof.bound(pott=pott)), itemgetter(0)):
        rows = list(group)
        event = dict(zip(Rorelse._fields, rows[0][:_OM], strict=False))
        event["exempeldata"] = bool(event["exempeldata"])
        sidor = [(Plats(row[_POTT], *row[_OM:-1]), row[-1]) for row in rows]
        moved = tuple(one for one in sidor if one[0].position != FORESLAGET and one[1])
        forslag = tuple(one for one in sidor if one[0].position == FORESLAGET)
        yield Rorelse(**event, poster=moved, forslag=forslag)


def stallning(
    conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str | None = None
) -> dict[Plats, int]:
    """Return what every position holds, as the read model has summed it: no sum of the moves."""
    query = f"""
SELECT * FROM ({balances(conn, asof)}) WHERE ore <> 0 AND (:pott IS NULL OR pott = :pott)
ORDER BY pott, namnd, underenhet, position"""
    asked = conn.execute(query, asof.bound(pott=pott))
    return {Plats(*row[:4]): row[4] for row in asked}


def sista_dag(conn: sqlite3.Connection, asof: AsOf = NU) -> str:
    """Return the last day that anything within some bounds is dated."""
    return _last(conn, asof, "sista_dag", "2000-01-01")


def sist_registrerad(conn: sqlite3.Connection, asof: AsOf = NU) -> str:
    """Return when the last of what is within some bounds was registered."""
    return _last(conn, asof, "registrerad", "2000-01-01T00:00:00Z")


def _last(conn: sqlite3.Connection, asof: AsOf, column: str, first: str) -> str:
    query = f"SELECT coalesce(max({column}), '{first}') FROM handelse WHERE {asof.within()}"
    last: str = conn.execute(query, asof.bound()).fetchone()[0]
    return last
