# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What of each statsbidrag will be left to repay if it is used at the pace so far: a forecast.

The pace is what has been spent for each day that has gone of the time of use, and is taken to hold
for the days that are left; nobody can spend more than there is. It is no figure of the ledger and
nothing that is certified rests on it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypedDict

from domain.bevakning.bild import i_kraft
from domain.bevakning.stegtyp import Stegtyp
from domain.values.dates import first_day, last_day
from projections.answers.saldo import saldo
from projections.model.as_of import NU, Per, Vilar, has_example, snapshot
from projections.model.shape import lagesteg

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from projections.answers.saldo import Saldorad
    from projections.model.as_of import AsOf


class Prognosrad(TypedDict):
    """What a nämnd or sub-unit has used of a pott and has left, and what it comes to, in öre.

    ``prognos`` is what it will have used on the last day, ``oforbrukat`` what is then left; None
    while the time of use has not begun, when there is no pace.
    """

    pott: str
    ar: int
    namnd: str
    underenhet: str | None
    forbrukat_ore: int
    kvar_ore: int
    prognos_ore: int | None
    oforbrukat_ore: int | None


class Prognospott(TypedDict):
    """A statsbidrag: how many days of its time of use have gone, and what it comes to, in öre.

    ``oforbrukat`` is what the nämnder leave, ``aterbetalas`` that and what is not distributed or a
    debt already, less what the state has not paid yet; what is repaid is no part of it.
    """

    pott: str
    ar: int
    nyttjas_from: str
    nyttjas_tom: str
    dagar: int
    av_dagar: int
    forbrukat_ore: int
    kvar_ore: int
    ofordelat_ore: int
    aterbetalningsskuld_ore: int
    utestaende_ore: int
    prognos_ore: int | None
    oforbrukat_ore: int | None
    aterbetalas_ore: int | None


class Prognos(TypedDict):
    """A forecast as of the day ``idag``, at the pace of each nämnd so far.

    ``provad`` tells whether the figures were held to the seals in this very answer.
    """

    schema: Literal["prognos/1"]
    idag: str
    per: Per
    rader: list[Prognosrad]
    potter: list[Prognospott]
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


class _Tid(NamedTuple):
    """The time of use of a pott, and how many of its days have gone by a day."""

    start: str
    slut: str
    dagar: int
    av_dagar: int

    def prognos(self, forbrukat: int, kvar: int) -> int | None:
        """Return what is spent by the last day at the pace so far, in whole öre and at most all."""
        if not self.dagar:
            return None
        return min(forbrukat * self.av_dagar // self.dagar, forbrukat + kvar)


def prognos(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    idag: str,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
) -> Prognos:
    """Return the forecast in the shape ``prognos/1``; a nämnd's rows are chosen, no pott's sums."""
    with snapshot(conn):
        tider = _tider(conn, asof, idag)
        answer = saldo(conn, asof, pott=pott, ar=ar)
        example = has_example(conn, asof, pott=pott, ar=ar)
    held: dict[str, list[Saldorad]] = {}
    for row in answer["rader"]:
        if row["pott"] in tider:
            held.setdefault(row["pott"], []).append(row)
    rader = {of: [_rad(one, tider[of]) for one in rows if _has(one)] for of, rows in held.items()}
    return {
        "schema": "prognos/1",
        "idag": idag,
        "per": answer["per"],
        "rader": [
            one
            for rows in rader.values()
            for one in rows
            if namnd in {None, one["namnd"]} and underenhet in {None, one["underenhet"]}
        ],
        "potter": [_pott(rows, rader[of], tider[of]) for of, rows in held.items()],
        "exempeldata": example,
    }


def _tider(conn: sqlite3.Connection, asof: AsOf, idag: str) -> dict[str, _Tid]:
    """Return the time of use of every statsbidrag, with the changes of it in force (R43)."""
    typer = (Stegtyp.VillkorAndrat, Stegtyp.HandelseRattad)
    changed = {
        one.pott: one.forfaller
        for one in i_kraft(lagesteg(conn, asof, *typer))
        if one.typ is Stegtyp.VillkorAndrat and one.forfaller
    }
    query = (
        "SELECT pott, nyttjas_from, nyttjas_tom FROM pott"
        f" WHERE kalla = 'statsbidrag' AND {asof.within()}"
    )
    return {
        pott: _tid(first_day(start), changed.get(pott) or last_day(slut), idag)
        for pott, start, slut in conn.execute(query, asof.bound())
    }


def _tid(start: str, slut: str, idag: str) -> _Tid:
    gone = _dagar(start, min(idag, slut))
    return _Tid(start, slut, max(gone, 0), max(_dagar(start, slut), 1))


def _dagar(start: str, slut: str) -> int:
    """Return how many days there are from one to another, both counted."""
    return (date.fromisoformat(slut) - date.fromisoformat(start)).days + 1


def _has(row: Saldorad) -> bool:
    return row["namnd"] is not None and bool(row["forbrukat_ore"] or row["kvar_ore"])


def _rad(row: Saldorad, tid: _Tid) -> Prognosrad:
    forbrukat, kvar = row["forbrukat_ore"], row["kvar_ore"]
    spent = tid.prognos(forbrukat, kvar)
    return {
        "pott": row["pott"],
        "ar": row["ar"],
        "namnd": row["namnd"] or "",
        "underenhet": row["underenhet"],
        "forbrukat_ore": forbrukat,
        "kvar_ore": kvar,
        "prognos_ore": spent,
        "oforbrukat_ore": None if spent is None else forbrukat + kvar - spent,
    }


def _pott(rows: Sequence[Saldorad], rader: Sequence[Prognosrad], tid: _Tid) -> Prognospott:
    ofordelat = sum(one["ofordelat_ore"] for one in rows)
    skuld = sum(one["aterbetalningsskuld_ore"] for one in rows)
    utestaende = sum(one["utestaende_ore"] for one in rows)
    spent = sum(one["prognos_ore"] or 0 for one in rader)
    left = sum(one["oforbrukat_ore"] or 0 for one in rader)
    known = tid.dagar > 0
    return {
        "pott": rows[0]["pott"],
        "ar": rows[0]["ar"],
        "nyttjas_from": tid.start,
        "nyttjas_tom": tid.slut,
        "dagar": tid.dagar,
        "av_dagar": tid.av_dagar,
        "forbrukat_ore": sum(one["forbrukat_ore"] for one in rader),
        "kvar_ore": sum(one["kvar_ore"] for one in rader),
        "ofordelat_ore": ofordelat,
        "aterbetalningsskuld_ore": skuld,
        "utestaende_ore": utestaende,
        "prognos_ore": spent if known else None,
        "oforbrukat_ore": left if known else None,
        "aterbetalas_ore": max(left + ofordelat + skuld - utestaende, 0) if known else None,
    }
