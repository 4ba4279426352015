# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The permanent ram that växlingar give and take, organ by organ and year by year (R34).

Beside it stands the one-off money that the same organ has had out of the potts of that bidragsår
whose money is said to be one-off (``engangsmedel``).
What a nämnd's whole kommunbidrag is, the ledger does not know: only what växlingar changed in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from domain.bevakning.bild import i_kraft
from domain.bevakning.stegtyp import Stegtyp
from projections.answers.saldo import amounts, saldo
from projections.model.as_of import NU, Per, Vilar, snapshot
from projections.model.shape import lagesteg, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.answers.saldo import Saldorad
    from projections.model.as_of import AsOf

_ENGANGS = ("fordelat_ore", "hos_namnd_ore", "sparrat_ore", "forbrukat_ore", "ej_utnyttjat_ore")
"""Where one-off money that a nämnd was given is, whatever has happened to it since."""


class Arsbelopp(TypedDict):
    """The amounts of a year, in öre.

    ``vaxlat`` is what changes from that very year, ``ram`` what has been changed for good by then.
    """

    ar: int
    engangsmedel_ore: int
    forbrukat_ore: int
    vaxlat_ore: int
    ram_ore: int


class Ramrad(TypedDict):
    """The amounts of an organ in a year, in öre."""

    ar: int
    namnd: str
    engangsmedel_ore: int
    forbrukat_ore: int
    vaxlat_ore: int
    ram_ore: int


class Vaxling(TypedDict):
    """Kommunbidrag that goes from one organ to another, so much a year from a year on."""

    handelse: int
    pott: str
    fran: str
    till: str
    belopp_per_ar_ore: int
    fran_ar: int
    insats: str | None
    exempeldata: bool


class Ram(TypedDict):
    """The permanent ram year by year and organ by organ, its sum a year, the växlingar behind it.

    ``oattesterade`` counts the events in the balances that lack an attest (R35); ``provad`` tells
    whether the figures were held to the seals in this very answer.
    """

    schema: Literal["ram/1"]
    per: Per
    rader: list[Ramrad]
    summa: list[Arsbelopp]
    vaxlingar: list[Vaxling]
    exempeldata: bool
    oattesterade: int
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


def ram(
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    ar: int | None = None,
) -> Ram:
    """Return a row per year and organ in the shape ``ram/1``, and the växlingar behind them."""
    with snapshot(conn):
        keys = ("pott", "ar", "namnd")
        answer = saldo(conn, asof, pott=pott, namnd=namnd, ar=ar, gruppera=keys)
        engangs = {pott for (pott,) in conn.execute("SELECT pott FROM pott WHERE engangsmedel")}
        vaxlingar = [
            one
            for one in _i_kraft(conn, asof)
            if pott in {None, one["pott"]}
            and namnd in {None, one["fran"], one["till"]}
            and (ar is None or one["fran_ar"] <= ar)
        ]
    rader = [
        row
        for row in _rows([row for row in answer["rader"] if row["pott"] in engangs], vaxlingar, ar)
        if namnd in {None, row["namnd"]}
        and (row["engangsmedel_ore"] or row["forbrukat_ore"] or row["vaxlat_ore"] or row["ram_ore"])
    ]
    return {
        "schema": "ram/1",
        "per": answer["per"],
        "rader": rader,
        "summa": _per_year(rader),
        "vaxlingar": vaxlingar,
        "exempeldata": answer["exempeldata"] or any(one["exempeldata"] for one in vaxlingar),
        "oattesterade": answer["oattesterade"],
    }


def _rows(money: list[Saldorad], vaxlingar: list[Vaxling], ar: int | None) -> Iterator[Ramrad]:
    """Yield a row for every year between the first and the last that anything is known of."""
    engangs: dict[tuple[int, str | None], list[Saldorad]] = {}
    for row in money:
        engangs.setdefault((row["ar"], row["namnd"]), []).append(row)
    years = [one["fran_ar"] for one in vaxlingar] + [year for year, _ in engangs]
    span = range(min(years), max(years) + 1) if years else ()
    organ = {kod for one in vaxlingar for kod in (one["fran"], one["till"])}
    organ |= {kod for _, kod in engangs if kod is not None}
    for year in span if ar is None else (ar,):
        for kod in sorted(organ):
            yield _row(year, kod, engangs.get((year, kod), []), vaxlingar)


def _row(ar: int, kod: str, engangs: list[Saldorad], vaxlingar: list[Vaxling]) -> Ramrad:
    changes = [
        (one["fran_ar"], sign * one["belopp_per_ar_ore"])
        for one in vaxlingar
        for side, sign in ((one["fran"], -1), (one["till"], 1))
        if side == kod
    ]
    return {
        "ar": ar,
        "namnd": kod,
        "engangsmedel_ore": sum(amounts(row)[name] for row in engangs for name in _ENGANGS),
        "forbrukat_ore": sum(row["forbrukat_ore"] for row in engangs),
        "vaxlat_ore": sum(ore for year, ore in changes if year == ar),
        "ram_ore": sum(ore for year, ore in changes if year <= ar),
    }


def _per_year(rader: list[Ramrad]) -> list[Arsbelopp]:
    per_ar: dict[int, list[Ramrad]] = {}
    for row in rader:
        per_ar.setdefault(row["ar"], []).append(row)
    return [
        {
            "ar": ar,
            "engangsmedel_ore": sum(row["engangsmedel_ore"] for row in of),
            "forbrukat_ore": sum(row["forbrukat_ore"] for row in of),
            "vaxlat_ore": sum(row["vaxlat_ore"] for row in of),
            "ram_ore": sum(row["ram_ore"] for row in of),
        }
        for ar, of in per_ar.items()
    ]


def _i_kraft(conn: sqlite3.Connection, asof: AsOf) -> list[Vaxling]:
    """Return the växlingar that no correction in force reverses, in order."""
    made = lagesteg(conn, asof, Stegtyp.KommunbidragVaxlat, Stegtyp.HandelseRattad)
    held = {one.nr for one in i_kraft(made)}
    query = (
        "SELECT v.nr AS handelse, v.pott, fran, till, belopp_per_ar_ore, fran_ar, insats,"
        f" exempeldata FROM (SELECT * FROM vaxling WHERE {asof.within()}) AS v"
        " JOIN handelse ON handelse.nr = v.nr ORDER BY v.nr"
    )
    return [one for one in rows(Vaxling, conn, query, asof.bound()) if one["handelse"] in held]
