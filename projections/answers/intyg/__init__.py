# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The overspend certificate of a ledger's potts; ``lopande`` has the running figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.bookkeeping import positions as p
from projections.answers import marginaler as m
from projections.answers.attester import oattesterade
from projections.answers.saldo import saldo
from projections.model.as_of import NU, has_example, per, snapshot
from projections.model.views import deviations

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from projections.model.as_of import AsOf

PENGAR = [*(tak.slag for tak in p.TAK), *p.GROSS, *(h for h in p.HELD if h not in p.SIGNED)]
"""The margins that are about money, in the order they are told; the others are memo figures, of
which the order of days is not asked."""

Row = dict[str, Any]


def intyg(conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str | None = None) -> Row:
    """Return the certificate in the shape ``intyg/1``.

    What the ledger alone knows is added by whoever has it: its name, its root, its checkpoints.
    """
    with snapshot(conn):
        potter = m.potter(conn, asof, pott)
        marginaler = _marginaler(conn, asof, potter, pott)
        saldon = saldo(conn, asof, pott=pott, gruppera=("pott", "namnd", "underenhet"))
        kort = {ordning: _smallest(marginaler, ordning) for ordning in m.ORDNINGAR} | _counted(
            conn, asof, pott
        )
        return {
            "schema": "intyg/1",
            "per": per(conn, asof),
            "potter": [
                {
                    "pott": namn,
                    "ar": ar,
                    "marginaler": marginaler[namn],
                    "ej_avstamt": [*_unreconciled(saldon["rader"], namn, potter)],
                }
                for namn, ar in potter.ar.items()
            ],
            "kort": kort | {"egenfinansierat_ore": saldon["summa"]["egenfinansierat_ore"]},
            "exempeldata": has_example(conn, asof, {"pott": pott, "ar": None}),
        }


def _marginaler(
    conn: sqlite3.Connection, asof: AsOf, potter: m.Potter, pott: str | None
) -> dict[str, list[Row]]:
    """Return the rows of each pott: ceilings first, then its own positions, then the nämnder's."""
    registrerat, dag_for_dag = m.foljda(conn, asof, potter, pott)
    stated: dict[str, list[Row]] = {namn: [] for namn in potter.ar}
    for serie in sorted(registrerat, key=_order):
        lagst = {
            m.REGISTRERING: registrerat[serie].lagst,
            m.HANDELSEDATUM: dag_for_dag[serie].lagst if serie.slag in PENGAR else None,
        }
        if not any(lagst.values()):
            continue  # what KF has appropriated was never known
        below = (low := lagst[m.HANDELSEDATUM]) is not None and low.ore < 0
        stated[serie.pott].append(
            {
                "slag": serie.slag,
                "namnd": serie.namnd or None,
                "underenhet": serie.underenhet or None,
                "handelser": registrerat[serie].antal,
                **{ordning: low and _low(low) for ordning, low in lagst.items()},
                "avvikelse": _finding(conn, asof, serie) if below else None,
            }
        )
    return stated


def _order(serie: m.Serie) -> tuple[Any, ...]:
    known = serie.slag in PENGAR
    nth = PENGAR.index(serie.slag) if known else len(PENGAR)
    return serie.pott, bool(serie.namnd), serie.namnd, serie.underenhet, nth, serie.slag


def _low(low: m.Lagst) -> Row:
    return {"lagsta_ore": low.ore, "handelse": low.handelse, "datum": low.datum}


def _finding(conn: sqlite3.Connection, asof: AsOf, serie: m.Serie) -> Row | None:
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
        asof._asdict() | serie._asdict(),
    ).fetchone()
    return dict(zip(("kod", "handelse", "status"), row, strict=True)) if row else None


def _unreconciled(rader: Iterable[Row], pott: str, potter: m.Potter) -> Iterator[Row]:
    """Yield what headroom does not say, and what outside the log must confirm it.

    ``avstamning`` is the reconciliation that does; nothing records one yet.
    """
    own = [row for row in rader if row["pott"] == pott]
    for row in own:
        borne = row["egenfinansierat_ore"]
        if (ore := row["forbrukat_ore"] + borne) or borne:
            yield _claim("kostnad", "huvudbok", ore, row, borne)
    if pott in potter.statsbidrag:
        for slag, mot in (("inbetalt", "bank"), ("balanskonto", "balansrakning")):
            yield _claim(slag, mot, sum(row[f"{slag}_ore"] for row in own), {}, 0)


def _claim(slag: str, mot: str, ore: int, of: Row, borne: int) -> Row:
    return {
        "slag": slag,
        "namnd": of.get("namnd"),
        "underenhet": of.get("underenhet"),
        "belopp_ore": ore,
        "varav_egenfinansierat_ore": borne,
        "mot": mot,
        "avstamning": None,
    }


def _smallest(marginaler: dict[str, list[Row]], ordning: str) -> Row | None:
    """Return the smallest headroom of money, where it was first, and how many were as low.

    A memo figure below zero, such as an application that was replaced before its day, is counted
    for itself: it says nothing of what was spent.
    """
    found: list[Row] = [
        {"pott": pott} | {key: row[key] for key in ("slag", "namnd", "underenhet")} | row[ordning]
        for pott, rows in marginaler.items()
        for row in rows
        if row[ordning]
    ]
    money = [one for one in found if one["slag"] in PENGAR]
    if not money:
        return None
    first: Row = min(money, key=lambda one: (one["lagsta_ore"], one["handelse"]))
    below = sum(one["lagsta_ore"] < 0 for one in money)
    return first | {
        "lika_laga": sum(one["lagsta_ore"] == first["lagsta_ore"] for one in money),
        "under_noll": below,
        "minnesbelopp_under_noll": sum(one["lagsta_ore"] < 0 for one in found) - below,
    }


def _counted(conn: sqlite3.Connection, asof: AsOf, pott: str | None) -> Row:
    """Return how many events wait for an attest, and how many avvikelser are open."""
    bound, within = asof._asdict() | {"pott": pott}, asof.within()
    query = (
        f"SELECT count(*) FROM ({deviations(within)})"
        " WHERE status = 'oppen' AND (:pott IS NULL OR pott = :pott)"
    )
    (oppna,) = conn.execute(query, bound).fetchone()
    return {"oattesterade": oattesterade(conn, asof, pott=pott), "oppna_avvikelser": oppna}
