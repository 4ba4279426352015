# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The overspend certificate of a ledger's potts; ``lopande`` has the running figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bookkeeping import positions as p
from projections.answers.attester import oattesterade
from projections.answers.avvikelser import POTTENS
from projections.answers.intyg import marginaler as m
from projections.answers.intyg.avstamt import confirmed, counted, told
from projections.answers.intyg.svar import (
    Grund,
    Intyg,
    Lagsta,
    Marginal,
    Minsta,
)
from projections.answers.saldo import saldo
from projections.model.as_of import NU, has_example, per, snapshot
from projections.model.views import deviations

if TYPE_CHECKING:
    import sqlite3

    from projections.answers.intyg.foljare import Foljare, Lagst, Serie
    from projections.model.as_of import AsOf

PENGAR = [*(tak.slag for tak in p.TAK), *p.GROSS, *(h for h in p.HELD if h not in p.SIGNED)]
"""The margins that are about money, in the order they are told; the others are memo figures, of
which the order of days is not asked."""


def intyg(
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    foljare: Foljare | None = None,
) -> Intyg:
    """Return the certificate in the shape ``intyg/2``.

    ``foljare`` has followed the moves already, if somebody has; else the postings are.
    What the ledger alone knows is added by whoever has it: its name, its root, its checkpoints.
    """
    with snapshot(conn):
        potter = m.potter(conn, asof, pott)
        marginaler = _marginaler(conn, asof, potter, foljare or m.foljda(conn, asof, potter, pott))
        saldon = saldo(conn, asof, pott=pott, gruppera=("pott", "namnd", "underenhet"))
        uppgifter = {namn: told(conn, asof, saldon["rader"], namn, potter) for namn in potter.ar}
        return {
            "schema": "intyg/2",
            "per": per(conn, asof),
            "potter": [
                {
                    "pott": namn,
                    "ar": ar,
                    "marginaler": marginaler[namn],
                    "avstamt": [one for one in uppgifter[namn] if confirmed(one)],
                    "ej_avstamt": [one for one in uppgifter[namn] if not confirmed(one)],
                }
                for namn, ar in potter.ar.items()
            ],
            "kort": {
                m.REGISTRERING: _smallest(marginaler, m.REGISTRERING),
                m.HANDELSEDATUM: _smallest(marginaler, m.HANDELSEDATUM),
                "oattesterade": oattesterade(conn, asof, pott=pott),
                "oppna_avvikelser": _open(conn, asof, pott),
                "egenfinansierat_ore": saldon["summa"]["egenfinansierat_ore"],
                "avstamningar": counted([one for of in uppgifter.values() for one in of]),
            },
            "exempeldata": has_example(conn, asof, pott=pott),
        }


def _marginaler(
    conn: sqlite3.Connection, asof: AsOf, potter: m.Potter, foljare: Foljare
) -> dict[str, list[Marginal]]:
    """Return the rows of each pott: ceilings first, then its own positions, then the nämnder's."""
    stated: dict[str, list[Marginal]] = {namn: [] for namn in potter.ar}
    for serie in sorted((one for one in foljare.registrerat if one.pott in stated), key=_order):
        own = foljare.registrerat[serie]
        first, by_day = own.lagst, None
        if serie.slag in PENGAR:
            by_day = foljare.dag_for_dag(serie, potter.okant_anslag).lagst
        if not (first or by_day):
            continue  # what KF has appropriated was never known
        below = by_day is not None and by_day.ore < 0
        stated[serie.pott].append(
            {
                "slag": serie.slag,
                "namnd": serie.namnd or None,
                "underenhet": serie.underenhet or None,
                "handelser": own.antal,
                m.REGISTRERING: first and _low(first),
                m.HANDELSEDATUM: by_day and _low(by_day),
                "avvikelse": _finding(conn, asof, serie) if below else None,
            }
        )
    return stated


def _order(serie: Serie) -> tuple[str, bool, str, str, int, str]:
    known = serie.slag in PENGAR
    nth = PENGAR.index(serie.slag) if known else len(PENGAR)
    return serie.pott, bool(serie.namnd), serie.namnd, serie.underenhet, nth, serie.slag


def _low(low: Lagst) -> Lagsta:
    return {"lagsta_ore": low.ore, "handelse": low.handelse, "datum": low.datum}


def _finding(conn: sqlite3.Connection, asof: AsOf, serie: Serie) -> Grund | None:
    """Return the avvikelse that R49 opened on a series, the open one first; None if there is none.

    R49 joins what it finds by one command, and the fields of its findings say on which series; one
    that got a name since is told under that name. One that had no room for all may be on any.
    """
    within = asof.within()
    row = conn.execute(
        f"""
SELECT nu.kod, nu.handelse, nu.status
FROM (SELECT kommando_id, pott, regel, max(saker) AS saker FROM (
    SELECT kommando_id, pott, regel, 1 AS saker FROM fynd
    WHERE regel = 'R49' AND pott = :pott AND {within} AND position = :slag
      AND ifnull(namnd, '') = :namnd AND ifnull(underenhet, '') = :underenhet
    UNION ALL SELECT kommando_id, pott, regel, 0 FROM avvikelse
    WHERE regel = 'R49' AND pott = :pott AND {within} AND fynd_utelamnade > 0)
  GROUP BY kommando_id, pott, regel) AS a
JOIN ({deviations(within)}) AS nu
  ON nu.kommando_id = a.kommando_id AND nu.pott = a.pott AND nu.regel = a.regel
ORDER BY a.saker DESC, nu.status <> 'oppen', nu.status = 'rattad', nu.handelse LIMIT 1""",
        asof.bound(**serie._asdict()),
    ).fetchone()
    return {"kod": row[0], "handelse": row[1], "status": row[2]} if row else None


def _smallest(marginaler: dict[str, list[Marginal]], ordning: m.Ordning) -> Minsta | None:
    """Return the smallest headroom of money; None when no money has moved."""
    found = [
        (pott, row, low)
        for pott, rows in marginaler.items()
        for row in rows
        if (low := row[ordning]) is not None
    ]
    money = [one for one in found if one[1]["slag"] in PENGAR]
    if not money:
        return None
    pott, row, first = min(money, key=lambda one: (one[2]["lagsta_ore"], one[2]["handelse"]))
    below = sum(low["lagsta_ore"] < 0 for _, _, low in money)
    return {
        "pott": pott,
        "slag": row["slag"],
        "namnd": row["namnd"],
        "underenhet": row["underenhet"],
        "lagsta_ore": first["lagsta_ore"],
        "handelse": first["handelse"],
        "datum": first["datum"],
        "lika_laga": sum(low["lagsta_ore"] == first["lagsta_ore"] for _, _, low in money),
        "under_noll": below,
        "minnesbelopp_under_noll": sum(low["lagsta_ore"] < 0 for _, _, low in found) - below,
    }


def _open(conn: sqlite3.Connection, asof: AsOf, pott: str | None) -> int:
    """Return how many avvikelser are open."""
    query = (
        f"SELECT count(*) FROM ({deviations(asof.within())}) WHERE status = 'oppen' AND {POTTENS}"
    )
    antal: int = conn.execute(query, asof.bound(pott=pott)).fetchone()[0]
    return antal
