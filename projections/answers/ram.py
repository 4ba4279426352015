# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The permanent ram that växlingar give and take, organ by organ and year by year (R34).

Beside it stands the one-off money that the same organ has had out of the potts of that bidragsår
whose money is said to be one-off (``engangsmedel``).
What a nämnd's whole kommunbidrag is, the ledger does not know: only what växlingar changed in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.bevakning.bild import Lagesteg, i_kraft
from projections.answers.saldo import saldo
from projections.model.as_of import NU, dicts, snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from projections.model.as_of import AsOf

Row = dict[str, Any]

_ENGANGS = ("fordelat", "hos_namnd", "sparrat", "forbrukat", "ej_utnyttjat")
"""Where one-off money that a nämnd was given is, whatever has happened to it since."""
BELOPP = ("engangsmedel_ore", "forbrukat_ore", "vaxlat_ore", "ram_ore")


def ram(
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    ar: int | None = None,
) -> dict[str, Any]:
    """Return a row per year and organ in the shape ``ram/1``, and the växlingar behind them.

    ``vaxlat`` is what changes from that very year, ``ram`` what has been changed for good by then.
    """
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
    rows = [
        row
        for row in _rows([row for row in answer["rader"] if row["pott"] in engangs], vaxlingar, ar)
        if namnd in {None, row["namnd"]} and any(row[name] for name in BELOPP)
    ]
    return {
        "schema": "ram/1",
        "per": answer["per"],
        "rader": rows,
        "summa": _per_year(rows),
        "vaxlingar": vaxlingar,
        "exempeldata": answer["exempeldata"] or any(one["exempeldata"] for one in vaxlingar),
        "oattesterade": answer["oattesterade"],
    }


_SIDOR = ("fran", "till")


def _rows(money: list[Row], vaxlingar: list[Row], ar: int | None) -> Iterator[Row]:
    """Yield a row for every year between the first and the last that anything is known of."""
    engangs: dict[tuple[int, str | None], list[Row]] = {}
    for row in money:
        engangs.setdefault((row["ar"], row["namnd"]), []).append(row)
    years = [one["fran_ar"] for one in vaxlingar] + [year for year, _ in engangs]
    span = range(min(years), max(years) + 1) if years else ()
    organ = {one[side] for one in vaxlingar for side in _SIDOR}
    organ |= {kod for _, kod in engangs if kod is not None}
    for year in span if ar is None else (ar,):
        for kod in sorted(organ):
            yield _row(year, kod, engangs.get((year, kod), []), vaxlingar)


def _row(ar: int, kod: str, engangs: list[Row], vaxlingar: list[Row]) -> Row:
    changes = [
        (one["fran_ar"], sign * one["belopp_per_ar_ore"])
        for one in vaxlingar
        for side, sign in zip(_SIDOR, (-1, 1), strict=True)
        if one[side] == kod
    ]
    amounts = (
        sum(row[f"{name}_ore"] for row in engangs for name in _ENGANGS),
        sum(row["forbrukat_ore"] for row in engangs),
        sum(ore for year, ore in changes if year == ar),
        sum(ore for year, ore in changes if year <= ar),
    )
    return {"ar": ar, "namnd": kod} | dict(zip(BELOPP, amounts, strict=True))


def _per_year(rows: Iterable[Row]) -> list[Row]:
    sums: dict[int, Row] = {}
    for row in rows:
        of = sums.setdefault(row["ar"], {"ar": row["ar"]} | dict.fromkeys(BELOPP, 0))
        for name in BELOPP:
            of[name] += row[name]
    return [*sums.values()]


def _i_kraft(conn: sqlite3.Connection, asof: AsOf) -> list[Row]:
    """Return the växlingar that no correction in force reverses, in order."""
    within = asof.within()
    steps = dicts(
        conn,
        f"SELECT nr, typ, sista_dag AS dag, kommando_id, avser_id FROM lagesteg WHERE {within}"
        " AND typ IN ('KommunbidragVaxlat', 'HandelseRattad') ORDER BY nr, rad",
        asof._asdict(),
    )
    held = {one.nr for one in i_kraft([Lagesteg(**row) for row in steps])}
    query = (
        "SELECT v.nr AS handelse, v.pott, fran, till, belopp_per_ar_ore, fran_ar, insats,"
        f" exempeldata FROM (SELECT * FROM vaxling WHERE {within}) AS v"
        " JOIN handelse ON handelse.nr = v.nr ORDER BY v.nr"
    )
    return [
        row | {"exempeldata": bool(row["exempeldata"])}
        for row in dicts(conn, query, asof._asdict())
        if row["handelse"] in held
    ]
