# ruff: noqa: S608 - the text is all our own; what users say is bound
"""A year of the city's books: what each balance was when it began, how it moved, what it became.

The years of the books cut across potts: a pott has money before and after its bidragsår (R41).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.answers.attester import oattesterade
from projections.answers.saldo import GRUPPERA, KEYS, saldo
from projections.model.as_of import NU, snapshot
from projections.model.views import FIGURES

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf

SALDON = FIGURES[1:]
"""What a year of the books has a balance of: all but what was only proposed."""

Row = dict[str, Any]


def rakenskapsar(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    rakenskapsar: int,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...] = GRUPPERA,
) -> dict[str, Any]:
    """Return a row per group and balance in the shape ``rakenskapsar/1``; not those that are 0.

    The opening balances are those of the last day of the year before, the closing balances those
    of the year's last day, both within what else is asked for. What lacks an attest is
    counted in all that they hold, also in what came before the year.
    """
    fore, slut = f"{rakenskapsar - 1}-12-31", f"{rakenskapsar}-12-31"
    of: Row = {"pott": pott, "namnd": namnd, "underenhet": underenhet, "ar": ar}
    with snapshot(conn):
        vid = [saldo(conn, _no_later(asof, dag), **of, gruppera=gruppera) for dag in (fore, slut)]
        stangt = _stangt(conn, asof, rakenskapsar)
        waiting = oattesterade(conn, asof, **of, till=slut)
    keys = [key for key in KEYS if key in gruppera]
    ingaende, utgaende = ({_at(row, keys): row for row in one["rader"]} for one in vid)
    order = sorted(ingaende | utgaende, key=lambda at: [(v is not None, v) for v in at])
    return {
        "schema": "rakenskapsar/1",
        "rakenskapsar": rakenskapsar,
        "stangt": stangt,
        "per": vid[1]["per"],
        "rader": [
            dict(zip(keys, at, strict=True)) | one
            for at in order
            for one in _moved(ingaende.get(at), utgaende.get(at))
        ],
        "summa": _moved(vid[0]["summa"], vid[1]["summa"]),
        "exempeldata": vid[1]["exempeldata"],
        "oattesterade": waiting,
    }


def _no_later(asof: AsOf, dag: str) -> AsOf:
    return asof._replace(datum=min(asof.datum or dag, dag))


def _at(row: Row, keys: list[str]) -> tuple[Any, ...]:
    return tuple(row[key] for key in keys)


def _moved(before: Row | None, after: Row | None) -> list[Row]:
    """Return each balance that was, became or moved: opening, movement and closing in öre."""
    both = [
        (name, *((row or {}).get(f"{name}_ore", 0) for row in (before, after))) for name in SALDON
    ]
    return [
        {
            "saldo": name,
            "ingaende_ore": first,
            "forandring_ore": last - first,
            "utgaende_ore": last,
        }
        for name, first, last in both
        if first or last
    ]


def _stangt(conn: sqlite3.Connection, asof: AsOf, ar: int) -> dict[str, Any] | None:
    """Return the event that closed a year, or a later one first, and its day; None if open.

    What closed it before it was last opened again, alone or with one before it, no longer counts.
    """
    within = asof.within()
    query = (
        "SELECT handelse.nr, handelsedatum FROM handelse WHERE nr IN"
        f" (SELECT nr FROM stangning WHERE ar >= :ar AND {within})"
        f" AND nr > (SELECT coalesce(max(nr), -1) FROM oppning WHERE ar <= :ar AND {within})"
        " ORDER BY handelse.nr LIMIT 1"
    )
    row = conn.execute(query, asof._asdict() | {"ar": ar}).fetchone()
    return row and {"handelse": row[0], "datum": row[1]}
